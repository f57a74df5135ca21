/** Asking other bodies, for the modules that need a fact. Nothing waits for an answer inside a transaction. */
import type { Ctx } from '#kernel/ctx.ts'
import { factAsked } from '../events.ts'
import { findFact } from './directory.ts'
import { factTables, type QuestionRow } from './store.ts'

export type FactValues = Readonly<Record<string, string | number | boolean>>

export type FactWish = {
  /** Name in the directory. */
  fact: string
  of: { kind: 'person' | 'enterprise'; id: string }
  /** What it is needed for: a case, and how people call it. */
  about: { module: string; id: string; number: string; regionCode: string; organName: string }
}

/** `asked`: on its way, `factAnswered` will tell. `not-theirs`: the fact is not one of such an applicant. `off`: nobody to ask. */
export type FactKnown =
  | { state: 'known'; values: FactValues }
  | { state: 'asked' | 'refused' | 'silent' | 'not-theirs' | 'off' }

/**
 * What is known of a fact. An answer that is still fresh is used; otherwise the body is asked once this transaction is
 * over. Either way the purpose and the case are written down, for the person to read (个人信息保护法 art. 6, 34, 45).
 * @throws Error when the directory does not have the fact: publishing checks that
 */
export async function askFact(ctx: Ctx, { fact, of, about }: FactWish): Promise<FactKnown> {
  const spec = findFact(fact)
  if (!spec) throw new Error(`the directory has no fact ${fact}`)
  if (spec.concerns !== of.kind) return { state: 'not-theirs' }
  const db = factTables(ctx)
  const last = await db
    .selectFrom('exchange.fact_question')
    .selectAll()
    .where('about_id', '=', about.id)
    .where('fact', '=', fact)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const known = await db
    .selectFrom('exchange.fact_answer')
    .selectAll()
    .where('subject_kind', '=', of.kind)
    .where('subject_id', '=', of.id)
    .where('fact', '=', fact)
    .where('fresh_until', '>', ctx.now)
    .orderBy('answered_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const question = {
    id: ctx.newId(),
    fact,
    subject_kind: of.kind,
    subject_id: of.id,
    region_code: about.regionCode,
    module: about.module,
    about_id: about.id,
    about_number: about.number,
    organ_name: about.organName,
    purpose: spec.purpose,
    basis: spec.basis,
    asked_at: ctx.now,
  }
  if (known) {
    if (last?.answer_id !== known.id)
      await db
        .insertInto('exchange.fact_question')
        .values({ ...question, state: 'answered', answered_at: ctx.now, answer_id: known.id, again: true })
        .execute()
    return { state: 'known', values: JSON.parse(ctx.vault.open(known.sealed_values)) as FactValues }
  }
  if (last && stillStands(ctx, last)) return { state: last.state === 'answered' ? 'asked' : last.state }
  if (!ctx.config.factsUrl) return { state: 'off' }
  const asked = await db
    .insertInto('exchange.fact_question')
    .values({ ...question, state: 'asked' })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (asked) ctx.emit(factAsked, { questionId: asked.id })
  return { state: 'asked' }
}

/** A body that refused or stayed silent is asked again after an hour, when somebody needs it. */
const PAUSE_MS = 3_600_000

function stillStands({ now }: Ctx, { state, answered_at: at }: QuestionRow): boolean {
  return state === 'asked' || (state !== 'answered' && at !== null && now.getTime() - at.getTime() < PAUSE_MS)
}
