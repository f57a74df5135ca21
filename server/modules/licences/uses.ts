/** Who used a licence, for what, when: every use is visible to the holder. */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { maskName } from '#modules/identity/index.ts'
import { getOrgan } from '#modules/organs/index.ts'
import type { UseKind } from './contract.ts'
import { type LicenceRow, licencesTables, type UseRow } from './store.ts'

export type LicenceUse = {
  /** For which item, as the holder knows it: 食品经营许可（新办）. */
  purpose: string
  /** The body that takes the licence instead of paper; absent: the body of the post that acts. */
  organId?: string
  caseId?: string
}

/** Records that a body took these licences as materials; none is allowed. */
export async function recordUses(
  ctx: Ctx,
  licenceIds: readonly string[],
  { organId = ctx.actor.post?.organId, ...use }: LicenceUse,
): Promise<void> {
  if (licenceIds.length > 0) await insertUses(ctx, 'material', licenceIds, { organId, ...use })
}

/** Records that the body its holder named opened the licence. */
export async function recordAuthorised(ctx: Ctx, licenceId: string, use: LicenceUse): Promise<void> {
  await insertUses(ctx, 'authorised', [licenceId], use)
}

/** Records that somebody checked the code the holder showed them. */
export async function recordShowing(ctx: Ctx, licenceId: string): Promise<void> {
  await insertUses(ctx, 'shown', [licenceId], { purpose: '核验出示的亮证码', organId: ctx.actor.post?.organId })
}

/** One line of the ledger, as its holder may object to it. */
export async function findUse(ctx: Ctx, useId: string) {
  const { rows } = await sql<FoundUse>`
    select u.*, l.title, l.number, l.holder_kind, l.holder_id, coalesce(o.region_code, l.region_code) as region_code
    from licences.use u join licences.licence l on l.id = u.licence_id left join organs.v_organ o on o.id = u.organ_id
    where u.id = ${useId}`.execute(ctx.db)
  const [use] = rows
  return (
    use && {
      id: use.id,
      thing: { id: use.licence_id, title: `《${use.title}》（${use.number}）` },
      holder: { kind: use.holder_kind, id: use.holder_id },
      by: use.by_name,
      organId: use.organ_id ?? undefined,
      regionCode: use.region_code,
      purpose: use.purpose,
      at: use.at,
    }
  )
}

type FoundUse = UseRow & Pick<LicenceRow, 'title' | 'number' | 'holder_kind' | 'holder_id' | 'region_code'>

async function insertUses(
  ctx: Ctx,
  kind: UseKind,
  licenceIds: readonly string[],
  { purpose, caseId, organId }: LicenceUse,
): Promise<void> {
  const by = organId ? (await getOrgan(ctx, organId)).name : inWords(ctx)
  await licencesTables(ctx)
    .insertInto('licences.use')
    .values(
      licenceIds.map((licenceId) => ({
        id: ctx.newId(),
        licence_id: licenceId,
        kind,
        organ_id: organId ?? null,
        by_name: by,
        purpose,
        case_id: caseId ?? null,
        at: ctx.now,
      })),
    )
    .execute()
}

function inWords({ actor }: Ctx): string {
  if (actor.kind === 'stranger') return '未登录的核验人'
  return actor.kind === 'citizen' ? `已登录用户 ${maskName(actor.name)}` : actor.name
}
