/** What may come between acceptance and decision: a promise kept, a special procedure, more time by the head. */
import type { ItemContent } from '#modules/catalogue/index.ts'
import { beginProcedure, endProcedure, extendCase, supplyDeferred } from '#modules/cases/contract.ts'
import type { CasePlan } from './case-story.ts'
import type { Stage } from './stage.ts'

/** The applicant hands in what was promised with the application. */
export async function* keepPromise(
  stage: Stage,
  { applicant, item, plot }: CasePlan,
  caseId: string,
  promised: readonly string[],
): AsyncGenerator<Date, void, void> {
  if (promised.length === 0) return
  yield plot === 'forgotten' ? stage.minutesLater(20) : stage.workingDaysLater(1)
  const materials = []
  for (const { key, name } of item.content.materials) {
    if (promised.includes(key)) materials.push({ key, documentIds: [await stage.upload(applicant, name)] })
  }
  await stage.workshop.perform(supplyDeferred, applicant.actor, { caseId, materials })
}

/** A special procedure for an item whose plot has one. */
export async function* throughProcedure(
  stage: Stage,
  { item }: CasePlan,
  caseId: string,
): AsyncGenerator<Date, void, void> {
  const { workshop, cast, chance } = stage
  yield stage.workingDaysLater(1)
  const [kind, reason, result] = chance.oneOf(PROCEDURES)
  const days = chance.between(4, 8)
  const input = { caseId, kind, reason, basis: basisOf(item.content), days }
  await workshop.perform(beginProcedure, cast.staffFor('cases.examine', item, chance), input)
  yield stage.workingDaysLater(days - chance.between(0, 2))
  await workshop.perform(endProcedure, cast.staffFor('cases.examine', item, chance), { caseId, result })
}

/** The head of the body gives more time; only a licence's limit is sure to have room for it. */
export async function* withMoreTime(
  stage: Stage,
  { item }: CasePlan,
  caseId: string,
): AsyncGenerator<Date, void, void> {
  if (item.content.itemType !== '01') return
  yield stage.minutesLater(45)
  const head = stage.cast.staffFor('cases.extend', item, stage.chance)
  const { regime } = item.content
  const together = regime !== undefined && regime.kind !== 'lower-first'
  await stage.workshop.perform(extendCase, head, {
    caseId,
    reason: '需要向外省机关核实申请人提交的证明',
    ...(together ? { approval: approvedOn(stage.today()) } : {}),
  })
}

/** Handled together: the head of the government gives more time, and the body records it (行政许可法 art. 42(2)). */
const approvedOn = (on: string) => ({
  government: '示范市人民政府',
  by: '分管副市长',
  on,
  number: '示政批〔2026〕12号',
})

function basisOf({ basis: [basis], name }: ItemContent): string {
  return basis ? `${basis.law}${basis.article}` : name
}

const PROCEDURES = [
  ['expert-review', '方案涉及公共安全，需要专家评审', '专家组评审通过'],
  ['inspection', '需要对场所和设备现场检验', '检验合格'],
  ['test', '需要委托检测机构检测', '检测报告结论为合格'],
] as const
