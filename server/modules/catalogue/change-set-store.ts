/** Change sets: what one set of edits makes of many items, and the statements that carry it out. */
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from 'kysely'
import {
  type BulkEdit,
  type ChangeSetStatus,
  type Difference,
  itemContent,
  type ItemContent,
  itemMissing,
} from './contract.ts'
import { outsideFacts } from '#modules/exchange/index.ts'
import { differencesBetween } from './elements/difference.ts'
import { elements } from './elements/elements.ts'
import { withEdits } from './rules/bulk-edit.ts'
import { faultsOf } from './rules/soundness.ts'
import { itemFace, nextEdition } from './store.ts'

export type ChangeSet = {
  id: string
  title: string
  reason: string
  edits: BulkEdit[]
  status: ChangeSetStatus
  madeBy: string
  madeByName: string
  madeAt: Date
  decidedBy: string | null
  decidedAt: Date | null
  decidedBecause: string | null
  items: number
}

const setColumns = sql`
  s.id, s.title, s.reason, s.edits, s.status, s.made_by as "madeBy", s.made_by_name as "madeByName", s.made_at as "madeAt",
  s.decided_by_name as "decidedBy", s.decided_at as "decidedAt", s.decided_because as "decidedBecause",
  (select count(*)::int from catalogue.change_set_item m where m.set_id = s.id) as items`

export async function changeSetsWhere(ctx: Ctx, rest: ReturnType<typeof sql>): Promise<ChangeSet[]> {
  return (await sql<ChangeSet>`select ${setColumns} from catalogue.change_set s where ${rest}`.execute(ctx.db)).rows
}

/** @throws catalogue.item-missing */
export async function lockChangeSet(ctx: Ctx, id: string): Promise<ChangeSet> {
  const [found] = await changeSetsWhere(ctx, sql`s.id = ${id} for update of s`)
  if (!found) throw itemMissing({ changeSetId: id })
  return found
}

export type Affected = {
  itemId: string
  code: string
  name: string
  organId: string
  organName: string
  regionCode: string
  itemStatus: string
  baseId: string | null
  base: ItemContent | null
  /** The version in force now, when it is no longer the one the editor saw. */
  moved: boolean
  open: boolean
  versionId: string | null
  leftOutBecause: string | null
}

const affectedColumns = sql`
  i.id as "itemId", i.code, i.name, i.organ_id as "organId", o.name as "organName", i.region_code as "regionCode", i.status as "itemStatus",
  exists (select from catalogue.item_version w where w.item_id = i.id and w.status in ('draft', 'submitted', 'scheduled')) as open`

/** Items an editor wants to change, with the version in force. */
export async function itemsToChange(ctx: Ctx, itemIds: readonly string[]): Promise<Affected[]> {
  const { rows } = await sql<Affected>`
    select ${affectedColumns}, v.id as "baseId", v.content as base, false as moved, null as "versionId", null as "leftOutBecause"
    from catalogue.item i join organs.v_organ o on o.id = i.organ_id
    left join catalogue.item_version v on v.id = i.published_version_id
    where i.id = any(${[...itemIds]}::uuid[]) order by i.id`.execute(ctx.db)
  return rows
}

/** Items of a set, with the version the editor saw. @param locked in one order, for carrying it out */
export async function itemsOfSet(ctx: Ctx, setId: string, locked = false): Promise<Affected[]> {
  const { rows } = await sql<Affected>`
    select ${affectedColumns}, v.id as "baseId", v.content as base, i.published_version_id is distinct from v.id as moved,
           m.version_id as "versionId", m.left_out_because as "leftOutBecause"
    from catalogue.change_set_item m join catalogue.item i on i.id = m.item_id
    join organs.v_organ o on o.id = i.organ_id join catalogue.item_version v on v.id = m.base_version_id
    where m.set_id = ${setId} order by i.id ${locked ? sql`for update of i` : sql``}`.execute(ctx.db)
  return rows
}

export type Outcome = { content?: ItemContent; differences: Difference[]; leftOutBecause?: string }

