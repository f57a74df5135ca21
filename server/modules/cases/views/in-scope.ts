/** Which bodies' cases a post may see, what each tab of the worklist holds, and cases as rows of a list. */
import { type Actor, scopeOf } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import { describeVersions } from '#modules/catalogue/index.ts'
import { describeOrgans, organsReached } from '#modules/organs/index.ts'
import { type CaseListRow, type CaseTab, type Status, statuses } from '../contract.ts'
import { canOf } from '../policy.ts'
import { endStatuses } from '../rules/case-status.ts'
import { withSteps } from '../steps.ts'
import type { CaseRow } from '../store.ts'
import { statusTitleOf } from './undoing-shown.ts'
import { dueIn } from './case-clock.ts'

export const openStatuses: readonly Status[] = statuses.filter((one) => !endStatuses.includes(one))

type TabPart = { word: string; statuses: readonly Status[] }

const intake: TabPart = { word: 'cases.accept', statuses: ['filed', 'corrected'] }
const review: TabPart = { word: 'cases.examine', statuses: ['accepted'] }
const decision: TabPart = { word: 'cases.decide', statuses: ['examined'] }
const delivery: TabPart = { word: 'cases.deliver', statuses: ['granted', 'denied', 'delivered'] }
const every: TabPart = { word: 'cases.see', statuses: openStatuses }

type Tab = { parts: readonly TabPart[]; own?: true; deferred?: true; countersign?: true }

/** Each tab is what some words let a post do; `own`: of the post's own body only. */
export const tabs: Record<CaseTab, Tab> = {
  mine: { parts: [intake, review, decision, delivery] },
  team: { parts: [every], own: true },
  countersign: {
    parts: [{ word: 'cases.countersign', statuses: ['filed', 'corrected', 'examined'] }],
    countersign: true,
  },
  others: { parts: [{ word: 'cases.see', statuses: ['correcting', 'suspended'] }] },
  // Found by their steps and their checks: `case-sources.ts`.
  claimed: { parts: [] },
  joint: { parts: [] },
  deferred: { parts: [every], deferred: true },
  checks: { parts: [] },
  all: { parts: [every] },
  intake: { parts: [intake] },
  review: { parts: [review] },
  decision: { parts: [decision] },
  delivery: { parts: [delivery] },
  waiting: { parts: [{ word: 'cases.see', statuses: ['correcting'] }] },
  special: { parts: [{ word: 'cases.examine', statuses: ['suspended'] }] },
}

/** The bodies whose cases this actor may see under both the word and `cases.see`. */
export async function organsOf(ctx: Ctx, word: string, only?: string): Promise<string[]> {
  const reached = await organsReached(ctx, scopeOf(ctx.actor, word))
  const seen = word === 'cases.see' ? reached : new Set(await organsReached(ctx, scopeOf(ctx.actor, 'cases.see')))
  const both = Array.isArray(seen) ? seen : reached.filter((id) => seen.has(id))
  return only ? both.filter((id) => id === only) : both
}

/** One range of a list: the open cases of a body in a status. */
export type Range = { organId: string; status: Status }

/** What a tab holds for this actor, in ranges. */
export async function rangesOf(ctx: Ctx, tab: CaseTab, only?: string, status?: Status): Promise<Range[]> {
  const { parts, own } = tabs[tab]
  const ranges = new Map<string, Range>()
  for (const part of parts) {
    const wanted = status ? part.statuses.filter((one) => one === status) : part.statuses
    if (wanted.length === 0) continue
    const organs = await organsOf(ctx, part.word, only)
    for (const organId of own ? organs.filter((id) => id === ctx.actor.post?.organId) : organs)
      for (const one of wanted) ranges.set(`${organId}${one}`, { organId, status: one })
  }
  return [...ranges.values()]
}

/** Cases as rows of a staff list, names looked up for the whole page at once. */
export async function listRows(
  ctx: Ctx,
  found: readonly CaseRow[],
  stands: ReadonlyMap<string, { dueOn: string; what: string }> = new Map(),
): Promise<CaseListRow[]> {
  const rows = await withSteps(ctx, found)
  const names = await describeVersions(
    ctx,
    rows.map((row) => row.version_id),
  )
  const organs = await describeOrgans(
    ctx,
    rows.map((row) => row.organ_id),
  )
  const calendar = await loadCalendar(ctx)
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    itemId: row.item_id,
    itemName: names.get(row.version_id)?.name ?? '',
    organId: row.organ_id,
    organName: organs.get(row.organ_id)?.name ?? '',
    applicantName: row.applicant_name,
    applicantKind: row.applicant_kind,
    status: row.status,
    statusTitle: statusTitleOf(row),
    handling: row.handling,
    channel: row.channel,
    ...dueIn(ctx, { due_on: stands.get(row.id)?.dueOn ?? row.due_on }, calendar),
    task: stands.get(row.id)?.what,
    provisional: row.provisional && row.due_on > calendar.publishedThrough,
    filedAt: row.filed_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    handler: row.handler_name ?? undefined,
    can: canOf(ctx.actor as Actor, row),
  }))
}
