import type { FormField, FormSection } from '../contract.ts'
import { isShownAmong } from './shown.ts'

/** Text, number (分 for an amount), yes-no, or the chosen options; null and '' mean not filled in. */
export type SingleValue = string | number | boolean | string[] | null
/** One row of a repeating group. */
export type FormRow = Readonly<Record<string, SingleValue>>
/** A single value, or the rows of a repeating group. */
export type FormValue = SingleValue | FormRow[]
export type FormValues = Readonly<Record<string, FormValue>>

/** The check digits, which the identity module knows: something for a right identifier, nothing for a wrong one. */
export type IdentifierChecks = { idNumber: (text: string) => unknown; uscc: (text: string) => unknown }

export type Checked = {
  /** Only shown fields that were filled in, each in the shape of its kind. */
  values: Record<string, FormValue>
  /** By field key: what is wrong and how to mend it, in Chinese. In a repeating group `partners.0.name`. */
  errors: Record<string, string>
}

type Verdict = { value: FormValue; within?: Record<string, string> } | { error: string }

/**
 * Cleans and checks what was filled in, in the browser and on the server alike. Unknown keys are dropped, hidden fields
 * too; checking the cleaned values again gives the same.
 * @param values anything; what is not an object counts as nothing filled in
 */
export function checkValues(sections: readonly FormSection[], values: unknown, checks: IdentifierChecks): Checked {
  return checkFields(
    sections.flatMap((section) => section.fields),
    asValues(values),
    checks,
  )
}

function checkFields(fields: readonly FormField[], given: Record<string, unknown>, checks: IdentifierChecks): Checked {
  const read: Record<string, FormValue> = {}
  const wrong: Record<string, Record<string, string>> = {}
  for (const field of fields) {
    const verdict = checkField(field, Object.hasOwn(given, field.key) ? given[field.key] : null, checks)
    if ('error' in verdict) wrong[field.key] = { [field.key]: verdict.error }
    else if (verdict.value !== null) read[field.key] = verdict.value
    if ('within' in verdict) wrong[field.key] = verdict.within ?? {}
  }
  const clean: Record<string, FormValue> = {}
  const errors: Record<string, string> = {}
  for (const field of fields) {
    if (!isShownAmong(fields, field, read)) continue
    if (field.key in read) clean[field.key] = read[field.key]!
    else if (field.required && !wrong[field.key]) errors[field.key] = missing(field)
    Object.assign(errors, wrong[field.key])
  }
  return { values: clean, errors }
}

function asValues(values: unknown): Record<string, unknown> {
  return values !== null && typeof values === 'object' && !Array.isArray(values) ? { ...values } : {}
}

function missing(field: FormField): string {
  if (field.kind === 'rows') return `请添加${field.label}`
  const choosing: FormField['kind'][] = ['choice', 'choices', 'yes-no', 'date', 'region']
  return `${choosing.includes(field.kind) ? '请选择' : '请填写'}${field.label}`
}

type Check = (field: FormField, given: unknown, checks: IdentifierChecks) => Verdict

const checkOf: Record<FormField['kind'], Check> = {
  text,
  'long-text': text,
  number,
  amount: number,
  date,
  choice,
  choices,
  'yes-no': (field, given) =>
    typeof given === 'boolean' ? { value: given } : { error: `请选择${field.label}：是或者否` },
  'id-number': (field, given, checks) =>
    identifier(field, given, checks.idNumber, '身份证号是 18 位，末位可以是 X；请对照证件检查是否输错'),
  uscc: (field, given, checks) =>
    identifier(field, given, checks.uscc, '统一社会信用代码是 18 位数字和大写字母；请对照营业执照检查是否输错'),
  phone,
  region: (field, given) =>
    typeof given === 'string' && /^\d{12}$/.test(given) ? { value: given } : { error: `请重新选择${field.label}` },
  rows,
}

function checkField(field: FormField, given: unknown, checks: IdentifierChecks): Verdict {
  return isEmpty(given) ? { value: null } : checkOf[field.kind](field, given, checks)
}

function isEmpty(given: unknown): boolean {
  if (given === undefined || given === null) return true
  return typeof given === 'string' ? given.trim() === '' : Array.isArray(given) && given.length === 0
}

