/** One's grant is to be undone, or was: what for, a say in it, what is owed, and what can be done about it. */
import { Button } from 'antd'
import { useState } from 'react'
import { stateOnUndoing } from '#modules/cases/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { type Undoing, UndoingFacts } from '../../ui/undoing-facts.tsx'
import { dateWords } from '../../words/format.ts'
import { portalUndoingWords as words } from '../../words/zh/portal-undoing.ts'
import { undoingWords } from '../../words/zh/undoing.ts'
import css from './case-page.module.css'
import type { MyCase } from './case-page.tsx'

export function UndoingCard({ file: { id, undone, undoings } }: { file: MyCase }) {
  if (!undone && undoings.length === 0) return null
  return (
    <Card title={undoingWords.title}>
      <Stack>
        {undone ? (
          <p>
            <StateTag tone={undone.kind === 'change' ? 'warning' : 'danger'}>{undone.title}</StateTag>{' '}
            {undoingWords.since(dateWords(undone.on))}
          </p>
        ) : null}
        {undoings.toReversed().map((one) => (
          <One key={one.no} caseId={id} of={one} />
        ))}
        {undone ? (
          <section aria-label={undoingWords.remedies}>
            <h3>{undoingWords.remedies}</h3>
            <ul className={css.list}>
              {undone.remedies.map((remedy) => (
                <li key={remedy}>{remedy}</li>
              ))}
            </ul>
          </section>
        ) : null}
      </Stack>
    </Card>
  )
}

function One({ caseId, of }: { caseId: string; of: Undoing }) {
  const open = of.can.includes('state')
  return (
    <section aria-label={undoingWords.intended(of.kindTitle)}>
      <Stack>
        <h3>
          {of.status === 'decided' ? of.kindTitle : undoingWords.intended(of.kindTitle)}{' '}
          <StateTag tone={of.status === 'hearing' ? 'warning' : 'neutral'}>{of.statusTitle}</StateTag>
        </h3>
        {open && of.answerBy ? <p>{words.asked(of.kindTitle, dateWords(of.answerBy))}</p> : null}
        {open ? <Say caseId={caseId} no={of.no} /> : null}
        {of.status === 'hearing' && of.statedOn ? <p>{words.said}</p> : null}
        <UndoingFacts of={of} columns={2} />
      </Stack>
    </section>
  )
}

function Say({ caseId, no }: { caseId: string; no: number }) {
  const [asking, setAsking] = useState(false)
  const act = useAct(stateOnUndoing)
  const close = () => {
    setAsking(false)
    act.reset()
  }
  const confirm = async (statement: string) => {
    if (await act.run({ caseId, no, statement })) close()
  }
  return (
    <div>
      <Button type="primary" onClick={() => setAsking(true)}>
        {words.say}
      </Button>
      <ReasonDialog
        open={asking}
        title={words.say}
        effect={words.effect}
        verb={words.verb}
        reason={{ label: words.label, least: 5, longest: 2000 }}
        act={act}
        onConfirm={(text) => void confirm(text)}
        onClose={close}
      />
    </div>
  )
}
