/** A guide: the answer first, then what to bring, how it goes, where; the law folded behind it. Prints as 一次性告知单. */
import { useParams } from '@tanstack/react-router'
import type { OutputOf } from '#kernel/contract.ts'
import { guide } from '#modules/catalogue/contract.ts'
import { useView } from '../../client/hooks.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { PrintButton, PrintHeader } from '../../ui/print-button.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { fullDateWords } from '../../words/format.ts'
import { catalogueWords as words } from '../../words/zh/portal-catalogue.ts'
import { portalWords } from '../../words/zh/portal.ts'
import { LoadedPage } from '../loaded-page.tsx'
import { GuideAnswer } from './guide-answer.tsx'
import { GuideMaterials } from './guide-materials.tsx'
import css from './guide-page.module.css'
import { GuideSteps } from './guide-steps.tsx'

export type Guide = OutputOf<typeof guide>

export function GuidePage() {
  const { itemId } = useParams({ from: '/portal/items/$itemId' })
  const view = useView(guide, { id: itemId })
  return (
    <LoadedPage title={words.guideTitle} of={view} lines={10}>
      {(item) => <OneGuide guide={item} />}
    </LoadedPage>
  )
}

function OneGuide({ guide: { content, ...item } }: { guide: Guide }) {
  const address = `${location.origin}/items/${item.id}`
  return (
    <Stack>
      <PrintHeader
        title={words.printTitle(portalWords.city)}
        number={item.code}
        code={<QrCode text={address} label={words.scan} size={96} />}
      />
      <header>
        <PageTitle text={content.name} />
        {content.plainName ? <p>{content.plainName}</p> : null}
      </header>
      <GuideAnswer guide={{ content, ...item }} />
      {item.words.gaps.length > 0 ? <p className={css.gaps}>{words.gapsText(item.words.gaps.join('、'))}</p> : null}
      {content.summary ? <p className={css.summary}>{content.summary}</p> : null}
      {content.conditions.length > 0 ? (
        <Card title={words.conditions}>
          <ol className={css.list}>
            {content.conditions.map((condition) => (
              <li key={condition}>{condition}</li>
            ))}
          </ol>
        </Card>
      ) : null}
      <GuideMaterials materials={content.materials} />
      <GuideSteps content={content} />
      {content.fees.length > 0 ? (
        <Card title={words.fees}>
          <ul className={css.list}>
            {content.fees.map((fee) => (
              <li key={fee.name}>
                {fee.name}：{fee.standard}
                <p className={css.quiet}>{words.feeBasis(fee.basis)}</p>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      <Where guide={{ content, ...item }} />
      <Card title={words.result}>
        <p>
          <strong>{content.result.name}</strong>
          {content.result.licenceType ? `（${words.electronic}）` : null}
        </p>
        {content.result.licenceType ? (
          <p className={css.quiet}>
            {content.result.validMonths ? words.resultValid(content.result.validMonths) : words.resultNoEnd}
          </p>
        ) : null}
      </Card>
      {content.faq.length > 0 ? (
        <Card title={words.faq} className="not-printed">
          {content.faq.map((one) => (
            <details key={one.question} className={css.fold}>
              <summary>{one.question}</summary>
              <p>{one.answer}</p>
            </details>
          ))}
        </Card>
      ) : null}
      <Behind guide={{ content, ...item }} />
      <div className={`${css.end} not-printed`}>
        <PrintButton label={words.print} />
        <figure className={css.code}>
          <QrCode text={address} label={words.scan} size={120} />
          <figcaption className={css.quiet}>{words.scan}</figcaption>
        </figure>
      </div>
    </Stack>
  )
}

function Where({ guide: { content, organ, hall } }: { guide: Guide }) {
  const { service } = content
  const facts = [
    { key: 'organ', label: words.organ, value: organ.name },
    { key: 'hall', label: words.hall, value: hall },
    { key: 'address', label: words.address, value: service.address || organ.address },
    { key: 'hours', label: words.hours, value: service.hours },
    { key: 'phone', label: words.phone, value: <Phone number={service.phone || organ.phone} /> },
    { key: 'complaint', label: words.complaint, value: <Phone number={service.complaintPhone} /> },
  ]
  return (
    <Card title={words.whereWhen}>
      <FactList facts={facts.filter((fact) => fact.value !== undefined && fact.value !== '')} />
    </Card>
  )
}

function Phone({ number }: { number: string | undefined }) {
  if (!number) return null
  return (
    <a className={css.phone} href={`tel:${number.replace(/[^\d+]/g, '')}`}>
      {number}
    </a>
  )
}

/** The law and the numbers: beside the plain words, never instead of them. */
function Behind({ guide: { content, ...item } }: { guide: Guide }) {
  return (
    <Card>
      <details className={css.fold}>
        <summary>{words.basis}</summary>
        <ul className={css.list}>
          {content.basis.map((one) => (
            <li key={one.law + one.article}>
              {one.law} {one.article}
              {one.text ? <p className={css.quiet}>{one.text}</p> : null}
            </li>
          ))}
        </ul>
      </details>
      <details className={css.fold}>
        <summary>{words.statedLimit}</summary>
        <p>{content.statutory.explanation}</p>
        <p>{content.promised.explanation}</p>
      </details>
      <details className={css.fold}>
        <summary>{words.about}</summary>
        <FactList
          facts={[
            { key: 'code', label: words.code, value: item.code },
            { key: 'type', label: words.itemType, value: item.words.itemType },
            { key: 'level', label: words.level, value: item.words.level },
            { key: 'region', label: words.region, value: item.region.path.join(' ') || item.region.name },
            {
              key: 'version',
              label: words.version,
              value: words.versionOf(item.versionNo, fullDateWords(item.publishedOn)),
            },
          ]}
        />
      </details>
    </Card>
  )
}