/** What the edits make of the item, or why they leave it as it is. */
export function outcomeOf(item: Affected, edits: readonly BulkEdit[]): Outcome {
  const leave = (leftOutBecause: string, differences: Difference[] = []): Outcome => ({ differences, leftOutBecause })
  if (item.itemStatus !== 'published' || !item.base) return leave('事项不在已公布的清单内')
  if (item.moved) return leave('起草之后事项已有新版本')
  if (item.open) return leave('事项有没有发布的草稿，请在草稿上修改')
  const parsed = itemContent.safeParse(withEdits(item.base, edits))
  if (!parsed.success)
    return leave(
      `改后不合格式（太长、太短或写法不对）：${[...new Set(parsed.error.issues.map(({ path }) => titleOf(path[0])))].join('、')}`,
    )
  const differences = differencesBetween(item.base, parsed.data)
  if (differences.length === 0) return leave(halfStated(item.base, parsed.data) ?? '没有变化')
  const faults = faultsOf(parsed.data, outsideFacts)
  if (faults.length > 0) return leave(`改后不符合要求：${faults.map((fault) => fault.message).join('；')}`, differences)
  return { content: parsed.data, differences }
}

/** Where, when and whom to ask are stated together or not at all. */
function halfStated(before: ItemContent, after: ItemContent): string | undefined {
  const changed = JSON.stringify(before.service) !== JSON.stringify(after.service)
  return changed && after.gaps?.includes('service') ? '办理地点、时间和电话都没有填报过，请一起填写' : undefined
}

function titleOf(key: PropertyKey | undefined): string {
  return Object.hasOwn(elements, key ?? '') ? elements[key as keyof typeof elements].title : String(key)
}

type Made = { itemId: string; baseId: string; content: ItemContent }

/** Gives each item its next version and puts it in force, in one edition of the list. @returns version by item */
export async function publishChanged(
  ctx: Ctx,
  setId: string,
  madeBy: string,
  made: readonly Made[],
): Promise<Map<string, string>> {
  const rows = made.map((one) => ({ ...one, ...itemFace(one.content), versionId: ctx.newId() }))
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g
    ("itemId" uuid, "baseId" uuid, "versionId" uuid, name text, audience jsonb, topic text, content jsonb)`
  await sql`
    update catalogue.item_version v set status = 'superseded', in_force_to = ${ctx.now}, changed_at = ${ctx.now}
    from ${given} where v.id = g."baseId"`.execute(ctx.db)
  await sql`
    insert into catalogue.item_version (id, item_id, no, status, content, authors, published_on, in_force_from, changed_at)
    select g."versionId", g."itemId", (select max(no) + 1 from catalogue.item_version v where v.item_id = g."itemId"), 'published',
           g.content, array[${madeBy}]::text[], ${ctx.today}::date, ${ctx.now}, ${ctx.now} from ${given}`.execute(
    ctx.db,
  )
  await sql`
    update catalogue.item i set published_version_id = g."versionId", name = g.name, topic = g.topic,
      audience = array(select jsonb_array_elements_text(g.audience)), edition = ${await nextEdition(ctx)}, changed_at = ${ctx.now}
    from ${given} where i.id = g."itemId"`.execute(ctx.db)
  await sql`
    update catalogue.change_set_item m set version_id = g."versionId"
    from ${given} where m.set_id = ${setId} and m.item_id = g."itemId"`.execute(ctx.db)
  return new Map(rows.map((row) => [row.itemId, row.versionId]))
}

export async function noteLeftOut(
  ctx: Ctx,
  setId: string,
  left: readonly { itemId: string; because: string }[],
): Promise<void> {
  await sql`
    update catalogue.change_set_item m set left_out_because = g.because
    from unnest(${left.map((one) => one.itemId)}::uuid[], ${left.map((one) => one.because)}::text[]) as g (item_id, because)
    where m.set_id = ${setId} and m.item_id = g.item_id`.execute(ctx.db)
}

export async function decideChangeSet(
  ctx: Ctx,
  id: string,
  status: Exclude<ChangeSetStatus, 'waiting'>,
  because?: string,
): Promise<void> {
  await sql`
    update catalogue.change_set set status = ${status}, decided_by_name = ${ctx.actor.name}, decided_at = ${ctx.now},
      decided_because = ${because ?? null} where id = ${id}`.execute(ctx.db)
}

export function changeSetHead({ edits: _, madeByName, ...set }: ChangeSet) {
  return {
    ...set,
    madeBy: madeByName,
    madeAt: set.madeAt.toISOString(),
    decidedBy: set.decidedBy ?? undefined,
    decidedAt: set.decidedAt?.toISOString(),
    decidedBecause: set.decidedBecause ?? undefined,
  }
}
