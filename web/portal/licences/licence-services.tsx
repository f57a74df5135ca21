/** What may be applied for about a licence of one's own: renewing it in time, or changing it. */
import { Link } from '@tanstack/react-router'
import type { OutputOf } from '#kernel/contract.ts'
import { concernTitles, licenceServices } from '#modules/cases/contract.ts'
import { useView } from '../../client/hooks.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { fullDateWords } from '../../words/format.ts'
import { licenceWords } from '../../words/zh/portal-licences.ts'
import { LinkButton } from '../link-button.tsx'
import css from './licences.module.css'

const words = licenceWords.services

type Services = OutputOf<typeof licenceServices>

export function LicenceServices({ id }: { id: string }) {
  const { data } = useView(licenceServices, { licenceId: id })
  if (!data || (!data.itemId && data.running.length === 0)) return null
  return (
    <Card title={words.title}>
      <Stack>
        {data.running.map((one) => (
          <p key={one.caseId}>
            <Link to="/cases/$caseId" params={{ caseId: one.caseId }} className={css.inline}>
              {words.running(concernTitles[one.kind], one.statusTitle)}
            </Link>
          </p>
        ))}
        {data.running.length === 0 && data.itemId ? <Offers services={data} itemId={data.itemId} id={id} /> : null}
      </Stack>
    </Card>
  )
}

function Offers({ services: { renewal }, itemId, id }: { services: Services; itemId: string; id: string }) {
  const may = renewal?.time === 'open' || renewal?.time === 'late'
  return (
    <>
      {renewal ? (
        <p>{words.renewal[renewal.time](fullDateWords(renewal.lastDay), fullDateWords(renewal.validTo))}</p>
      ) : null}
      <Buttons>
        {may ? (
          <LinkButton primary to="/apply/$itemId" params={{ itemId }} search={{ renew: id }}>
            {words.renew}
          </LinkButton>
        ) : null}
        <LinkButton to="/apply/$itemId" params={{ itemId }} search={{ change: id }}>
          {words.change}
        </LinkButton>
      </Buttons>
    </>
  )
}
