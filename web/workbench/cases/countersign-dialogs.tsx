/** A superior agrees with a no that was proposed, or does not. */
import { confirmDenial, confirmRefusal, overturnDenial, overturnRefusal } from '#modules/cases/contract.ts'
import { dateWords, fullMomentWords, momentWords } from '../../words/format.ts'
import { workCaseLawWords as words } from '../../words/zh/work-case-law.ts'
import type { ActDialogProps } from './act-bar.tsx'
import { ActDialog } from './act-dialog.tsx'
import css from './case-page.module.css'
import type { CaseFile } from './clocks.tsx'
import { useCaseAct } from './use-case-act.ts'

const LONGEST = 2000

function confirming(route: typeof confirmRefusal | typeof confirmDenial) {
  return function ConfirmDialog(props: ActDialogProps) {
    const act = useCaseAct(route, props)
    return (
      <ActDialog
        of={props}
        act={act}
        danger
        reason="none"
        letter={() => ({})}
        onConfirm={() => act.send({ caseId: props.file.id })}
      >
        <ProposedNo file={props.file} />
      </ActDialog>
    )
  }
}

function overturning(route: typeof overturnRefusal | typeof overturnDenial) {
  return function OverturnDialog(props: ActDialogProps) {
    const act = useCaseAct(route, props)
    return (
      <ActDialog
        of={props}
        act={act}
        reason={{ label: words.overturnReason, help: words.overturnHelp, least: 2, longest: LONGEST }}
        onConfirm={(reason) => act.send({ caseId: props.file.id, reason })}
      >
        <ProposedNo file={props.file} />
      </ActDialog>
    )
  }
}

export const ConfirmRefusalDialog = confirming(confirmRefusal)
export const ConfirmDenialDialog = confirming(confirmDenial)
export const OverturnRefusalDialog = overturning(overturnRefusal)
export const OverturnDenialDialog = overturning(overturnDenial)

/** What was proposed, by whom, and until when the body must have spoken. */
export function ProposedNo({ file: { proposal, clock } }: { file: CaseFile }) {
  if (!proposal) return null
  const deadline = proposal.act === 'deny' ? words.proposal.denialDeadline : words.proposal.deadline
  return (
    <div className={css.conflict}>
      <p>
        <strong>{words.proposal.title[proposal.act]}</strong>
      </p>
      <p>{proposal.reason}</p>
      {proposal.rightBody ? <p>{words.proposal.rightBody(proposal.rightBody)}</p> : null}
      {proposal.basis ? <p>{proposal.basis}</p> : null}
      <p className={css.quiet} title={fullMomentWords(proposal.at)}>
        {words.proposal.by(proposal.by, momentWords(proposal.at))}
      </p>
      {clock.dueOn ? <p>{deadline(dateWords(clock.dueOn))}</p> : null}
    </div>
  )
}
