/** Reads a list of items as cities export them: dirty, and mostly usable. Each row gets a verdict with its reasons. */
import { evenBrackets, oddName } from './item-name.ts'
import { itemTypeOf } from './imported-content.ts'

export type ImportRow = {
  /** Counted from 1. */
  line: number
  name: string
  /** As the exporting system spells the item. */
  code: string
  department: string
  /** 12 digits. */
  regionCode: string
  /** The code of the type, with or without its leading zero. */
  taskType: string
  mainItem: string
  /** The credit code inside the item code, else the department's own code; often neither is one. */
  creditCode: string
}

export type Verdict = 'accepted' | 'flagged' | 'rejected'
/** `field` is the way to what is doubted inside the content; empty when it is no matter of one field. */
export type Doubt = { field: string; message: string }
export type Judged = ImportRow & {
  verdict: Verdict
  doubts: Doubt[]
  /** May come into force: the row says which item of which body it is; a mistyped credit code leaves no doubt of either. */
  sound: boolean
}

/** Sichuan and others: `<item>-<region 12>-<3>-<credit code>-<level>-<2>`. */
const LOCAL_CODE = /-\d{12}-\d{3}-(.+)-\d-\d{2}$/
const LONGEST_CODE = 80

export function readImportRow(raw: unknown, line: number): ImportRow {
  const fields = (raw !== null && typeof raw === 'object' ? raw : {}) as Record<string, unknown>
  const text = (name: string) => {
    const value = fields[name]
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
  }
  const code = text('itemCode')
  const mainItem = text('main_item')
  return {
    line,
    name: text('name'),
    code,
    department: text('department'),
    regionCode: text('areaCode'),
    taskType: text('taskType'),
    mainItem: mainItem === '未分类' ? '' : mainItem,
    creditCode: LOCAL_CODE.exec(code)?.[1] ?? (code.split('-').at(-1) || text('deptCode')),
  }
}

/** Whether the item code names the body by its credit code. */
export function hasCreditCode(code: string): boolean {
  return LOCAL_CODE.test(code)
}

/** The code of a row that has none of its own: the same row gives the same code again. */
export function codeOf({ code, regionCode, department, name }: ImportRow): string {
  return usableCode(code)
    ? code
    : [...`无编码-${regionCode}-${department}-${evenBrackets(name)}`].slice(0, LONGEST_CODE).join('')
}

function usableCode(code: string): boolean {
  return code.length >= 4 && code.length <= LONGEST_CODE
}

/** What only the whole list can say of a row. */
export type Surroundings = {
  /** The earlier line with the same code, and with the same body and name. */
  sameCode?: number
  sameName?: number
  /** The body, by `bodyKey`, that a right credit code belongs to. */
  ownerOf: (uscc: string) => string | undefined
}
type CheckUscc = (text: string) => string | undefined

export function judgeRow(row: ImportRow, around: Surroundings, checkUscc: CheckUscc): Judged {
  const lost = whyUnusable(row) ?? sameAs(around.sameCode, '事项编码')
  if (lost) return { ...row, verdict: 'rejected', doubts: [{ field: '', message: lost }], sound: false }
  const odd = oddName(row.name)
  const mistyped = doubted('localCode', codeMistyped(row, checkUscc))
  const unsound = [
    ...doubted('localCode', codeOfAnother(row, around.ownerOf, checkUscc)),
    ...doubted('localCode', usableCode(row.code) ? undefined : '没有可用的事项编码，已用部门和名称代替'),
    ...doubted('name', sameAs(around.sameName, '部门和名称')),
    ...doubted('name', odd && `名称可疑：${odd}`),
    ...doubted('name', [...row.name].length > 200 ? '名称超过 200 字，已截断' : undefined),
    ...doubted('itemType', itemTypeOf(row.taskType) ? undefined : `事项类型“${row.taskType}”不在代码表内`),
  ]
  const doubts = [...mistyped, ...unsound]
  return { ...row, verdict: doubts.length > 0 ? 'flagged' : 'accepted', doubts, sound: unsound.length === 0 }
}

function doubted(field: string, message: string | undefined): Doubt[] {
  return message ? [{ field, message }] : []
}

/** Rows of one body with one name are one item. */
export function nameKey(row: ImportRow): string {
  return `${bodyKey(row)}\n${evenBrackets(row.name)}`
}

/** The body each credit code belongs to. */
export function ownersOf(codes: ReadonlyMap<string, string | undefined>): Map<string, string> {
  return new Map([...codes].flatMap(([body, uscc]) => (uscc ? [[uscc, body] as const] : [])))
}

export function whyUnusable({ name, department, regionCode }: ImportRow): string | undefined {
  if (evenBrackets(name).length < 2) return '没有事项名称'
  if (!/^[1-9]\d{11}$/.test(regionCode)) return '行政区划代码不是 12 位数字'
  return department.length < 2 ? '没有实施部门' : undefined
}

function sameAs(line: number | undefined, what: string): string | undefined {
  return line === undefined ? undefined : `重复：${what}与第 ${line} 行相同`
}

/** A list may leave it out: the body goes by its name then. */
function codeMistyped({ creditCode }: ImportRow, checkUscc: (text: string) => string | undefined): string | undefined {
  if (creditCode === '') return undefined
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/i.test(creditCode)) return `统一社会信用代码格式不对：“${creditCode}”不是 18 位代码`
  return checkUscc(creditCode) ? undefined : `统一社会信用代码校验位不对：${creditCode}`
}

function codeOfAnother(row: ImportRow, ownerOf: Surroundings['ownerOf'], checkUscc: CheckUscc): string | undefined {
  const right = checkUscc(row.creditCode)
  const owner = right && ownerOf(right)
  return owner && owner !== bodyKey(row)
    ? `统一社会信用代码 ${right} 是“${owner.split('\n').at(-1)}”的，请核对实施部门`
    : undefined
}

/** The same short name of a department stands in every county. */
export function bodyKey({ regionCode, department }: Pick<ImportRow, 'regionCode' | 'department'>): string {
  return `${regionCode}\n${department}`
}

/** How many rows of a body carry a right code; the empty code when it is not right. */
export type Tally = { body: string; uscc: string; rows: number }

/**
 * The credit code each body goes by, by `bodyKey`: the right one that most of its rows carry. A code that two bodies
 * carry belongs to the one whose main code it is.
 */
export function mainCodes(tallies: readonly Tally[]): Map<string, string | undefined> {
  const bodies = new Map<string, string | undefined>(tallies.map(({ body }) => [body, undefined]))
  const taken = new Set<string>()
  const carried = tallies.filter((one) => one.uscc).sort((some, others) => others.rows - some.rows)
  for (const { body, uscc } of carried) {
    if (bodies.get(body) || taken.has(uscc)) continue
    bodies.set(body, uscc)
    taken.add(uscc)
  }
  return bodies
}

/** What the place is called, when a department's full name begins with it: 「广安区税务局」. */
export function regionNameIn(departments: readonly string[]): string | undefined {
  const whole = departments.flatMap(
    (name) => /^((?![省市区县旗])\p{Script=Han}{1,5}?[省市区县旗])\p{Script=Han}{2,}/u.exec(name)?.[1] ?? [],
  )
  const [only, ...others] = new Set(whole)
  return others.length === 0 ? only : undefined
}
