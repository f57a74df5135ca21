/** What the item's rule said, and the promise with its check and the acts open on it. */
import { Button } from 'antd'
import { useState } from 'react'
import { type CheckAct, checkActTitles } from '#modules/cases/contract.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { CommitmentFacts } from '../../ui/commitment-facts.tsx'
import { LifeLine } from '../../ui/life-line.tsx'
import { RuleCheckList } from '../../ui/rule-check-list.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { easierWords } from '../../words/zh/easier.ts'
import { workEasierCaseWords } from '../../words/zh/work-easier-cases.ts'
import { CheckDialog } from './check-dialogs.tsx'
import type { CaseFile } from './clocks.tsx'

const words = easierWords.commitment
type StaffAct = Exclude<CheckAct, 'state-view'>

export function EasierPane({ file }: { file: CaseFile }) {
  const { ruleCheck, commitment } = file
  if (!ruleCheck && !commitment) return null
  return (
    <Stack>
      {ruleCheck ? (
        <Card title={easierWords.rule.title}>
          <Stack>
            <RuleCheckList check={ruleCheck} />
          </Stack>
        </Card>
      ) : null}
      {commitment ? (
        <Card title={words.title} extra={<CheckState of={commitment.check} />}>
          <Stack>
            <LifeLine steps={commitment.life} />
            <CheckActs file={file} />
            <CommitmentFacts caseId={file.id} of={commitment} />
          </Stack>
        </Card>
      ) : null}
    </Stack>
  )
}

function CheckState({ of: check }: { of: NonNullable<CaseFile['commitment']>['check'] }) {
  if (!check) return null
  if (check.overdue) return <StateTag tone="danger">{`${check.statusTitle}，${words.overdue}`}</StateTag>
  return <StateTag tone={check.status === 'kept' ? 'success' : 'info'}>{check.statusTitle}</StateTag>
}

function CheckActs({ file }: { file: CaseFile }) {
  const [asked, setAsked] = useState<StaffAct>()
  const open = (file.commitment?.check?.can ?? []).filter((act): act is StaffAct => act !== 'state-view')
  if (open.length === 0) return null
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset is for the fields of a form
    <div role="group" aria-label={workEasierCaseWords.acts.group}>
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
    </div>
  )
}
