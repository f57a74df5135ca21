import type { FormField, ItemContent } from '../contract.ts'
import { parseBasicCode, parseHandlingCode, parseImplementationCode } from './codes.ts'
import { easierFaults } from './easier-soundness.ts'
import { essentialFaults } from './essentials.ts'
import type { Fault } from './fault.ts'
import type { Outside } from './instant.ts'
import { paymentFaults } from './payment-soundness.ts'
import { quotaFaults } from './quota-soundness.ts'
import { regimeFaults } from './regime-soundness.ts'
import { situationFaults } from './situation-soundness.ts'

/**
 * A version is sound when it can be handled and keeps the promises the law asks for.
 * @param outside facts that may be asked of other bodies
 */
export function faultsOf(content: ItemContent, outside: Outside = []): Fault[] {
  return [
    ...essentialFaults(content),
    ...codeFaults(content),
    ...timeFaults(content),
    ...materialFaults(content),
    ...provingFaults(content, outside),
    ...formFaults(content),
    ...resultFaults(content),
    ...situationFaults(content),
    ...reachFaults(content),
    ...easierFaults(content, outside),
    ...regimeFaults(content),
    ...quotaFaults(content),
    ...paymentFaults(content),
  ]
}

function codeFaults({ basicCode, implementationCode, handlingCode, level }: ItemContent): Fault[] {
  const faults: Fault[] = []
  if (basicCode && !parseBasicCode(basicCode)) {
    faults.push({ field: 'basicCode', message: '基本编码应是 12 位数字（末三位可以是 00Y）' })
  }
  const implementation =
    implementationCode && (parseImplementationCode(implementationCode) ?? parseHandlingCode(implementationCode))
  if (implementationCode && !implementation) {
    faults.push({
      field: 'implementationCode',
      message: '实施编码应是 18 位统一社会信用代码、1 位行使层级和 12 位基本编码',
    })
  }
  if (implementation && basicCode && implementation.basic !== basicCode) {
    faults.push({ field: 'implementationCode', message: '实施编码中的基本编码与所填基本编码不同' })
  }
  if (implementation && implementation.level !== level) {
    faults.push({ field: 'implementationCode', message: '实施编码中的行使层级与所填行使层级不同' })
  }
  if (handlingCode && implementation && !handlingCode.startsWith(implementationCode.slice(0, 31))) {
    faults.push({ field: 'handlingCode', message: '业务办理项编码应是实施编码后加 2 位' })
  }
  return faults
}

/** 优化营商环境条例 art. 36: the promised limit is within the statutory one. 行政许可法 art. 34: on the spot when nothing is lacking. */
function timeFaults({ statutory, promised, handling, steps, online, trips, siteCheck }: ItemContent): Fault[] {
  const faults: Fault[] = []
  if (statutory.unit === promised.unit && promised.days > statutory.days && statutory.days > 0) {
    faults.push({ field: 'promised.days', message: `承诺时限 ${promised.days} 天超过了法定时限 ${statutory.days} 天` })
  }
  if (handling === 'instant' && promised.days > 1) {
    faults.push({ field: 'promised.days', message: '即办件应当场办结，承诺时限不能超过 1 天' })
  }
  if (handling === 'instant' && siteCheck)
    faults.push({ field: 'siteCheck.basis', message: '决定前须现场核查的事项不能当场办结，不是即办件' })
  const planned = steps.reduce((sum, step) => sum + step.days, 0)
  if (promised.unit === 'working-day' && planned > Math.max(promised.days, 1)) {
    faults.push({ field: 'steps', message: `各环节合计 ${planned} 天，超过了承诺时限 ${promised.days} 天` })
  }
  if (repeated(steps.map((step) => step.key))) faults.push({ field: 'steps', message: '办理环节有重复' })
  if (online && trips > 0) faults.push({ field: 'trips', message: '全程网办的事项，到办事现场次数应为 0' })
  return faults
}

/** 网上办理深度 that ends with the licence sent online, or a wholly online reach, leaves nothing to come for. */
function reachFaults({ depth, reach, trips, tripsReason, specialProcedures = [] }: ItemContent): Fault[] {
  const faults: Fault[] = []
  if (depth?.includes('7') && trips > 0 && !tripsReason)
    faults.push({ field: 'trips', message: '结果以电子证照送达的事项，到办事现场次数应为 0，或写明必须到现场的原因' })
  if (reach?.modes.includes('online') && trips > 0 && reach.modes.length === 1)
    faults.push({ field: 'reach', message: '只以全程网办方式通办的事项，到办事现场次数应为 0' })
  // 行政许可法 art. 45: what is not counted must be of a kind the law names, so each has a name and its basis.
  const bare = specialProcedures.flatMap(({ kind, name, basis }, at) =>
    kind === '2' && !basis
      ? [{ field: `specialProcedures.${at}.basis`, message: `特别程序“${name}”没有写明依据` }]
      : [],
  )
  return [...faults, ...bare]
}

