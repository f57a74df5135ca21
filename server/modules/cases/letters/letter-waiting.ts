/** Letters whose act was done while the seal was suspended: they wait for it. */
import type { Generated } from 'kysely'
import { type Ctx, tables } from '#kernel/ctx.ts'
import type { LetterRow } from '../store.ts'

type WaitingRow = Pick<LetterRow, 'case_id' | 'kind' | 'no' | 'organ_id'> & {
  since: Date
  /** Of a receipt: the letter that was opened. */
  about_letter: Generated<string | null>
}

export const waitingLetters = (ctx: Ctx) => tables<{ 'cases.letter_waiting': WaitingRow }>(ctx)
