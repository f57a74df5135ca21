/** What may be done to the chosen rows at once; afterwards each row's own answer. */
import { Button } from 'antd'
import { type ComponentType, useState } from 'react'
import { acceptCases, type CaseListRow } from '#modules/cases/contract.ts'
import { claimSteps, handOverSteps } from '#modules/routes/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { useCan } from '../../client/session.ts'
import { LongTextField } from '../../ui/field.tsx'
import { workStepWords } from '../../words/zh/work-steps.ts'
import { worklistWords } from '../../words/zh/work-worklist.ts'
import { type BulkAct, BulkDialog } from './bulk-dialog.tsx'
import { ColleagueField } from './colleague-field.tsx'
import lists from './lists.module.css'

const words = worklistWords.bulk
const LEAST = 2
const LONGEST = 2000

type BulkProps = { rows: readonly CaseListRow[]; onClose: (tried: boolean) => void }

const acts: readonly { act: BulkAct; word: string; dialog: ComponentType<BulkProps> }[] = [
  { act: 'accept', word: 'cases.accept', dialog: AcceptDialog },
  { act: 'claim', word: 'routes.handle', dialog: ClaimDialog },
  { act: 'hand-over', word: 'routes.handle', dialog: HandOverDialog },
]

/** Whether this account does anything to many cases at once. */
export const mayDoMany = (can: (word: string) => boolean): boolean => acts.some(({ word }) => can(word))

export function BulkBar({ rows, onClear }: { rows: readonly CaseListRow[]; onClear: () => void }) {
  const can = useCan()
  const [asking, setAsking] = useState<{ act: BulkAct; rows: readonly CaseListRow[] }>()
  const Asked = acts.find(({ act }) => act === asking?.act)?.dialog
  return (
    <>
      {rows.length > 0 ? (
        <section className={lists.bulk} aria-label={words.chosen(rows.length)}>
          <span>{words.chosen(rows.length)}</span>
          {acts
            .filter(({ word }) => can(word))
            .map(({ act }, at) => (
              <Button key={act} type={at === 0 ? 'primary' : 'default'} onClick={() => setAsking({ act, rows })}>
                {words.acts[act].button(rows.length)}
              </Button>
            ))}
          <Button onClick={onClear}>{words.clear}</Button>
        </section>
      ) : null}
      {asking && Asked ? (
        <Asked
          rows={asking.rows}
          onClose={(tried) => {
            setAsking(undefined)
            if (tried) onClear()
          }}
        />
      ) : null}
    </>
  )
}

function AcceptDialog({ rows, onClose }: BulkProps) {
  const { run, problem } = useAct(acceptCases)
  return <BulkDialog act="accept" rows={rows} send={(ids) => run({ ids })} problem={problem} onClose={onClose} />
}

function ClaimDialog({ rows, onClose }: BulkProps) {
  const { run, problem } = useAct(claimSteps)
  return <BulkDialog act="claim" rows={rows} send={(ids) => run({ ids })} problem={problem} onClose={onClose} />
}

function HandOverDialog({ rows, onClose }: BulkProps) {
  const { run, problem } = useAct(handOverSteps)
  const [staffId, setStaffId] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const tooShort = reason.trim().length < LEAST
  return (
    <BulkDialog
      act="hand-over"
      rows={rows}
      send={(ids) => run({ ids, staffId, reason: reason.trim() })}
      problem={problem}
      ready={() => {
        setTried(true)
        return staffId !== '' && !tooShort
      }}
      onClose={onClose}
    >
      <ColleagueField of={{}} value={staffId} missing={tried} onChange={setStaffId} />
      <LongTextField
        label={workStepWords.reason}
        required
        maxLength={LONGEST}
        value={reason}
        error={tried && tooShort ? words.reasonNeeded : undefined}
        onChange={setReason}
      />
    </BulkDialog>
  )
}
