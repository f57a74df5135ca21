/** What a row of a gathered list must say to be a licence. */

export type GatheredRow = {
  name: string
  identifier: string
  number: string
  validFrom: string
  /** Absent: without end. */
  validTo?: string
  face: { label: string; text: string }[]
}

type Type = { holderKind: 'person' | 'enterprise'; fields: readonly string[] }
type Columns = Record<'name' | 'identifier' | 'number' | 'validFrom' | 'validTo', string>

/** @param record by the heads of the columns; heads that are no field of the type are passed over */
export function readGathered(record: Readonly<Record<string, string>>, columns: Columns, type: Type): GatheredRow {
  const of = (key: keyof Columns) => record[columns[key]]?.trim() ?? ''
  return {
    name: of('name'),
    identifier: of('identifier').toUpperCase(),
    number: of('number'),
    validFrom: plainDate(of('validFrom')),
    validTo: plainDate(of('validTo')) || undefined,
    face: type.fields.flatMap((label) => (record[label] ? [{ label, text: record[label] }] : [])),
  }
}

/** 2026/1/31 and 2026年1月31日 are dates too; 长期 is none. */
function plainDate(text: string): string {
  if (text === '长期') return ''
  const found = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text)
  return found ? [found[1], found[2]!.padStart(2, '0'), found[3]!.padStart(2, '0')].join('-') : text
}

export type Checks = { idNumber: (text: string) => boolean; uscc: (text: string) => boolean }

/** Why the row cannot be a licence, by itself; empty: nothing. */
export function whyNot(row: GatheredRow, type: Type, checks: Checks): string[] {
  const person = type.holderKind === 'person'
  const badNumber = person ? !checks.idNumber(row.identifier) : !checks.uscc(row.identifier)
  return [
    ...(row.name.length < 2 || row.name.length > 100 ? ['持证者名称没有填或者太长'] : []),
    ...(badNumber ? [person ? '身份证件号码不对，请核对校验位' : '统一社会信用代码不对，请核对校验位'] : []),
    ...(row.number.length < 2 || row.number.length > 80 ? ['证照编号没有填或者太长'] : []),
    ...(isDate(row.validFrom) ? [] : ['生效日期应写成 2026-01-31 的样子']),
    ...(row.validTo === undefined || isDate(row.validTo) ? [] : ['有效期至应写成 2026-01-31 的样子，长期有效的不填']),
    ...(row.validTo && isDate(row.validTo) && row.validTo < row.validFrom ? ['有效期至早于生效日期'] : []),
    ...row.face.filter(({ text }) => text.length > 500).map(({ label }) => `“${label}”太长`),
  ]
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
