import { type RawBuilder, sql } from 'kysely'
import type { OutputOf } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { cutPage } from '#kernel/page.ts'
import { momentOf } from '#kernel/time.ts'
import { view } from '#kernel/view.ts'
import { actingWhollyFor } from '#modules/identity/index.ts'
import * as contract from '../contract-facts.ts'
import { findFact, outsideFacts } from '../facts/directory.ts'
import type { QuestionRow } from '../facts/store.ts'
import { inScope } from '../policy.ts'

export const factDirectory = view(contract.factDirectory, {
  look: () => Promise.resolve({ rows: [...outsideFacts] }),
})

/** What was asked about oneself, or the enterprise one acts for; the latest first. */
export const myFactQuestions = view(contract.myFactQuestions, {
  async look(ctx, { after, limit }) {
    const self = actingWhollyFor(ctx)
    if (!self) return { rows: [] }
    const { rows, next } = await latestQuestions(ctx, limit, [
      sql`r.subject_kind = ${self.kind} and r.subject_id = ${self.id}`,
      ...(after ? [sql`r.id < ${after}::uuid`] : []),
    ])
    return { rows: rows.map(shownQuestion), next }
  },
})

/** For those who run the exchange; it names no person. */
export const factQuestions = view(contract.factQuestions, {
  async look(ctx, { limit, ...asked }) {
    const { rows, next } = await latestQuestions(ctx, limit, [inScope(ctx, 'exchange.see'), ...questionsWhere(asked)])
    return {
      rows: rows.map((row) => ({ ...shownQuestion(row), attempts: row.attempts, answerKept: row.answer_id !== null })),
      next,
    }
  },
})

/** Conditions on the question `r`. */
export function questionsWhere({
  after,
  fact,
  state,
  from,
  number,
}: contract.QuestionFilter & { after?: string }): RawBuilder<unknown>[] {
  return [
    ...(after ? [sql`r.id < ${after}::uuid`] : []),
    ...(fact ? [sql`r.fact = ${fact}`] : []),
    ...(state ? [sql`r.state = ${state}`] : []),
    ...(from ? [sql`r.asked_at >= ${momentOf(from)}`] : []),
    ...(number ? [sql`r.about_number = ${number}`] : []),
  ]
}

/** The latest first. */
export async function latestQuestions(ctx: Ctx, limit: number, conditions: readonly RawBuilder<unknown>[]) {
  const { rows } = await sql<QuestionRow>`
    select r.* from exchange.fact_question r where ${sql.join([...conditions], sql` and `)}
    order by r.id desc limit ${limit + 1}`.execute(ctx.db)
  const { page, next } = cutPage(rows, limit, (last) => last.id)
  return { rows: page, next }
}

type Shown = OutputOf<typeof contract.myFactQuestions>['rows'][number]

export function shownQuestion(row: QuestionRow): Shown {
  const spec = findFact(row.fact)
  return {
    id: row.id,
    fact: row.fact,
    title: spec?.title ?? row.fact,
    source: spec?.source ?? '',
    purpose: row.purpose,
    basis: row.basis,
    about: row.about_number,
    organName: row.organ_name,
    askedAt: row.asked_at.toISOString(),
    state: row.state,
    why: row.why ?? undefined,
    answeredAt: row.answered_at?.toISOString(),
    again: row.again,
  }
}
