import type { ItemContent } from '../contract.ts'
import { defaultForm } from './default-form.ts'
import { levelsInName } from './item-name.ts'

type Source = { name: string; code: string; regionCode: string; taskType: string; mainItem: string }

const KNOWN_TYPES: readonly ItemContent['itemType'][] = [
  '01',
  '02',
  '03',
  '04',
  '05',
  '06',
  '07',
  '08',
  '09',
  '10',
  '20',
  '99',
]

/** Whom an item is for while its source did not say. */
const everybody: ItemContent['audience'] = ['1', '2', '3', '4', '6']

/** `1` → `01`. */
export function itemTypeOf(taskType: string): ItemContent['itemType'] | undefined {
  return KNOWN_TYPES.find((type) => type === taskType.padStart(2, '0'))
}

/**
 * A version from a row that says no more than a name, a type and a body. What nobody stated is named in `gaps` and stood
 * in for by the most careful value, so that the item can be applied for at once and the guide does not pretend.
 */
export function importedContent({ name, code, regionCode, taskType, mainItem }: Source): ItemContent {
  const itemType = itemTypeOf(taskType) ?? '99'
  const levelNames = levelsInName(name)
  const { limits, gaps } = limitsOf(itemType)
  return {
    name: [...name].slice(0, 200).join(''),
    itemType,
    localCode: code,
    level: (levelNames.length === 1 ? levelNames[0] : levelOfRegion(regionCode)) as ItemContent['level'],
    audience: [...everybody],
    ...(mainItem ? { mainItem: [...mainItem].slice(0, 200).join('') } : {}),
    handling: 'promised',
    ...limits,
    conditions: [],
    materials: [],
    form: defaultForm(everybody),
    fees: [],
    basis: [],
    steps: [
      { key: 'examine', name: '审查', days: 15 },
      { key: 'decide', name: '决定', days: 5 },
    ],
    result: { kind: resultKindOf(itemType), name: '办理结果通知', faceFields: [] },
    trips: 1,
    online: false,
    service: { address: '未填报', hours: '未填报', phone: '12345', complaintPhone: '12345' },
    faq: [],
    keywords: [],
    gaps: [...gaps, 'promised', 'materials', 'conditions', 'basis', 'audience', 'fees', 'result', 'service', 'trips'],
  }
}

/** 行政许可法 art. 42 gives every licence twenty working days unless another law says otherwise; other types have no general limit. */
function limitsOf(itemType: string): { limits: Pick<ItemContent, 'statutory' | 'promised'>; gaps: 'statutory'[] } {
  const twenty = { days: 20, unit: 'working-day' } as const
  const promised = { ...twenty, explanation: '来源未填报承诺时限，暂与法定时限相同' }
  if (itemType === '01') {
    const explanation =
      '《行政许可法》第四十二条第一款：自受理之日起二十日内作出决定；法律、法规另有规定的，以其规定为准'
    return { limits: { statutory: { ...twenty, explanation }, promised }, gaps: [] }
  }
  const explanation = '来源未填报法定时限，填报前暂按二十个工作日办理'
  return { limits: { statutory: { ...twenty, explanation }, promised }, gaps: ['statutory'] }
}

function resultKindOf(itemType: ItemContent['itemType']): ItemContent['result']['kind'] {
  if (itemType === '05') return 'payment'
  return itemType === '07' ? 'confirmation' : 'approval'
}

function levelOfRegion(code: string): string {
  if (/^..0{10}$/.test(code)) return '2'
  if (/^....0{8}$/.test(code)) return '3'
  if (/^.{6}0{6}$/.test(code)) return '4'
  return /^.{9}000$/.test(code) ? '5' : '6'
}
