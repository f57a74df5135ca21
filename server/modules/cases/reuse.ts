/** Materials of earlier cases: which may stand for what is asked now, and the ledger of those that did. */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { legalDateOf } from '#kernel/time.ts'
import { getItemVersions, type ItemContent } from '#modules/catalogue/index.ts'
import { describeFiles } from '#modules/documents/index.ts'
import { getOrgan } from '#modules/organs/index.ts'
import type { MaterialGiven } from './contract.ts'
import { type Earlier, type Reusable, reusableFor } from './rules/reuse.ts'
import { casesTables } from './store.ts'

type Holder = { kind: 'person' | 'enterprise'; id: string }
type Found = { id: string; number: string; version_id: string; filed_at: Date; key: string; document_ids: string[] }

/** So many materials are looked through, the latest first. */
const MOST = 200

/**
 * What the applicant handed in before and need not hand in again for this item. What stood there for an earlier one is not
 * handed in anew by that: it would never grow old.
 * @param caseId the case it is for: what that one has is not offered to it
 */
export async function reusableMaterialsFor(
  ctx: Ctx,
  holder: Holder,
  content: ItemContent,
  caseId?: string,
): Promise<Reusable[]> {
  if (!content.materials.some((one) => one.reuse)) return []
  const { rows } = await sql<Found>`
    select c.id, c.number, c.version_id, c.filed_at, m.key, m.document_ids
    from cases.case_file c join cases.material m on m.case_id = c.id and m.region_code = c.region_code
    where c.applicant_kind = ${holder.kind} and c.applicant_id = ${holder.id} and m.how = 'document'
      and not exists (select from cases.material_use u
        where u.case_id = c.id and u.key = m.key and u.document_ids = m.document_ids)
      and not exists (select from cases.material o
        where o.case_id = ${caseId ?? null}::uuid and o.document_ids && m.document_ids)
    order by c.id desc limit ${MOST}`.execute(ctx.db)
  return reusableFor(content.materials, await asEarlier(ctx, rows), ctx.today)
}

async function asEarlier(ctx: Ctx, rows: readonly Found[]): Promise<Earlier[]> {
  const versions = await getItemVersions(
    ctx,
    rows.map((row) => row.version_id),
  )
  const files = await describeFiles(ctx, [...new Set(rows.flatMap((row) => row.document_ids))])
  const levels = new Map(files.filter((one) => !one.closed).map(({ id, trustLevel }) => [id, trustLevel]))
  return rows.flatMap((row): Earlier[] => {
    const version = versions.get(row.version_id)
    const name = version?.content.materials.find(({ key }) => key === row.key)?.name
    const checked = row.document_ids.flatMap((id) => levels.get(id) ?? [])
    if (!version || !name || checked.length < row.document_ids.length) return []
    return [
      {
        caseId: row.id,
        caseNumber: row.number,
        itemName: version.content.name,
        name,
        documentIds: row.document_ids,
        trustLevel: checked.toSorted().at(-1)!,
        handedInOn: legalDateOf(row.filed_at),
      },
    ]
  })
}

/** Those given as materials of an earlier case that really are: the others are an attempt to attach somebody else's. */
export function isReusable(one: MaterialGiven, reusable: readonly Reusable[]): boolean {
  const ids = one.documentIds ?? []
  return reusable.some(
    ({ key, caseId, documentIds }) =>
      key === one.key &&
      caseId === one.fromCase &&
      ids.length === documentIds.length &&
      ids.every((id) => documentIds.includes(id)),
  )
}

export type ReuseAsked = {
  holder: Holder
  caseId: string
  regionCode: string
  organId: string
  purpose: string
  content: ItemContent
}

/** Records that materials of earlier cases stand for what this one asks. */
export async function recordMaterialUses(
  ctx: Ctx,
  given: readonly MaterialGiven[],
  { holder, caseId, regionCode, organId, purpose, content }: ReuseAsked,
): Promise<void> {
  const reused = given.filter((one) => one.fromCase)
  if (reused.length === 0) return
  const { name: byName } = await getOrgan(ctx, organId)
  await casesTables(ctx)
    .insertInto('cases.material_use')
    .values(
      reused.map((one) => ({
        id: ctx.newId(),
        case_id: caseId,
        region_code: regionCode,
        key: one.key,
        material_name: content.materials.find(({ key }) => key === one.key)!.name,
        document_ids: one.documentIds!,
        from_case_id: one.fromCase!,
        holder_kind: holder.kind,
        holder_id: holder.id,
        organ_id: organId,
        by_name: byName,
        purpose,
        at: ctx.now,
      })),
    )
    .execute()
}

/** What of this case was handed in with earlier ones, the latest use last. */
export async function materialUsesOf(
  ctx: Pick<Ctx, 'db'>,
  caseId: string,
): Promise<{ key: string; document_ids: string[]; number: string }[]> {
  const { rows } = await sql<{ key: string; document_ids: string[]; number: string }>`
    select u.key, u.document_ids, c.number from cases.material_use u join cases.case_file c on c.id = u.from_case_id
    where u.case_id = ${caseId} order by u.id`.execute(ctx.db)
  return rows
}

/** One line of the ledger, as its holder may object to it. */
export async function findMaterialUse(ctx: Ctx, useId: string) {
  const use = await casesTables(ctx)
    .selectFrom('cases.material_use')
    .selectAll()
    .where('id', '=', useId)
    .executeTakeFirst()
  return (
    use && {
      id: use.id,
      thing: { id: use.from_case_id, title: use.material_name },
      holder: { kind: use.holder_kind, id: use.holder_id },
      by: use.by_name,
      organId: use.organ_id,
      regionCode: use.region_code,
      purpose: use.purpose,
      at: use.at,
    }
  )
}
