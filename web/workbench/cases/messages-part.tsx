/** 消息送达: what was told about the case, to whom, and how far each message came on every way. */
import { caseMessages } from '#modules/cases/contract.ts'
import { noticeKindRules } from '#modules/notices/contract.ts'
import { type RowOf, usePages } from '../../client/hooks.ts'
import { DeliveryProof, proofInWords } from '../../ui/delivery-proof.tsx'
import { Paged } from '../../ui/paged.tsx'
import { StandInBadge } from '../../ui/stand-in-badge.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { fullMomentWords, momentWords } from '../../words/format.ts'
import { workNoticeWords } from '../../words/zh/work-notices.ts'
import css from './case-page.module.css'

const words = workNoticeWords.ofCase

export function MessagesPart({ caseId }: { caseId: string }) {
  const pages = usePages(caseMessages, { caseId, limit: 5 })
  return (
    <section className={css.part}>
      <h2>{words.title}</h2>
      <Paged pages={pages} empty={<p className={css.quiet}>{words.none}</p>}>
        {(rows) => (
          <ul className={css.plain}>
            {rows.map((row) => (
              <OneMessage key={row.id} of={row} />
            ))}
          </ul>
        )}
      </Paged>
    </section>
  )
}

function OneMessage({ of }: { of: RowOf<typeof caseMessages> }) {
  const receipts = of.channels.flatMap(({ receipt }) => receipt ?? [])
  return (
    <li>
      {of.title} <StateTag tone="neutral">{noticeKindRules[of.kind].title}</StateTag>
      <p className={css.quiet} title={fullMomentWords(of.sentAt)}>
        {words.to(of.to, of.toStaff, momentWords(of.sentAt))}
      </p>
      <details className={css.folded}>
        <summary>{proofInWords(of)}</summary>
        <DeliveryProof {...of} />
        {receipts.map((one) => (
          <p key={one} className={css.quiet}>
            {words.receipt(one)} {of.standIn ? <StandInBadge of={words.gateway} /> : null}
          </p>
        ))}
      </details>
    </li>
  )
}
