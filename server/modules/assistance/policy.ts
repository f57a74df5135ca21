/** Who sees and moves a request. The list carries `inReach` as SQL. */
import { type RawBuilder, sql } from 'kysely'
import { type Actor, covers, scopeOf } from '#kernel/actor.ts'
import { type RequestAct, requestActNotOpen } from './contract.ts'
import { openActs } from './rules/request-status.ts'
import type { RequestRow } from './store.ts'

export function mayHelp(actor: Actor, place: { organId: string; regionCode: string }): boolean {
  return actor.kind !== 'citizen' && covers(scopeOf(actor, 'assistance.help'), place)
}

export const mayHelpWith = ({ actor }: { actor: Actor }, row: RequestRow): boolean =>
  mayHelp(actor, { organId: row.organ_id, regionCode: row.region_code })

export const isAsker = ({ actor }: { actor: Actor }, row: RequestRow): boolean =>
  actor.kind === 'citizen' && row.asked_by === actor.id

export function canOf(actor: Actor, row: RequestRow): RequestAct[] {
  const staff = mayHelpWith({ actor }, row)
  const helper = staff && row.helper_id !== null && row.helper_id === actor.subjectId
  return openActs(row.state, { staff, helper, asker: isAsker({ actor }, row) })
}

/** @throws assistance.act-not-open */
export function requireOpen(actor: Actor, row: RequestRow, act: RequestAct): void {
  const open = canOf(actor, row)
  if (!open.includes(act)) throw requestActNotOpen({ state: row.state, open })
}

/** The reach of `assistance.help`, for rows of `assistance.request r`. */
export function inReach(actor: Actor): RawBuilder<boolean> {
  const { everywhere = false, organs = [], regions = [] } = scopeOf(actor, 'assistance.help') ?? {}
  return sql<boolean>`(${everywhere} or r.organ_id = any(${[...organs]}::uuid[]) or exists (
    select from unnest(${[...regions]}::text[]) as prefix where starts_with(r.region_code, prefix)))`
}
