/**
 * Instant approval 秒批: when every condition of the item's published rule holds, the system accepts, examines and grants in
 * the transaction of the filing, so that no answer is given that is not kept. Anything else goes to a person.
 */
import { sql } from 'kysely'
import { systemActor } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import {
  getItemVersion,
  inSituation,
  type ItemContent,
  judgeRule,
  ruleGrants,
  ruleVerdicts,
} from '#modules/catalogue/index.ts'
import { outsideFacts } from '#modules/exchange/index.ts'
import { type Applicant, getApplicant } from '#modules/identity/index.ts'
import { accept } from './acceptance.ts'
import type { RuleCheck } from './contract.ts'
import { grant } from './decision.ts'
import { promisedMaterials } from './deferral.ts'
import { easierTables } from './easier-store.ts'
import { caseExamined } from './events.ts'
import { aboutCase } from './facts.ts'
import { ruleScopeOf, valuesShown } from './instant-scope.ts'
import { factsOfOthers, outsideInRule } from './outside-facts.ts'
import { lockCase } from './steps.ts'
import { type CaseRow, openValues } from './store.ts'
import { advance, requireOpen } from './transitions.ts'

/**
 * Judges the rule once more over the application as it stands now: after a correction, or when the system tries again.
 * @returns the case after the grant; undefined when the item has no rule, or a person has to decide
 */
export async function decideAgain(ctx: Ctx, file: CaseRow): Promise<CaseRow | undefined> {
  const content = inSituation((await getItemVersion(ctx, file.version_id)).content, file.situation)
  if (!content.instantApproval) return undefined
  const applicant = await getApplicant(ctx, { kind: file.applicant_kind, id: file.applicant_id })
  return decideByRule(ctx, file.id, content, { applicant, values: openValues(ctx, file.sealed_values) })
}

/** @returns the case after the grant; undefined when a person has to decide */
export async function decideByRule(
  ctx: Ctx,
  caseId: string,
  content: ItemContent,
  { applicant, values }: { applicant: Applicant; values: Record<string, unknown> },
): Promise<CaseRow | undefined> {
  const file = await lockCase(ctx, caseId)
  const outside = await factsOfOthers(ctx, file, outsideInRule(content))
  const scope = await ruleScopeOf(ctx, applicant, values, outside)
  const judged = judgeRule(content.instantApproval!.conditions, content.form, scope, outsideFacts)
  const conditions = judged.map((one): RuleCheck['conditions'][number] => ({
    key: one.condition.key,
    text: one.condition.text,
    basis: one.condition.basis,
    verdict: one.verdict,
    why: one.why,
    values: valuesShown(one, scope, content),
  }))
  const why = ruleGrants(judged) ? await hindrance(ctx, file, content) : undefined
  const granted = ruleGrants(judged) && !why ? await grantedAlone(ctx, file, opinionOf(conditions)) : undefined
  const failed = ruleGrants(judged) && !why && !granted
  const outcome = {
    checked_at: ctx.now,
    granted: granted !== undefined,
    conditions: JSON.stringify(conditions),
    why: why ?? (failed ? '系统没有办成，转人工办理' : null),
    failed,
  }
  await easierTables(ctx)
    .insertInto('cases.rule_check')
    .values({ case_id: file.id, region_code: file.region_code, ...outcome })
    .onConflict((conflict) => conflict.columns(['case_id', 'region_code']).doUpdateSet(outcome))
    .execute()
  ctx.note({
    byRule: granted ? 'granted' : 'to-a-person',
    verdicts: conditions.map(({ key, verdict }) => `${key}:${verdict}`),
  })
  return granted
}

async function hindrance(ctx: Ctx, file: CaseRow, content: ItemContent): Promise<string | undefined> {
  if (file.countersign === 'refusal-proposed') return '有人提出不予受理，等待上级核准'
  const missing = await promisedMaterials(ctx, file, content)
  return missing.length > 0 ? `还有承诺后补的材料：${missing.map(({ name }) => name).join('、')}` : undefined
}

/**
 * Accepted, examined and granted by the system, or nothing of it: an application that could not be granted stays filed. What is
 * told to others waits until all of it is done.
 */
async function grantedAlone(ctx: Ctx, file: CaseRow, opinion: string): Promise<CaseRow | undefined> {
  const told: (() => void)[] = []
  const emit: Ctx['emit'] = (kind, payload) => void told.push(() => ctx.emit(kind, payload))
  const system: Ctx = { ...ctx, actor: systemActor('cases.decide-by-rule'), emit }
  await sql`savepoint by_rule`.execute(ctx.db)
  try {
    requireOpen(file, 'decide-by-rule')
    const accepted = await accept(system, file, 'accept', { onTheSpot: true })
    const examined = await advance(system, accepted, { act: 'examine', words: opinion, facts: { recommends: 'grant' } })
    system.emit(caseExamined, { ...aboutCase(file), recommends: 'grant' })
    const granted = await grant(system, examined, opinion)
    await sql`release savepoint by_rule`.execute(ctx.db)
    for (const tell of told) tell()
    return granted
  } catch (error) {
    await sql`rollback to savepoint by_rule`.execute(ctx.db)
    ctx.log.warn({ err: error, caseId: file.id }, 'an instant approval failed; a person decides')
    return undefined
  }
}

/** The reason of the decision, as history and letter say it. */
function opinionOf(conditions: RuleCheck['conditions']): string {
  const lines = conditions.map(({ text, basis, verdict, values }, at) => {
    const by = values.map((one) => `${one.title}：${one.text}`).join('，')
    return `${at + 1}. ${text}：${ruleVerdicts[verdict]}（${by}；依据：${basis}）`
  })
  return `按公开的秒批规则由系统自动作出决定，${conditions.length} 项条件全部符合。${lines.join('；')}。`
}
