/** What makes a way of handling with a limit of its own unfit to be published (行政许可法 art. 42(2), 43). */
import type { ItemContent } from '../contract.ts'
import type { Fault } from './fault.ts'

/** 四十五日, and 延长十五日 by the head of the government (art. 42(2)); working days (art. 82). */
const MOST_DAYS = 45
const MOST_EXTENSION = 15
/** 二十日 of the lower body, unless laws or regulations say otherwise (art. 43). */
const LOWER_DAYS = 20

export function regimeFaults(content: ItemContent): Fault[] {
  const { regime, itemType } = content
  if (!regime) return []
  const faults: Fault[] = []
  if (itemType !== '01')
    faults.push({ field: 'regime.kind', message: '只有行政许可适用《行政许可法》第四十二条第二款、第四十三条的期限' })
  return [...faults, ...(regime.kind === 'lower-first' ? lowerFaults(content) : togetherFaults(content))]
}

/** Art. 42(2) knows no other limit: 办理的时间不得超过四十五日. */
function togetherFaults({ statutory, regime, specialProcedures = [] }: ItemContent): Fault[] {
  const faults: Fault[] = []
  if (statutory.unit !== 'working-day')
    faults.push({ field: 'statutory.unit', message: '行政许可的期限以工作日计算（《行政许可法》第八十二条）' })
  if (statutory.days > MOST_DAYS)
    faults.push({
      field: 'statutory.days',
      message: `统一办理、联合办理、集中办理的时间不得超过 ${MOST_DAYS} 个工作日（《行政许可法》第四十二条第二款）`,
    })
  for (const [at, { kind, days = 0 }] of specialProcedures.entries())
    if (kind === '1' && days > MOST_EXTENSION)
      faults.push({
        field: `specialProcedures.${at}.days`,
        message: `经政府负责人批准最多延长 ${MOST_EXTENSION} 个工作日（《行政许可法》第四十二条第二款）`,
      })
  if (regime?.lowerDays !== undefined)
    faults.push({ field: 'regime.lowerDays', message: '只有下级机关先审查的事项才填下级审查的天数' })
  return faults
}

function lowerFaults({ regime, statutory, route }: ItemContent): Fault[] {
  const faults: Fault[] = []
  const { lowerDays = LOWER_DAYS, lowerBasis } = regime!
  if (lowerDays !== LOWER_DAYS && !lowerBasis)
    faults.push({
      field: 'regime.lowerBasis',
      message: `下级审查不是 ${LOWER_DAYS} 个工作日的，请写明另有规定的法律、法规（《行政许可法》第四十三条）`,
    })
  if (statutory.unit === 'working-day' && statutory.days < lowerDays)
    faults.push({
      field: 'statutory.days',
      message: `法定时限 ${statutory.days} 个工作日比下级审查的 ${lowerDays} 个工作日还短，请核对`,
    })
  if (route === undefined)
    faults.push({
      field: 'route',
      message: '下级机关先审查、报上级机关决定的事项，请画出审批流程，决定环节由上级机关办理',
    })
  return faults
}
