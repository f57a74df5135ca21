/** The letter an act would send, on demand, before the act. */
import { Button } from 'antd'
import { previewActLetter } from '#modules/cases/contract.ts'
import type { CallInput } from '../../client/call.ts'
import { useAct } from '../../client/hooks.ts'
import { useState } from 'react'
import type { ReadableLetter } from '#modules/cases/contract.ts'
import { ErrorBox } from '../../ui/states.tsx'
import { workLetterWords as words } from '../../words/zh/work-letters.ts'
import { LetterSheet } from '../letters/letter-sheet.tsx'

type Wish = CallInput<typeof previewActLetter>

export function LetterPreview({ caseId, act: name, input }: Wish) {
  const act = useAct(previewActLetter)
  const [letter, setLetter] = useState<ReadableLetter>()
  const look = async () => {
    const answer = await act.run({ caseId, act: name, input })
    setLetter(answer?.letter)
  }
  return (
    <div>
      <Button loading={act.pending} onClick={() => void look()}>
        {letter ? words.previewAgain : words.preview}
      </Button>{' '}
      {letter ? <Button onClick={() => setLetter(undefined)}>{words.hidePreview}</Button> : null}
      {act.problem ? <ErrorBox problem={act.problem} /> : null}
      {letter ? <LetterSheet letter={letter} /> : null}
    </div>
  )
}
