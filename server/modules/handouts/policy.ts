/** Who may see and hand out a result. Lists carry `inReach` as SQL. */
import { type RawBuilder, sql } from 'kysely'
import { type Actor, covers, scopeOf } from '#kernel/actor.ts'
import { actingFor } from '#modules/identity/index.ts'
import type { HandoutAct } from './rules/handout-status.ts'
import { actsOpen } from './rules/handout-status.ts'
import type { HandoutRow } from './store.ts'

export function isApplicant(actor: Actor, row: Pick<HandoutRow, 'applicant_kind' | 'applicant_id'>): boolean {
  const self = actingFor({ actor })
  return self?.kind === row.applicant_kind && self.id === row.applicant_id
}

export function mayHandOut({ actor }: { actor: Actor }, row: Pick<HandoutRow, 'organ_id' | 'region_code'>): boolean {
  const place = { organId: row.organ_id, regionCode: row.region_code }
  return actor.kind !== 'citizen' && covers(scopeOf(actor, 'handouts.hand-over'), place)
}

export function canOf(actor: Actor, row: HandoutRow): HandoutAct[] {
  const open = actsOpen(row.state, row.way)
  if (mayHandOut({ actor }, row)) return [...open]
  return isApplicant(actor, row) ? open.filter((act) => act === 'choose-way') : []
}

/** The reach of a word, for rows of `handouts.handout h`. */
export function inReach(actor: Actor, word: 'handouts.see' | 'handouts.hand-over'): RawBuilder<boolean> {
  const { everywhere = false, organs = [], regions = [] } = scopeOf(actor, word) ?? {}
  return sql<boolean>`(${everywhere} or h.organ_id = any(${[...organs]}::uuid[]) or exists (
    select from unnest(${[...regions]}::text[]) as prefix where starts_with(h.region_code, prefix)))`
}
