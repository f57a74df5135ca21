import { audiences, gapNames, handlingKinds, type ItemContent, itemTypes, levels } from './contract.ts'

type Limit = ItemContent['statutory']

/** 「20个工作日」「当场办结」 */
export function limitWords({ days, unit }: Limit): string {
  if (days === 0) return '当场办结'
  return unit === 'working-day' ? `${days}个工作日` : `${days}日`
}

export function feeWords(content: Pick<ItemContent, 'fees' | 'gaps'>): string {
  if (content.gaps?.includes('fees')) return '未填报'
  return content.fees.length === 0 ? '不收费' : content.fees.map((fee) => fee.name).join('、')
}

/** Codes of a guide in Chinese. An element nobody stated is called so, whatever stands in its place. */
export function guideWords(content: ItemContent) {
  const unstated = new Set(content.gaps)
  return {
    itemType: itemTypes[content.itemType],
    level: levels[content.level],
    audience: unstated.has('audience') ? ['未填报'] : content.audience.map((one) => audiences[one]),
    handling: handlingKinds[content.handling],
    statutory: unstated.has('statutory')
      ? `未填报（暂按${limitWords(content.statutory)}办理）`
      : limitWords(content.statutory),
    promised: unstated.has('promised') ? '未填报' : limitWords(content.promised),
    fees: feeWords(content),
    gaps: (content.gaps ?? []).map((gap) => gapNames[gap]),
  }
}