/** Rows nobody wrote in are dropped; each other one is checked as a form of its own. */
function rows(field: FormField, given: unknown, checks: IdentifierChecks): Verdict {
  if (!Array.isArray(given)) return { error: `请重新填写${field.label}` }
  const fields = field.fields ?? []
  const written = given
    .map((row, at) => ({ at, row: asValues(row) }))
    .filter(({ row }) => fields.some(({ key }) => !isEmpty(row[key])))
  if (written.length === 0) return { value: null }
  if (field.minimum !== undefined && written.length < field.minimum)
    return { error: `${field.label}至少要填 ${field.minimum} 条，现在是 ${written.length} 条` }
  if (field.maximum !== undefined && written.length > field.maximum)
    return { error: `${field.label}最多填 ${field.maximum} 条，现在是 ${written.length} 条，请删去多余的` }
  const read = written.map(({ at, row }) => ({ at, ...checkFields(fields, row, checks) }))
  const within = read.flatMap(({ at, errors }) =>
    Object.entries(errors).map(([key, message]) => [`${field.key}.${at}.${key}`, message] as const),
  )
  const value = read.map((one) => one.values as FormRow)
  return within.length > 0 ? { value, within: Object.fromEntries(within) } : { value }
}

function text(field: FormField, given: unknown): Verdict {
  if (typeof given !== 'string') return { error: `请重新填写${field.label}` }
  const value = given.trim()
  const most = field.maxLength ?? (field.kind === 'text' ? 200 : 4000)
  const length = [...value].length
  return length > most ? { error: `${field.label}最多 ${most} 个字，现在是 ${length} 个字，请精简` } : { value }
}

function number(field: FormField, given: unknown): Verdict {
  const value = typeof given === 'string' ? Number(given.trim()) : given
  if (typeof value !== 'number' || !Number.isFinite(value)) return { error: `${field.label}应填写数字` }
  const isAmount = field.kind === 'amount'
  if (isAmount && (!Number.isSafeInteger(value) || value < 0))
    return { error: `${field.label}应是不小于 0 的金额，最多两位小数` }
  const shown = (limit: number) => (isAmount ? `${limit / 100} 元` : `${limit}${field.unit ? ` ${field.unit}` : ''}`)
  if (field.minimum !== undefined && value < field.minimum)
    return { error: `${field.label}不能小于 ${shown(field.minimum)}` }
  if (field.maximum !== undefined && value > field.maximum)
    return { error: `${field.label}不能大于 ${shown(field.maximum)}` }
  // Minus zero is a number nobody meant.
  return { value: value === 0 ? 0 : value }
}

function choice(field: FormField, given: unknown): Verdict {
  return typeof given === 'string' && field.options?.some((one) => one.value === given)
    ? { value: given }
    : { error: `${field.label}不在可选范围内，请重新选择` }
}

function date(field: FormField, given: unknown): Verdict {
  return typeof given === 'string' && isDate(given)
    ? { value: given }
    : { error: `${field.label}应是一个存在的日期，写成 2026-01-31 的样子` }
}

function choices(field: FormField, given: unknown): Verdict {
  const known = new Set(field.options?.map((one) => one.value))
  if (!Array.isArray(given) || !given.every((one) => typeof one === 'string' && known.has(one)))
    return { error: `${field.label}中有不在可选范围内的选项，请重新选择` }
  // In the order of the form, each once.
  return { value: [...known].filter((one) => given.includes(one)) }
}

function phone(field: FormField, given: unknown): Verdict {
  const value = typeof given === 'string' ? given.replace(/[\s-]/g, '').replace(/^(\+?86)(?=1\d{10}$)/, '') : ''
  return /^1[3-9]\d{9}$/.test(value) || /^0\d{9,11}$/.test(value)
    ? { value }
    : { error: `${field.label}应是 11 位手机号，或者带区号的固定电话` }
}

function identifier(field: FormField, given: unknown, isRight: (text: string) => unknown, mend: string): Verdict {
  const value = typeof given === 'string' ? given.replace(/\s/g, '').toUpperCase() : ''
  return value.length === 18 && isRight(value) ? { value } : { error: `${field.label}不正确：${mend}` }
}

/** `YYYY-MM-DD`, a day that exists, years 1800–2200. */
function isDate(given: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(given)
  if (!found) return false
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return year >= 1800 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && day <= (days[month - 1] ?? 0)
}
