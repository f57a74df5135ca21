/** Why it was denied, not accepted or terminated, on what ground, and what can be done about it. */
import type { Status } from '#modules/cases/contract.ts'
import { portalCaseWords as words } from '../../words/zh/portal-cases.ts'
import css from './case-page.module.css'
import type { MyCase } from './case-page.tsx'

export function RefusalCard({ file: { refusal, granted, status } }: { file: MyCase }) {
  if (!refusal) return null
  return (
    <section className={css.refused} aria-labelledby="refusal">
      <h2 id="refusal">{words.refusal[whichOf(status, granted)]}</h2>
      <p>
        {words.reason}：{refusal.reason}
      </p>
      {refusal.basis ? (
        <p>
          {words.refusalBasis}：{refusal.basis}
        </p>
      ) : null}
      {refusal.rightBody ? (
        <p>
          {words.rightBody}：{refusal.rightBody}
        </p>
      ) : null}
      <h3>{words.remedies}</h3>
      <ul className={css.list}>
        {refusal.remedies.map((remedy) => (
          <li key={remedy}>{remedy}</li>
        ))}
      </ul>
    </section>
  )
}

function whichOf(status: Status, granted?: boolean): keyof typeof words.refusal {
  if (granted === false) return 'denied'
  return status === 'terminated' || status === 'withdrawn' ? status : 'notAccepted'
}
