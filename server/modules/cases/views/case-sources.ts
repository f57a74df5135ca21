/**
 * Where the cases of a list are found: by body and status, by what they wait for, by the promise to be checked, or by a
 * step that asks something. Each source is read by an index of its own, as far as the page needs.
 */
import { type RawBuilder, sql } from 'kysely'
import { covers, scopeOf } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { organsReached } from '#modules/organs/index.ts'
import { askedWork, bodiesWorkedAt, heldWork, type StepWork, unsignedWork } from '#modules/routes/index.ts'
import { type CaseFilter, checkStatuses } from '../contract.ts'
import { easierTables } from '../easier-store.ts'
import type { CaseRow } from '../store.ts'
import { organsOf, type Range, rangesOf, tabs } from './in-scope.ts'

export type Source =
  /** `countersign`: only those whose no waits for a countersign within the body. */
  | { by: 'status'; ranges: readonly Range[]; countersign?: true }
  | { by: 'waiting'; on: 'body' | 'superior' | 'above'; organs: readonly string[] }
  /** Denials of other bodies' cases that these are to countersign (行政许可法 art. 43). */
  | { by: 'upper'; organs: readonly string[] }
  | { by: 'check'; organs: readonly string[] }
  /** `own`: the day of the step is the day that counts. Only what the post may see: its bodies', and what they were asked about. */
  | { by: 'step'; work: readonly StepWork[]; own: boolean; seen: readonly string[]; asked: readonly string[] }

/** So many cases found by their steps are listed, the first due first. */
export const MOST_WORK = 2000

export async function sourcesOf(ctx: Ctx, filter: Pick<CaseFilter, 'tab' | 'organId' | 'status'>): Promise<Source[]> {
  const { tab, organId, status } = filter
  const { countersign } = tabs[tab]
  const sources: Source[] = [{ by: 'status', ranges: await rangesOf(ctx, tab, organId, status), countersign }]
  if (tab === 'claimed') sources.push(await bySteps(ctx, await heldWork(ctx, MOST_WORK + 1), true))
  if (tab === 'joint') sources.push(await bySteps(ctx, await askedWork(ctx, MOST_WORK + 1), true))
  if (tab === 'countersign') sources.push({ by: 'upper', organs: uppersOf(ctx) })
  if (tab === 'checks') sources.push({ by: 'check', organs: await organsOf(ctx, 'cases.see', organId) })
  if (tab === 'others') {
    const organs = await organsOf(ctx, 'cases.see', organId)
    const superior = new Set(await organsOf(ctx, 'cases.countersign', organId))
    sources.push({ by: 'waiting', on: 'body', organs })
    sources.push({ by: 'waiting', on: 'superior', organs: organs.filter((id) => !superior.has(id)) })
    sources.push({ by: 'waiting', on: 'above', organs: organs.filter((id) => superior.has(id)) })
    sources.push(await bySteps(ctx, await unsignedWork(ctx, organs, MOST_WORK + 1), false))
  }
  return sources.filter((one) => !isEmpty(one))
}

/** The bodies one works at whose denials one countersigns, as `placeOfAct` and `maySee` say it of one case. */
function uppersOf({ actor }: Pick<Ctx, 'actor'>): string[] {
  const scope = scopeOf(actor, 'cases.countersign')
  return bodiesWorkedAt({ actor }).filter((organId) => covers(scope, { organId, regionCode: '' }))
}

async function bySteps(ctx: Ctx, work: readonly StepWork[], own: boolean): Promise<Source> {
  const seen = await organsReached(ctx, scopeOf(ctx.actor, 'cases.see'))
  return { by: 'step', work, own, seen, asked: bodiesWorkedAt(ctx) }
}

function isEmpty(source: Source): boolean {
  if (source.by === 'status') return source.ranges.length === 0
  return (source.by === 'step' ? source.work : source.organs).length === 0
}

/** More is asked of somebody than is listed. */
export function isCut(sources: readonly Source[]): boolean {
  return sources.some((one) => one.by === 'step' && one.work.length > MOST_WORK)
}

/** The bodies a source reads; of steps those whose cases may be seen. */
export function organsIn(sources: readonly Source[]): string[] {
  const all = sources.flatMap((one) => {
    if (one.by === 'status') return one.ranges.map(({ organId }) => organId)
    return one.by === 'step' ? [...one.seen, ...one.asked] : one.organs
  })
  return [...new Set(all)]
}

