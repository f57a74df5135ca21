/** The letters an act would send, on demand, before the act. */
import { Button } from 'antd'
import { previewActLetter } from '#modules/cases/contract.ts'
import type { CallInput } from '../../client/call.ts'
import { useAct } from '../../client/hooks.ts'
import { useState } from 'react'
import type { ReadableLetter } from '#modules/cases/contract.ts'
import { Buttons, Stack } from '../../ui/card.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { workLetterWords as words } from '../../words/zh/work-letters.ts'
import { LetterSheet } from '../letters/letter-sheet.tsx'

type Wish = CallInput<typeof previewActLetter>

export function LetterPreview({ caseId, act: name, input }: Wish) {
  const act = useAct(previewActLetter)
  const [letters, setLetters] = useState<readonly ReadableLetter[]>()
  const look = async () => {
    const answer = await act.run({ caseId, act: name, input })
    setLetters(answer?.letters)
  }
  return (
    <Stack>
      <Buttons>
        <Button loading={act.pending} onClick={() => void look()}>
          {letters ? words.previewAgain : words.preview}
        </Button>
        {letters ? <Button onClick={() => setLetters(undefined)}>{words.hidePreview}</Button> : null}
      </Buttons>
      {act.problem ? <ErrorBox problem={act.problem} /> : null}
      {letters?.length === 0 ? <p>{words.noLetterComes}</p> : null}
      {letters?.map((letter) => (
        <LetterSheet key={letter.title} letter={letter} />
      ))}
    </Stack>
  )
}
