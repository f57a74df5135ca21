/** Who answers objections: those who hold the word for the region of the use. */
import { type RawBuilder, sql } from 'kysely'
import { type Actor, covers, scopeOf } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { accountsEverywhere, accountsOfRegion } from '#modules/identity/index.ts'
import type { ObjectionRow } from './store-objections.ts'

const WORD = 'oversight.answer-objections'

export function mayAnswer(actor: Actor, row: Pick<ObjectionRow, 'organ_id' | 'region_code'>): boolean {
  return covers(scopeOf(actor, WORD), { organId: row.organ_id ?? '', regionCode: row.region_code })
}

/** The same sentence about `o`, a row of `oversight.objection`. */
export function answerable(actor: Actor): RawBuilder<unknown> {
  const scope = scopeOf(actor, WORD)
  if (scope?.everywhere) return sql`true`
  const regions = (scope?.regions ?? []).map((prefix) => `${prefix}%`)
  return sql`(o.organ_id = any(${[...(scope?.organs ?? [])]}::uuid[]) or o.region_code like any(${regions}::text[]))`
}

/** The accounts that get the messages. */
export async function answerers(ctx: Ctx, regionCode: string): Promise<string[]> {
  return [...(await accountsEverywhere(ctx, WORD)), ...(await accountsOfRegion(ctx, WORD, regionCode))]
}
