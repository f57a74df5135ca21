/** The rehearsal of a version: at once for whoever checks it, on request for whoever writes it. */
import { Button } from 'antd'
import { useState } from 'react'
import { nothingToRehearse, rehearsal } from '#modules/rehearsals/contract.ts'
import { useView } from '../../../client/hooks.ts'
import { useCan } from '../../../client/session.ts'
import { Card, Stack } from '../../../ui/card.tsx'
import { SelectField } from '../../../ui/field.tsx'
import { Empty, Loaded } from '../../../ui/states.tsx'
import { workRehearsalWords as words } from '../../../words/zh/work-rehearsal.ts'
import css from './rehearsal.module.css'
import { RehearsalReport } from './rehearsal-report.tsx'
import { caseCounts, USUAL_CASES } from './usual-cases.ts'

type RehearsalCardProps = {
  versionId: string
  /** Begin without being asked. */
  asked: boolean
}

export function RehearsalCard({ versionId, asked }: RehearsalCardProps) {
  const may = useCan()('rehearsals.see')
  const [begun, setBegun] = useState(asked)
  // A draft saves itself every moment: it is rehearsed when somebody asks, not with every save.
  const [wanted, setWanted] = useState(asked)
  const [cases, setCases] = useState<number>(USUAL_CASES)
  const view = useView(rehearsal, { versionId, cases }, { when: may && wanted, keepPrevious: true })
  const settled = !view.waiting && !view.refreshing && (view.data ?? view.problem) !== undefined
  if (!asked && wanted && settled) setWanted(false)
  if (!may) return null
  const run = () => {
    setBegun(true)
    setWanted(true)
  }
  const none = view.problem?.code === nothingToRehearse.code
  return (
    <Card title={words.title}>
      <Stack>
        <p className={css.quiet}>{words.help}</p>
        {asked ? null : (
          <div>
            <Button loading={wanted} onClick={run}>
              {begun ? words.again : words.run}
            </Button>
          </div>
        )}
        {begun && none ? <Empty title={words.nothing}>{words.nothingText}</Empty> : null}
        {begun && !none ? (
          <>
            <SelectField
              label={words.most}
              required
              options={caseCounts.map((count) => ({ value: String(count), label: words.mostOption(count) }))}
              value={String(cases)}
              onChange={(count) => {
                if (!count) return
                setCases(Number(count))
                setWanted(true)
              }}
            />
            <Loaded of={view} lines={8}>
              {(report) => <RehearsalReport report={report} />}
            </Loaded>
          </>
        ) : null}
      </Stack>
    </Card>
  )
}