function materialFaults({ materials }: ItemContent): Fault[] {
  const faults: Fault[] = []
  const twice = repeated(materials.map((one) => one.key))
  if (twice) faults.push({ field: 'materials', message: `材料键名“${twice}”重复` })
  for (const [at, one] of materials.entries()) {
    if (one.necessity === 'deferrable' && !one.deferDays) {
      faults.push({
        field: `materials.${at}.deferDays`,
        message: `可以容缺后补的“${one.name}”没有写明补交的天数`,
      })
    }
  }
  return faults
}

/** A fact that stands for a material is one of the directory, and what it must say is of the kind the body answers. */
function provingFaults({ materials }: ItemContent, outside: Outside): Fault[] {
  return materials.flatMap(({ name, fact }, at) => {
    if (!fact) return []
    const fault = (message: string): Fault[] => [
      { field: `materials.${at}.fact`, message: `能代替“${name}”的部门信息${message}` },
    ]
    const spec = outside.find((one) => one.name === fact.name)
    if (!spec) return fault('不在查询目录里')
    const kind = spec.fields.find(({ key }) => key === fact.field)?.kind
    if (!kind) return fault('没有这项内容')
    const fits =
      kind === 'number'
        ? fact.equals === undefined
        : fact.atLeast === undefined &&
          (fact.equals === undefined || typeof fact.equals === (kind === 'text' ? 'string' : 'boolean'))
    return fits ? [] : fault('要求的答复与这项内容的类型不合')
  })
}

function formFaults({ form }: ItemContent): Fault[] {
  const fields = form.flatMap((section) => section.fields)
  const byKey = new Map(fields.map((field) => [field.key, field]))
  const faults = form.flatMap((section, at) =>
    section.fields.flatMap((field, place) => fieldFaults(field, byKey, `form.${at}.fields.${place}`)),
  )
  const twice = repeated(fields.map((field) => field.key))
  if (twice) faults.push({ field: 'form', message: `表单键名“${twice}”重复` })
  return faults
}

function fieldFaults(field: FormField, byKey: Map<string, FormField>, path: string): Fault[] {
  const fault = (part: string, message: string): Fault => ({
    field: `${path}.${part}`,
    message: `表单项“${field.label}”${message}`,
  })
  const faults: Fault[] = []
  if (field.kind === 'choice' || field.kind === 'choices') {
    if (!field.options?.length) faults.push(fault('options', '没有选项'))
    else if (repeated(field.options.map((one) => one.value))) faults.push(fault('options', '的选项有重复'))
  }
  if (field.minimum !== undefined && field.maximum !== undefined && field.minimum > field.maximum)
    faults.push(fault('maximum', '的下限大于上限'))
  if (field.when && !conditionEnds(field, byKey)) faults.push(fault('when', '的显示条件指向不存在的表单项或者互相循环'))
  return [...faults, ...rowsFaults(field, path)]
}

/** Most rows a repeating group may have: what a person can still fill in and read. */
const MOST_ROWS = 50

/** A repeating group has fields of its own, which speak of each other only. */
function rowsFaults({ kind, label, fields = [], minimum = 0, maximum }: FormField, path: string): Fault[] {
  const fault = (part: string, message: string): Fault => ({
    field: `${path}.${part}`,
    message: `重复填写的“${label}”${message}`,
  })
  if (kind !== 'rows') return fields.length > 0 ? [fault('fields', '不是重复填写，不能有下级填写项')] : []
  if (fields.length === 0) return [fault('fields', '还没有填写项')]
  const byKey = new Map<string, FormField>(fields.map((one) => [one.key, one]))
  const faults = fields.flatMap((one, at) => fieldFaults(one, byKey, `${path}.fields.${at}`))
  if (repeated(fields.map((one) => one.key))) faults.push(fault('fields', '里的填写项键名重复'))
  if (!Number.isInteger(minimum) || minimum < 0) faults.push(fault('minimum', '的最少条数应是不小于 0 的整数'))
  if (maximum !== undefined && (!Number.isInteger(maximum) || maximum < 1 || maximum > MOST_ROWS))
    faults.push(fault('maximum', `的最多条数应在 1 到 ${MOST_ROWS} 之间`))
  return faults
}

function conditionEnds(field: FormField, byKey: Map<string, FormField>): boolean {
  const passed = new Set<string>()
  for (let one: FormField | undefined = field; one?.when; one = byKey.get(one.when.key)) {
    if (passed.has(one.key) || !byKey.has(one.when.key)) return false
    passed.add(one.key)
  }
  return true
}

function resultFaults({ result, form }: ItemContent): Fault[] {
  const fields = form.flatMap((section) => section.fields)
  const keys = new Set(fields.filter((field) => field.kind !== 'rows').map((field) => field.key))
  const lost = result.faceFields.find((key) => !keys.has(key))
  const faults: Fault[] = lost ? [{ field: 'result.faceFields', message: `证照照面用到的“${lost}”不在表单里` }] : []
  if (result.kind === 'licence' && !result.licenceType)
    faults.push({ field: 'result.licenceType', message: '办理结果是证照，但没有写明证照类型' })
  return faults
}

function repeated(keys: readonly string[]): string | undefined {
  return keys.find((key, index) => keys.indexOf(key) !== index)
}
