import type { FormField, FormSection } from '../contract.ts'
import { isShown } from './shown.ts'

/** Text, number (分 for an amount), yes-no, or the chosen options; null and '' mean not filled in. */
export type FormValue = string | number | boolean | string[] | null
export type FormValues = Readonly<Record<string, FormValue>>

/** The check digits, which the identity module knows: something for a right identifier, nothing for a wrong one. */
export type IdentifierChecks = { idNumber: (text: string) => unknown; uscc: (text: string) => unknown }

export type Checked = {
  /** Only shown fields that were filled in, each in the shape of its kind. */
  values: Record<string, FormValue>
  /** By field key: what is wrong and how to mend it, in Chinese. */
  errors: Record<string, string>
}

type Verdict = { value: FormValue } | { error: string }

/**
 * Cleans and checks what was filled in, in the browser and on the server alike. Unknown keys are dropped, hidden fields
 * too; checking the cleaned values again gives the same.
 * @param values anything; what is not an object counts as nothing filled in
 */
export function checkValues(sections: readonly FormSection[], values: unknown, checks: IdentifierChecks): Checked {
  const given = asValues(values)
  const read: Record<string, FormValue> = {}
  const errors: Record<string, string> = {}
  const fields = sections.flatMap((section) => section.fields)
  for (const field of fields) {
    const verdict = checkField(field, given[field.key] ?? null, checks)
    if ('error' in verdict) errors[field.key] = verdict.error
    else if (verdict.value !== null) read[field.key] = verdict.value
  }
  const clean: Record<string, FormValue> = {}
  for (const field of fields) {
    if (!isShown(sections, field, read)) delete errors[field.key]
    else if (field.key in read) clean[field.key] = read[field.key]!
    else if (field.required && !(field.key in errors)) errors[field.key] = missing(field)
  }
  return { values: clean, errors }
}

function asValues(values: unknown): Record<string, unknown> {
  return values !== null && typeof values === 'object' && !Array.isArray(values) ? { ...values } : {}
}

function missing(field: FormField): string {
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
}

function checkField(field: FormField, given: unknown, checks: IdentifierChecks): Verdict {
  const isEmpty =
    given === null || (typeof given === 'string' && given.trim() === '') || (Array.isArray(given) && given.length === 0)
  return isEmpty ? { value: null } : checkOf[field.kind](field, given, checks)
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
