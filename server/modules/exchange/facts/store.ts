/** Rows of what was asked of other bodies. */
import type { Generated } from 'kysely'
import { type Ctx, tables } from '#kernel/ctx.ts'
import type { QuestionState } from '../contract-facts.ts'

type SubjectKind = 'person' | 'enterprise'

export type AnswerRow = {
  id: string
  fact: string
  subject_kind: SubjectKind
  subject_id: string
  sealed_values: string
  answered_at: Date
  fresh_until: Date
}

export type QuestionRow = {
  id: string
  fact: string
  subject_kind: SubjectKind
  subject_id: string
  region_code: string
  module: string
  about_id: string
  about_number: string
  organ_name: string
  purpose: string
  basis: string
  asked_at: Date
  state: QuestionState
  why: string | null
  answered_at: Date | null
  attempts: number
  answer_id: string | null
  again: boolean
}
type Stored = Omit<QuestionRow, 'why' | 'answered_at' | 'attempts' | 'answer_id' | 'again'> & {
  why: Generated<string | null>
  answered_at: Generated<Date | null>
  attempts: Generated<number>
  answer_id: Generated<string | null>
  again: Generated<boolean>
}

export const factTables = (ctx: Pick<Ctx, 'db'>) =>
  tables<{ 'exchange.fact_answer': AnswerRow; 'exchange.fact_question': Stored }>(ctx)
