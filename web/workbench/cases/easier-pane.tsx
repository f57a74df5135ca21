/** What the item's rule said, and the promise with its check and the acts open on it. */
import { Button } from 'antd'
import { useState } from 'react'
import { type CheckAct, type CheckStatus, checkActTitles } from '#modules/cases/contract.ts'
import { Buttons } from '../../ui/card.tsx'
import { CommitmentFacts } from '../../ui/commitment-facts.tsx'
import { LifeLine } from '../../ui/life-line.tsx'
import { RuleCheckList } from '../../ui/rule-check-list.tsx'
import { StateTag, type Tone } from '../../ui/state-tag.tsx'
import { easierWords } from '../../words/zh/easier.ts'
import { workEasierCaseWords } from '../../words/zh/work-easier-cases.ts'
import css from './case-page.module.css'
import { CheckDialog } from './check-dialogs.tsx'
import type { CaseFile } from './clocks.tsx'

const words = easierWords.commitment
type StaffAct = Exclude<CheckAct, 'state-view'>

/** Over the panes: the line of the promise's life, and what may be done about it. */
export function PromiseStrip({ file }: { file: CaseFile }) {
  const { commitment } = file
  if (!commitment) return null
  return (
    <section className={css.strip} aria-label={words.title}>
      <div className={css.stripHead}>
        <h2>{words.title}</h2>
        <CheckState of={commitment.check} />
        <CheckActs file={file} />
      </div>
      <LifeLine steps={commitment.life} />
    </section>
  )
}

/** Beside the form: how the rule came out, and what was promised and found. */
export function EasierParts({ file: { id, ruleCheck, commitment } }: { file: CaseFile }) {
  return (
    <>
      {ruleCheck ? (
        <section className={css.part}>
          <h2>{easierWords.rule.title}</h2>
          <RuleCheckList check={ruleCheck} />
        </section>
      ) : null}
      {commitment ? (
        <section className={css.part}>
          <h2>{words.title}</h2>
          <CommitmentFacts caseId={id} of={commitment} columns={1} />
        </section>
      ) : null}
    </>
  )
}

const tones: Record<CheckStatus, Tone> = {
  due: 'info',
  hearing: 'info',
  correcting: 'warning',
  kept: 'success',
  corrected: 'success',
  revoked: 'danger',
}

function CheckState({ of: check }: { of: NonNullable<CaseFile['commitment']>['check'] }) {
  if (!check) return null
  if (check.overdue) return <StateTag tone="danger">{`${check.statusTitle}，${words.overdue}`}</StateTag>
  return <StateTag tone={tones[check.status]}>{check.statusTitle}</StateTag>
}

function CheckActs({ file }: { file: CaseFile }) {
  const [asked, setAsked] = useState<StaffAct>()
  const open = (file.commitment?.check?.can ?? []).filter((act): act is StaffAct => act !== 'state-view')
  if (open.length === 0) return null
  return (
    <fieldset aria-label={workEasierCaseWords.acts.group}>
      <Buttons>
        {open.map((act) => (
          <Button key={act} type={act === 'conclude-check' ? 'primary' : 'default'} onClick={() => setAsked(act)}>
            {checkActTitles[act]}
          </Button>
        ))}
      </Buttons>
      {asked && open.includes(asked) ? (
        <CheckDialog key={asked} act={asked} file={file} onClose={() => setAsked(undefined)} />
      ) : null}
    </fieldset>
  )
}
