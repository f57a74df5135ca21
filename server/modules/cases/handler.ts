/** Who handles a case, and in whose name. */
import type { Ctx } from '#kernel/ctx.ts'
import { legalDateOf } from '#kernel/time.ts'
import { powerHeld } from '#modules/catalogue/index.ts'
import type { SealUse } from '#modules/documents/index.ts'
import { describeOrgans, getOrgan, type Organ } from '#modules/organs/index.ts'
import type { CaseRow } from './store.ts'

type Handled = Pick<CaseRow, 'organ_id' | 'principal_organ_id'>

/** Whose name, seal and number letters and licences carry: the body that entrusts, or the one that handles (行政许可法 art. 24). */
export function inWhoseName(file: Handled): string {
  return file.principal_organ_id ?? file.organ_id
}

/** As the applicant reads it: 云桥镇人民政府（受示范市市场监督管理局委托）. */
export async function handlerName(ctx: Ctx, file: Handled): Promise<string> {
  const organs = await describeOrgans(ctx, [
    file.organ_id,
    ...(file.principal_organ_id ? [file.principal_organ_id] : []),
  ])
  const handler = organs.get(file.organ_id)?.name ?? ''
  const principal = file.principal_organ_id && organs.get(file.principal_organ_id)?.name
  return principal ? `${handler}（受${principal}委托）` : handler
}

export type SealHeld = {
  organ: Organ
  /** As the letter says it; absent: the body's own power. */
  words?: string
  use: Pick<SealUse, 'handledBy' | 'delegation'>
}

/**
 * Whose seal a case's documents bear, and under which delegation: the one place that decides it. An entrusted body acts in
 * the name of the one that entrusts (行政许可法 art. 24); power that was moved (放权, 授权, 承接: also to a bureau whose one
 * seal stands for all) is exercised under the seal of the body that holds it (art. 23, 25).
 */
export async function sealOf(ctx: Ctx, file: Handled & Pick<CaseRow, 'item_id' | 'filed_at'>): Promise<SealHeld> {
  const organ = await getOrgan(ctx, inWhoseName(file))
  const on = legalDateOf(file.filed_at)
  const power = await powerHeld(ctx, { itemId: file.item_id, organId: file.organ_id, on })
  if (!power) return { organ, use: {} }
  const { kind, kindTitle, basis, organName } = power
  return {
    organ,
    words:
      kind === 'entrust'
        ? `本件由${organName}受${organ.name}委托，以${organ.name}名义办理（依据：${basis}）。`
        : `本机关依${kindTitle}办理本事项（依据：${basis}）。`,
    use: { handledBy: organName, delegation: { kind: kindTitle, basis } },
  }
}
