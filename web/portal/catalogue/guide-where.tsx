/** Where and when, and who handles it where the power was given to others. */
import type { ReactNode } from 'react'
import { Card } from '../../ui/card.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { fullDateWords } from '../../words/format.ts'
import { catalogueWords as words } from '../../words/zh/portal-catalogue.ts'
import css from './guide-page.module.css'
import type { Guide } from './guide-page.tsx'

export function GuideWhere({ guide: { content, organ, hall, handling } }: { guide: Guide }) {
  const { service, gaps, access, channels } = content
  const unstated = gaps?.includes('service') === true
  const said = (value: string | undefined) => value || (unstated ? words.unstated : undefined)
  const facts: { key: string; label: string; value: ReactNode }[] = [
    { key: 'organ', label: words.organ, value: handling.own ? organ.name : undefined },
    { key: 'hall', label: words.hall, value: hall },
    { key: 'address', label: words.address, value: said(service.address || organ.address) },
    { key: 'hours', label: words.hours, value: said(service.hours) },
    { key: 'phone', label: words.phone, value: <Phone number={service.phone || organ.phone} unstated={unstated} /> },
    { key: 'complaint', label: words.complaint, value: <Phone number={service.complaintPhone} /> },
    { key: 'channels', label: words.channels, value: channels?.map((one) => words.channelNames[one]).join('、') },
    { key: 'booking', label: words.booking, value: access?.booking ? words.canBook : undefined },
    { key: 'express', label: words.express, value: access?.express ? words.canExpress : undefined },
  ]
  return (
    <Card title={words.whereWhen}>
      <FactList facts={facts.filter(({ value }) => value !== undefined && value !== '' && value !== null)} />
      {handling.bodies.length > 0 ? <HandledBy handling={handling} /> : null}
    </Card>
  )
}

function HandledBy({ handling }: { handling: Guide['handling'] }) {
  return (
    <section className={css.handled} aria-labelledby="handled-by">
      <h3 id="handled-by">{handling.own ? words.alsoHandledBy : words.nowHandledBy}</h3>
      <ul>
        {handling.bodies.map((body) => (
          <li key={body.delegationId}>
            <strong>{body.organName}</strong>
            {body.address ? <p>{body.address}</p> : null}
            {body.phone ? <Phone number={body.phone} /> : null}
            <p className={css.quiet}>
              {words.givenBy(
                body.kindTitle,
                body.basis,
                fullDateWords(body.fromOn),
                body.untilOn ? fullDateWords(body.untilOn) : undefined,
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Phone({ number, unstated }: { number: string | undefined; unstated?: boolean }) {
  if (!number) return unstated ? words.unstated : null
  return (
    <a className={css.phone} href={`tel:${number.replace(/[^\d+]/g, '')}`}>
      {number}
    </a>
  )
}
