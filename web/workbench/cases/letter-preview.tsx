/** The letters an act would send, on demand, before the act. */
import { Button } from 'antd'
import { previewActLetter, previewLicenceLetter } from '#modules/cases/contract.ts'
import type { CallInput } from '../../client/call.ts'
import { useAct } from '../../client/hooks.ts'
import type { ProblemError } from '../../client/problem.ts'
import { useState } from 'react'
import type { ReadableLetter } from '#modules/cases/contract.ts'
import { Buttons, Stack } from '../../ui/card.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { workLetterWords as words } from '../../words/zh/work-letters.ts'
import { LetterSheet } from '../letters/letter-sheet.tsx'

type Letters = { letters: readonly ReadableLetter[] }

export function LetterPreview(wish: CallInput<typeof previewActLetter>) {
  const act = useAct(previewActLetter)
  return <Look pending={act.pending} problem={act.problem} look={() => act.run(wish)} />
}

/** Of an act on a licence. */
export function LicenceLetterPreview(wish: CallInput<typeof previewLicenceLetter>) {
  const act = useAct(previewLicenceLetter)
  return <Look pending={act.pending} problem={act.problem} look={() => act.run(wish)} />
}

type LookProps = { pending: boolean; problem?: ProblemError; look: () => Promise<Letters | undefined> }

function Look({ pending, problem, look }: LookProps) {
  const [letters, setLetters] = useState<readonly ReadableLetter[]>()
  const open = async () => setLetters((await look())?.letters)
  return (
    <Stack>
      <Buttons>
        <Button loading={pending} onClick={() => void open()}>
          {letters ? words.previewAgain : words.preview}
        </Button>
        {letters ? <Button onClick={() => setLetters(undefined)}>{words.hidePreview}</Button> : null}
      </Buttons>
      {problem ? <ErrorBox problem={problem} /> : null}
      {letters?.length === 0 ? <p>{words.noLetterComes}</p> : null}
      {letters?.map((letter) => (
        <LetterSheet key={letter.title} letter={letter} />
      ))}
    </Stack>
  )
}
