/** What was asked of other bodies for one thing, for the page on which it is decided. Shows answers in the clear: callers log the look. */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { type QuestionState, questionStates } from '../contract-facts.ts'
import type { FactValues } from './ask-fact.ts'
import { findFact } from './directory.ts'
import type { QuestionRow } from './store.ts'

export type FactAbout = {
  id: string
  fact: string
  title: string
  source: string
  purpose: string
  basis: string
  organName: string
  askedAt: string
  state: QuestionState
  stateTitle: string
  why?: string
  answeredAt?: string
  again: boolean
  /** Answered, and the answer deleted since. */
  erased: boolean
  /** So young that nobody would be asked again. */
  fresh: boolean
  values: { key: string; title: string; value: FactValues[string] }[]
}

/** The newest question about each fact, in the order first asked. */
export async function factsAbout(ctx: Ctx, aboutId: string): Promise<FactAbout[]> {
  const { rows } = await sql<Answered>`
    select distinct on (q.fact) q.*, a.sealed_values, a.fresh_until > ${ctx.now} as fresh
    from exchange.fact_question q left join exchange.fact_answer a on a.id = q.answer_id
    where q.about_id = ${aboutId} order by q.fact, q.id desc`.execute(ctx.db)
  return rows.toSorted((one, other) => one.id.localeCompare(other.id)).map((row) => shown(ctx, row))
}

type Answered = QuestionRow & { sealed_values: string | null; fresh: boolean | null }

function shown(ctx: Ctx, row: Answered): FactAbout {
  const spec = findFact(row.fact)
  const values = row.sealed_values ? (JSON.parse(ctx.vault.open(row.sealed_values)) as FactValues) : {}
  return {
    id: row.id,
    fact: row.fact,
    title: spec?.title ?? row.fact,
    source: spec?.source ?? '',
    purpose: row.purpose,
    basis: row.basis,
    organName: row.organ_name,
    askedAt: row.asked_at.toISOString(),
    state: row.state,
    stateTitle: questionStates[row.state],
    why: row.why ?? undefined,
    answeredAt: row.answered_at?.toISOString(),
    again: row.again,
    erased: row.state === 'answered' && !row.sealed_values,
    fresh: row.fresh ?? false,
    values: Object.entries(values).map(([key, value]) => ({
      key,
      title: spec?.fields.find((field) => field.key === key)?.title.replace(/（.*）$/, '') ?? key,
      value,
    })),
  }
}
