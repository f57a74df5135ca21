/** Who handles a case, and in whose name. */
import type { Ctx } from '#kernel/ctx.ts'
import { describeOrgans } from '#modules/organs/index.ts'
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
