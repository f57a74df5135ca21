/** One edit of a set while it is being written, and in words once it is. */
import { audiences, type BulkEdit, channels, handlingKinds } from '#modules/catalogue/contract.ts'
import { workChangeSetWords as words } from '../../../words/zh/work-change-sets.ts'

export type Path = keyof typeof words.paths
type Codes = Readonly<Record<string, string>>
export type Setting = {
  kind: 'text' | 'long-text' | 'number' | 'yes-no' | 'choice' | 'codes' | 'lines'
  codes?: Codes
  /** An item may do without it. */
  optional?: true
  longest?: number
}

/** What may be set for many items at once: what is the same for a body or a counter. */
export const settings: Readonly<Record<Path, Setting>> = {
  'service.address': { kind: 'text', longest: 300 },
  'service.hours': { kind: 'text', longest: 300 },
  'service.phone': { kind: 'text', longest: 100 },
  'service.complaintPhone': { kind: 'text', longest: 100 },
  'service.hall': { kind: 'text', longest: 100, optional: true },
  'promised.days': { kind: 'number' },
  'promised.explanation': { kind: 'long-text', longest: 500 },
  'statutory.days': { kind: 'number' },
  'statutory.explanation': { kind: 'long-text', longest: 500 },
  handling: { kind: 'choice', codes: handlingKinds },
  trips: { kind: 'number' },
  tripsReason: { kind: 'long-text', longest: 1000, optional: true },
  online: { kind: 'yes-no' },
  audience: { kind: 'codes', codes: audiences },
  channels: { kind: 'codes', codes: channels, optional: true },
  conditions: { kind: 'lines' },
  keywords: { kind: 'lines' },
  topic: { kind: 'text', longest: 50, optional: true },
  mainItem: { kind: 'text', longest: 200, optional: true },
  'result.validMonths': { kind: 'number', optional: true },
  'access.booking': { kind: 'yes-no' },
  'access.onlinePayment': { kind: 'yes-no' },
  'access.express': { kind: 'yes-no' },
  'access.terminals': { kind: 'yes-no' },
  'access.inHall': { kind: 'yes-no' },
  'body.unit': { kind: 'text', longest: 200, optional: true },
  enquiry: { kind: 'text', longest: 500, optional: true },
  complaint: { kind: 'text', longest: 500, optional: true },
}

export const REPLACE = 'replace-text'

export type EditDraft = {
  key: number
  what: Path | typeof REPLACE | ''
  text: string
  codes: readonly string[]
  clear: boolean
  from: string
}

export function emptyDraft(key: number): EditDraft {
  return { key, what: '', text: '', codes: [], clear: false, from: '' }
}

/** The edit, when it says enough to be one. */
export function editOf({ what, text, codes, clear, from }: EditDraft): BulkEdit | undefined {
  if (what === '') return undefined
  if (what === REPLACE) {
    const old = from.trim()
    return old.length >= 2 ? { kind: 'replace-text', from: old, to: text.trim() } : undefined
  }
  const setting = settings[what]
  if (clear && setting.optional) return { kind: 'set', path: what, value: null }
  const value = valueOf(setting, text.trim(), codes)
  return value === undefined ? undefined : { kind: 'set', path: what, value }
}

function valueOf({ kind }: Setting, text: string, codes: readonly string[]) {
  if (kind === 'codes') return codes.length > 0 ? [...codes] : undefined
  if (text === '') return undefined
  if (kind === 'number') return /^\d{1,4}$/.test(text) ? Number(text) : undefined
  if (kind === 'yes-no') return text === 'yes'
  if (kind === 'lines') return text.split('\n').flatMap((line) => line.trim() || [])
  return text
}

export function editWords(edit: BulkEdit): string {
  if (edit.kind === 'replace-text') return words.editWords.replace(edit.from, edit.to)
  const known = edit.path as Path
  const title = words.paths[known] ?? edit.path
  if (edit.value === null) return words.editWords.clear(title)
  return words.editWords.set(title, valueWords(edit.value, settings[known]?.codes))
}

function valueWords(value: unknown, codes: Codes = {}): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (Array.isArray(value)) return value.map((one) => codes[String(one)] ?? String(one)).join('、')
  return codes[String(value)] ?? String(value)
}
