/** One's own promise: its life in one line, and a say on what the check found. */
import { Button } from 'antd'
import { useState } from 'react'
import { stateView } from '#modules/cases/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { CommitmentFacts } from '../../ui/commitment-facts.tsx'
import { LifeLine } from '../../ui/life-line.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { dateWords } from '../../words/format.ts'
import { easierWords } from '../../words/zh/easier.ts'
import { portalEasierWords } from '../../words/zh/portal-easier.ts'
import type { MyCase } from './case-page.tsx'

const words = portalEasierWords.finding

export function CommitmentCard({ file: { id, commitment } }: { file: MyCase }) {
  if (!commitment) return null
  return (
    <Card title={easierWords.commitment.title}>
      <Stack>
        <LifeLine steps={commitment.life} />
        {commitment.check?.can.includes('state-view') ? (
          <Say caseId={id} until={commitment.check.answerBy ?? ''} />
        ) : null}
        <CommitmentFacts caseId={id} of={commitment} />
      </Stack>
    </Card>
  )
}

function Say({ caseId, until }: { caseId: string; until: string }) {
  const [asking, setAsking] = useState(false)
  const act = useAct(stateView)
  const close = () => {
    setAsking(false)
    act.reset()
  }
  const confirm = async (statement: string) => {
    if (await act.run({ caseId, statement })) close()
  }
  return (
    <section aria-label={words.title}>
      <Stack>
        <h3>{words.title}</h3>
        <p>{words.text(dateWords(until))}</p>
        <div>
          <Button type="primary" onClick={() => setAsking(true)}>
            {words.say}
          </Button>
        </div>
        <ReasonDialog
          open={asking}
          title={words.say}
          effect={words.effect}
          verb={words.say}
          reason={{ label: words.sayLabel, least: 2, longest: 2000 }}
          act={act}
          onConfirm={(text) => void confirm(text)}
          onClose={close}
        />
      </Stack>
    </section>
  )
}
