/** Who handles a case, and in whose name. */
import type { Ctx } from '#kernel/ctx.ts'
import { legalDateOf } from '#kernel/time.ts'
import { getItemVersion, powerHeld } from '#modules/catalogue/index.ts'
import type { SealUse } from '#modules/documents/index.ts'
import { describeOrgans, getOrgan, type Organ } from '#modules/organs/index.ts'
import { xkf } from './rules/provisions.ts'
import type { CaseRow } from './store.ts'

type Handled = Pick<CaseRow, 'organ_id' | 'principal_organ_id'>
type Decided = Handled & Pick<CaseRow, 'decider_organ_id'>

/** Whose name, seal and number letters and licences carry: the body that entrusts, or the one that handles (行政许可法 art. 24). */
export function inWhoseName(file: Handled): string {
  return file.principal_organ_id ?? file.organ_id
}

/**
 * Who answers for the decision and all that follows from it: the upper body, where a lower one only examined the
 * application first (行政许可法 art. 43); otherwise in whose name the case is handled. Before the decision always the latter.
 */
export function whoDecided(file: Decided): string {
  return file.decider_organ_id ?? inWhoseName(file)
}

/** The body of the decision that waits, where it is not the one that handles the case. */
export function decidesElsewhere({ steps = [] }: Pick<CaseRow, 'steps'>): string | undefined {
  return steps.find(({ status, stage, joint }) => status === 'open' && stage === 'decision' && joint)?.organId
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

/** Whom the applicant asks: the body at work, by the number of the service or else its own. */
export function whomToAsk(organ: Organ, service: { phone: string }): { organName: string; phone?: string } {
  return { organName: organ.name, phone: service.phone || organ.phone }
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
 * seal stands for all) is exercised under the seal of the body that holds it (art. 23, 25). What a lower body examined first
 * the upper one decides under its own (art. 43).
 * @param of what the document tells of: the handling up to the decision, or the decision and what follows from it
 */
export async function sealOf(
  ctx: Ctx,
  file: Decided & Pick<CaseRow, 'item_id' | 'version_id' | 'law' | 'filed_at'>,
  of: 'handling' | 'decision',
): Promise<SealHeld> {
  if (of === 'decision' && file.decider_organ_id) return sealAbove(ctx, file, file.decider_organ_id)
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

async function sealAbove(
  ctx: Ctx,
  file: Handled & Pick<CaseRow, 'version_id' | 'law'>,
  deciderId: string,
): Promise<SealHeld> {
  const organ = await getOrgan(ctx, deciderId)
  const below = await getOrgan(ctx, inWhoseName(file))
  const { regime } = (await getItemVersion(ctx, file.version_id)).content
  const basis = file.law === 'licence' && regime?.kind === 'lower-first' ? `（${xkf('第四十三条')}）` : ''
  return {
    organ,
    words: `本件由${below.name}受理并先行审查，由本机关作出决定${basis}。`,
    use: { handledBy: below.name },
  }
}
