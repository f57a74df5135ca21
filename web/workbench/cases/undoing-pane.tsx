/** Undoing the grant of a case: what has been begun and decided, and what may be done now. */
import { Button } from 'antd'
import { useState } from 'react'
import type { UndoingAct } from '#modules/cases/contract.ts'
import { Buttons } from '../../ui/card.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { type Undoing, UndoingFacts } from '../../ui/undoing-facts.tsx'
import { dateWords, moneyWords } from '../../words/format.ts'
import { undoingWords } from '../../words/zh/undoing.ts'
import { workUndoingWords as words } from '../../words/zh/work-undoing.ts'
import css from './case-page.module.css'
import type { CaseFile } from './clocks.tsx'
import { BeginUndoingDialog, DecideDialog, OneWordDialog, PayDialog } from './undoing-dialogs.tsx'

/** Over the panes: what has been begun, and what became of the grant. */
export function UndoingStrip({ file }: { file: CaseFile }) {
  const { undoings, undone } = file
  if (undoings.length === 0 && !undone) return null
  return (
    <section className={css.strip} aria-label={undoingWords.title}>
      <div className={css.stripHead}>
        <h2>{undoingWords.title}</h2>
        {undone ? (
          <>
            <StateTag tone={undone.kind === 'change' ? 'warning' : 'danger'}>{undone.title}</StateTag>
            <span>{undoingWords.since(dateWords(undone.on))}</span>
          </>
        ) : null}
      </div>
      {undoings.toReversed().map((one) => (
        <One key={one.no} file={file} of={one} />
      ))}
    </section>
  )
}

/** Beside the form: where it is begun. */
export function BeginUndoing({ file }: { file: CaseFile }) {
  const [beginning, setBeginning] = useState(false)
  if (file.undoingChoices.length === 0) return null
  return (
    <section className={css.part}>
      <h2>{undoingWords.title}</h2>
      <Button danger onClick={() => setBeginning(true)}>
        {words.begin}
      </Button>
      {beginning ? <BeginUndoingDialog file={file} onClose={() => setBeginning(false)} /> : null}
    </section>
  )
}

/** 补偿 12,345.60 元，还没有支付. */
function owedWords({ owed, paidOn, voucher }: Undoing, compensation: number): string {
  const paid = paidOn ? undoingWords.paid(dateWords(paidOn), voucher ?? '') : undoingWords.unpaid
  return `${owed} ${moneyWords(compensation)}，${paid}`
}

type StaffAct = Exclude<UndoingAct, 'state' | 'tell'>
const isStaffAct = (act: UndoingAct): act is StaffAct => act !== 'state' && act !== 'tell'

function One({ file, of }: { file: CaseFile; of: Undoing }) {
  const [asked, setAsked] = useState<StaffAct>()
  const open = of.can.filter(isStaffAct)
  const titles: Record<StaffAct, string> = {
    'record-statement': words.record,
    decide: words.decide(of.kindTitle),
    drop: words.drop(of.kindTitle),
    pay: words.pay,
  }
  const props = { file, of, onClose: () => setAsked(undefined) }
  const waits = of.status === 'hearing' && !open.includes('decide') && of.answerBy
  return (
    <section aria-label={undoingWords.intended(of.kindTitle)}>
      <h3>
        {of.status === 'decided' ? of.kindTitle : undoingWords.intended(of.kindTitle)}{' '}
        <StateTag tone={of.status === 'hearing' ? 'warning' : 'neutral'}>{of.statusTitle}</StateTag>
      </h3>
      {waits ? <p>{words.tooEarly(dateWords(waits))}</p> : null}
      {open.length > 0 ? (
        <Buttons>
          {open.map((act) => (
            <Button key={act} danger={act === 'decide'} onClick={() => setAsked(act)}>
              {titles[act]}
            </Button>
          ))}
        </Buttons>
      ) : null}
      {of.statement ? <p>{words.said(of.statement, dateWords(of.statedOn!))}</p> : null}
      {of.compensation ? <p>{owedWords(of, of.compensation)}</p> : null}
      <details>
        <summary>{words.all}</summary>
        <UndoingFacts of={of} columns={2} />
      </details>
      {asked === 'decide' && open.includes('decide') ? <DecideDialog {...props} /> : null}
      {asked === 'pay' && open.includes('pay') ? <PayDialog {...props} /> : null}
      {(asked === 'record-statement' || asked === 'drop') && open.includes(asked) ? (
        <OneWordDialog {...props} act={asked} title={titles[asked]} />
      ) : null}
    </section>
  )
}
