/** Over the panes: the case is late; the body says in public why, and until when now. */
import { Button } from 'antd'
import { useState } from 'react'
import { explainDelay } from '#modules/cases/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Buttons, Stack } from '../../ui/card.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { Delays } from '../../ui/delays.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { delayWords } from '../../words/zh/delays.ts'
import css from './case-page.module.css'
import type { CaseFile } from './clocks.tsx'
import { isDay } from './is-day.ts'

const words = delayWords.work

export function DelayStrip({ file }: { file: CaseFile }) {
  const [explaining, setExplaining] = useState(false)
  const { delays, mayExplainDelay } = file
  if (delays.length === 0) return null
  const said = delays.some(({ over, explanation }) => !over && explanation)
  return (
    <section className={css.strip} aria-label={delayWords.title}>
      <div className={css.stripHead}>
        <h2>{delayWords.title}</h2>
      </div>
      <Stack>
        <Delays of={delays} />
        {mayExplainDelay ? (
          <Buttons>
            <Button onClick={() => setExplaining(true)}>{said ? words.again : words.explain}</Button>
          </Buttons>
        ) : null}
      </Stack>
      {explaining ? <ExplainDialog caseId={file.id} onClose={() => setExplaining(false)} /> : null}
    </section>
  )
}

function ExplainDialog({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const act = useAct(explainDelay)
  const [expectedOn, setExpectedOn] = useState('')
  const [tried, setTried] = useState(false)
  const confirm = async (reason: string) => {
    setTried(true)
    if (!isDay(expectedOn)) return
    if (await act.run({ caseId, reason, expectedOn })) onClose()
  }
  return (
    <ReasonDialog
      open
      title={words.explain}
      effect={words.effect}
      verb={words.explain}
      reason={{ label: words.reason, least: 5, longest: 1000 }}
      act={act}
      onConfirm={(reason) => void confirm(reason)}
      onClose={onClose}
    >
      <DateField
        label={words.expectedOn}
        required
        value={expectedOn}
        error={tried && !isDay(expectedOn) ? words.expectedEmpty : undefined}
        onChange={setExpectedOn}
      />
    </ReasonDialog>
  )
}
