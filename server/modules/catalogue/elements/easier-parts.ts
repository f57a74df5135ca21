/** The rule of an instant approval and the commitment, line by line. */
import { brokenConsequences, checkModes, type ItemContent, noCommitment, riskClasses } from '../contract.ts'
import { labelled, one, type Part } from './parts.ts'

export function instantParts({ instantApproval }: ItemContent): Part[] {
  if (!instantApproval) return []
  const { rule, conditions } = instantApproval
  return [
    ...one(rule),
    ...conditions.map(({ text, holds, basis }) => ({ label: text, text: `${holds}；依据：${basis}` })),
  ]
}

export function commitmentParts({ commitment, materials }: ItemContent): Part[] {
  if (!commitment) return []
  const { edition, promise, consequence, basis, conditions, check, broken, concerns } = commitment
  const replaced = materials.filter(({ key }) => commitment.materials.includes(key)).map(({ name }) => name)
  const days = (['low', 'medium', 'high'] as const).map(
    (risk) => `${riskClasses[risk]}风险 ${check.days[risk]} 个工作日`,
  )
  return labelled({
    文本版本: edition,
    承诺内容: promise,
    违反承诺: consequence,
    依据: basis,
    代替的材料: replaced.join('、'),
    承诺的条件: conditions.join('；'),
    核查: `${checkModes[check.mode]}，${riskClasses[check.risk]}风险；${days.join('、')}内`,
    不实承诺的处理: brokenConsequences[broken],
    直接涉及: concerns.map((each) => noCommitment[each]).join('、'),
  })
}