/** A source as SQL: `c` is the case, `due` the day that counts; the part behind `for each` is read once for each of its rows. */
export type Piece = {
  forEach: RawBuilder<unknown>
  from: RawBuilder<unknown>
  is: RawBuilder<unknown>
  due: RawBuilder<unknown>
}

/** A no that waits for a superior, as the partial index says it. */
export const awaitsCountersign = sql`c.countersign in ('refusal-proposed', 'denial-proposed')`
/** It lies with the body that handles the case. */
export const awaitsOwnCountersign = sql`${awaitsCountersign} and c.countersign_organ_id is null`

const waits = {
  superior: awaitsCountersign,
  above: sql`${awaitsCountersign} and c.countersign_organ_id is not null`,
  body: sql`c.joint_organs <> '{}' and exists (select from routes.v_open_step s where s.case_id = c.id and s.joint)`,
}

const cases = sql`cases.case_file c`
const caseDue = sql`c.due_on`
const once = sql`(values (true)) as r (once)`
const bodies = (organs: readonly string[]) => sql`unnest(${[...organs]}::uuid[]) as r (organ_id)`

export function pieceOf(source: Source): Piece {
  if (source.by === 'status') {
    const organs = source.ranges.map(({ organId }) => organId)
    const statuses = source.ranges.map(({ status }) => status)
    return {
      forEach: sql`unnest(${organs}::uuid[], ${statuses}::text[]) as r (organ_id, status)`,
      from: cases,
      is: sql`c.organ_id = r.organ_id and c.status = r.status and c.is_open ${source.countersign ? sql`and ${awaitsOwnCountersign}` : sql``}`,
      due: caseDue,
    }
  }
  if (source.by === 'waiting')
    return {
      forEach: bodies(source.organs),
      from: cases,
      is: sql`c.organ_id = r.organ_id and c.is_open and ${waits[source.on]}`,
      due: caseDue,
    }
  if (source.by === 'upper')
    return {
      forEach: bodies(source.organs),
      from: cases,
      is: sql`c.countersign_organ_id = r.organ_id and c.is_open and c.countersign = 'denial-proposed'`,
      due: caseDue,
    }
  if (source.by === 'check')
    return {
      forEach: bodies(source.organs),
      from: sql`cases.commitment_check k join cases.case_file c on c.id = k.case_id and c.region_code = k.region_code`,
      is: sql`k.organ_id = r.organ_id and k.is_open`,
      due: sql`k.next_on`,
    }
  const { seen, asked, own } = source
  const work = source.work.slice(0, MOST_WORK)
  const dues = work.map(({ dueOn }) => dueOn)
  return {
    forEach: once,
    from: sql`unnest(${work.map(({ caseId }) => caseId)}::uuid[], ${dues}::date[]) as f (id, due_on)
      join cases.case_file c on c.id = f.id`,
    is: sql`c.is_open and (c.organ_id = any(${[...seen]}::uuid[]) or c.joint_organs && ${[...asked]}::uuid[])`,
    due: own ? sql`f.due_on` : caseDue,
  }
}

/** What one has to do in a case that is listed for it, and by when. */
export type Stand = { dueOn: string; what: string }

/** Of these rows, those that are listed for a step or for a check. */
export async function standsOf(
  ctx: Pick<Ctx, 'db'>,
  sources: readonly Source[],
  rows: readonly CaseRow[],
): Promise<Map<string, Stand>> {
  const stands = new Map<string, Stand>()
  for (const source of sources)
    if (source.by === 'step' && source.own)
      for (const { caseId, dueOn, what } of source.work) stands.set(caseId, { dueOn, what })
  if (rows.length === 0 || !sources.some(({ by }) => by === 'check')) return stands
  const checks = await easierTables(ctx)
    .selectFrom('cases.commitment_check')
    .select(['case_id', 'next_on', 'status'])
    .where(
      'case_id',
      'in',
      rows.map((row) => row.id),
    )
    .execute()
  for (const one of checks) stands.set(one.case_id, { dueOn: one.next_on, what: checkStatuses[one.status] })
  return stands
}
