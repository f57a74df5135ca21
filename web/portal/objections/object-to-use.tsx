/** Beside a line of a ledger: objecting to that use, or how the objection stands. */
import { Button } from 'antd'
import { useState } from 'react'
import { type Ledger, objectToUse, outcomeTitles, type OwnObjection } from '#modules/oversight/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { dateWords } from '../../words/format.ts'
import { objectionWords as words } from '../../words/zh/objections.ts'

export type LedgerLine = { ledger: Ledger; useId: string; by: string; purpose: string }

/** @param raised the objection to this line, when there is one */
export function ObjectToUse({ line, raised }: { line: LedgerLine; raised: OwnObjection | undefined }) {
  const [asking, setAsking] = useState(false)
  const act = useAct(objectToUse)
  if (raised) return <ObjectionState of={raised} />
  const send = async (text: string) => {
    if (await act.run({ ledger: line.ledger, useId: line.useId, words: text })) setAsking(false)
  }
  return (
    <>
      <Button aria-label={words.objectTo(line.by)} onClick={() => setAsking(true)}>
        {words.object}
      </Button>
      <ReasonDialog
        open={asking}
        title={words.title}
        effect={words.effect(line.by, line.purpose)}
        verb={words.send}
        reason={{ label: words.reason, help: words.reasonHelp, least: 5, longest: 1000 }}
        act={act}
        onConfirm={(text) => void send(text)}
        onClose={() => setAsking(false)}
      />
    </>
  )
}

export function ObjectionState({ of }: { of: OwnObjection }) {
  if (!of.outcome) return <StateTag tone="info">{words.waiting(dateWords(of.answerDue))}</StateTag>
  return <StateTag tone={of.outcome === 'upheld' ? 'success' : 'neutral'}>{outcomeTitles[of.outcome]}</StateTag>
}
