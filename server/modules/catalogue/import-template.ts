/** The documented template of lists to import: the columns of its two sheets, and how a row of it is read. */
import type { ItemContent } from './contract.ts'
import { defaultForm } from './rules/default-form.ts'
import { elementColumns, materialElementColumns, withElements, withMaterialElements } from './import-elements.ts'

export type Column = { title: string; note: string; required?: boolean }

export const itemColumns = {
  itemCode: {
    title: '事项编码',
    note: '国家实施编码 31 位、业务办理项编码 33 位或地方编码，整份清单内不重复',
    required: true,
  },
  name: { title: '事项名称', note: '与公布的清单一致', required: true },
  main_item: { title: '主项名称', note: '没有主项的不填' },
  department: { title: '实施部门', note: '全称', required: true },
  deptCode: { title: '统一社会信用代码', note: '实施部门的 18 位代码' },
  areaCode: { title: '行政区划代码', note: '12 位', required: true },
  taskType: { title: '事项类型', note: '代码或名称，如 01 或 行政许可', required: true },
  level: { title: '行使层级', note: '1 国家级 2 省级 3 市级 4 县级 5 镇级 6 村级' },
  audience: { title: '服务对象', note: '自然人、企业法人、事业法人、社会组织法人、行政机关、其他组织，用顿号分开' },
  handling: { title: '办件类型', note: '即办件 或 承诺件' },
  statutoryDays: { title: '法定办结时限（工作日）', note: '整数' },
  statutoryBasis: { title: '法定办结时限说明', note: '依据的条款' },
  promisedDays: { title: '承诺办结时限（工作日）', note: '整数，不超过法定办结时限' },
  conditions: { title: '受理条件', note: '每条一行' },
  basis: { title: '设定依据', note: '每条一行，写成 《法律名称》第几条' },
  fees: { title: '收费', note: '不收费，或每项一行：名称|标准|依据' },
  trips: { title: '到办事现场次数', note: '整数' },
  online: { title: '全程网办', note: '是 或 否' },
  result: { title: '办理结果名称', note: '如 食品经营许可证' },
  address: { title: '办理地点', note: '' },
  hours: { title: '办理时间', note: '' },
  phone: { title: '咨询电话', note: '' },
  complaintPhone: { title: '监督投诉电话', note: '' },
  plainName: { title: '通俗名称', note: '群众平时的叫法' },
  summary: { title: '简介', note: '一两句话' },
  keywords: { title: '关键词', note: '群众会用的说法，用顿号分开' },
  ...elementColumns,
} as const satisfies Record<string, Column>

export const materialColumns = {
  itemCode: { title: '事项编码', note: '与“事项”表中的编码相同', required: true },
  name: { title: '材料名称', note: '', required: true },
  necessity: { title: '材料必要性', note: '必要、非必要或容缺后补' },
  deferDays: { title: '容缺补交天数', note: '容缺后补的必填，工作日' },
  form: { title: '材料形式', note: '纸质、电子或均可' },
  originals: { title: '原件份数', note: '整数' },
  copies: { title: '复印件份数', note: '整数' },
  source: { title: '来源渠道', note: '申请人自备、政府部门核发或其他' },
  issuer: { title: '出具机构', note: '' },
  note: { title: '材料说明', note: '' },
  ...materialElementColumns,
} as const satisfies Record<string, Column>

type Keys<T> = Partial<Record<keyof T, string>>
export type TemplateItem = Keys<typeof itemColumns>
export type TemplateMaterial = Keys<typeof materialColumns>

/** Which column of the head row is which key. @returns the titles that are required and absent */
export function readHead(head: readonly string[], columns: Readonly<Record<string, Column>>) {
  const keys = Object.entries(columns)
  const at = new Map(
    head.flatMap((title, index) => {
      const found = keys.find(([, column]) => column.title === title.replace(/[*\s]/g, ''))
      return found ? [[index, found[0]] as const] : []
    }),
  )
  const present = new Set(at.values())
  return { at, missing: keys.flatMap(([key, column]) => (column.required && !present.has(key) ? [column.title] : [])) }
}

/** A row as an object; empty cells are left out. */
export function readCells(cells: readonly unknown[], at: ReadonlyMap<number, string>): Record<string, string> {
  const row: Record<string, string> = {}
  for (const [index, key] of at) {
    const cell = cells[index]
    const text =
      typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? String(cell).trim() : ''
    if (text) row[key] = text
  }
  return row
}

const types: Record<string, string> = {
  行政许可: '01',
  行政处罚: '02',
  行政强制: '03',
  行政征收: '04',
  行政给付: '05',
  行政检查: '06',
  行政确认: '07',
  行政奖励: '08',
  行政裁决: '09',
  其他行政权力: '10',
  公共服务: '20',
}
const audienceCodes: Record<string, string> = {
  自然人: '1',
  企业法人: '2',
  事业法人: '3',
  社会组织法人: '4',
  行政机关: '5',
  其他组织: '6',
}

/** The type as a code, whether the row gives the code or the name. */
export function typeCode(text: string): string {
  return types[text] ?? text
}

const number = (text: string | undefined) => (text !== undefined && /^\d{1,4}$/.test(text) ? Number(text) : undefined)
const lines = (text: string) =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)

/** What the row states, over the careful stand-in; an element it states is no longer a gap. */
export function withStated(
  content: ItemContent,
  row: TemplateItem,
  materials: readonly TemplateMaterial[],
): ItemContent {
  const stated = {
    ...content,
    ...statedOf(content, row),
    ...(materials.length > 0 ? { materials: materials.map(materialOf) } : {}),
  }
  const filled = new Set(filledGaps(row, materials.length > 0))
  const gaps = (content.gaps ?? []).filter((gap) => !filled.has(gap))
  return {
    ...withElements(stated, row),
    steps: stepsWithin(stated.promised.days, content.steps),
    gaps: gaps.length > 0 ? gaps : undefined,
  }
}

function statedOf(content: ItemContent, row: TemplateItem): Partial<ItemContent> {
  const audience = row.audience
    ?.split(/[、,，;；\s]+/)
    .flatMap((who) => audienceCodes[who] ?? (/^[1-6]$/.test(who) ? who : []))
  const statutory = number(row.statutoryDays)
  const promised = number(row.promisedDays)
  const trips = number(row.trips)
  const online = row.online === undefined ? undefined : row.online === '是'
  const days = (count: number, explanation: string) => ({ days: count, unit: 'working-day' as const, explanation })
  const instant = row.handling === '即办件'
  return {
    ...(row.level && /^[1-6]$/.test(row.level) ? { level: row.level as ItemContent['level'] } : {}),
    ...(audience?.length ? forThem(audience as ItemContent['audience']) : {}),
    ...(row.handling ? { handling: instant ? 'instant' : 'promised' } : {}),
    ...(statutory === undefined ? {} : { statutory: days(statutory, row.statutoryBasis ?? '来源清单填报') }),
    ...(promised === undefined
      ? instant
        ? { promised: days(0, '即办件，当场办结') }
        : statutory === undefined
          ? {}
          : { promised: days(statutory, '来源未填报承诺时限，暂与法定时限相同') }
      : { promised: days(promised, '实施机关承诺') }),
    ...(row.conditions ? { conditions: lines(row.conditions) } : {}),
    ...(row.basis ? { basis: lines(row.basis).map(basisOf) } : {}),
    ...(row.fees && row.fees !== '不收费' ? { fees: lines(row.fees).map(feeOf) } : {}),
    ...(trips === undefined ? {} : { trips }),
    ...(online === undefined ? {} : { online, ...(online && trips === undefined ? { trips: 0 } : {}) }),
    ...(row.result ? { result: { ...content.result, name: row.result } } : {}),
    ...(row.plainName ? { plainName: row.plainName.slice(0, 80) } : {}),
    ...(row.keywords ? { keywords: row.keywords.split(/[、,，;；\s]+/).filter(Boolean) } : {}),
    ...(row.summary ? { summary: row.summary.slice(0, 400) } : {}),
    service: {
      address: row.address ?? content.service.address,
      hours: row.hours ?? content.service.hours,
      phone: row.phone ?? content.service.phone,
      complaintPhone: row.complaintPhone ?? content.service.complaintPhone,
    },
  }
}

/** The form starts with what those it is meant for can be asked. */
function forThem(audience: ItemContent['audience']): Pick<ItemContent, 'audience' | 'form'> {
  return { audience, form: defaultForm(audience) }
}

/** The stand-in steps fit into the stated promise. */
function stepsWithin(days: number, steps: ItemContent['steps']): ItemContent['steps'] {
  const planned = steps.reduce((sum, step) => sum + step.days, 0)
  if (planned <= Math.max(days, 1)) return steps
  const decide = Math.floor(days / 4)
  return steps.map((step) => ({ ...step, days: step.key === 'decide' ? decide : days - decide }))
}

function filledGaps(row: TemplateItem, hasMaterials: boolean): NonNullable<ItemContent['gaps']> {
  const said: [NonNullable<ItemContent['gaps']>[number], unknown][] = [
    ['statutory', row.statutoryDays],
    ['promised', row.promisedDays ?? (row.handling === '即办件' ? '0' : undefined)],
    ['materials', hasMaterials],
    ['conditions', row.conditions],
    ['basis', row.basis],
    ['audience', row.audience],
    ['fees', row.fees],
    ['result', row.result],
    ['service', row.address && row.hours && row.phone],
    ['trips', row.trips ?? row.online],
  ]
  return said.flatMap(([gap, value]) => (value ? [gap] : []))
}

function basisOf(line: string): ItemContent['basis'][number] {
  const [, law = line, article = '全文'] = /^(《.+?》)(.*)$/.exec(line) ?? []
  return { law, article: article.trim() || '全文' }
}

function feeOf(line: string): ItemContent['fees'][number] {
  const [name = line, standard = '见收费标准文件', basis = '来源未填报'] = line.split('|').map((part) => part.trim())
  return { name, standard, basis }
}

function materialOf(row: TemplateMaterial, index: number): ItemContent['materials'][number] {
  const deferDays = number(row.deferDays)
  const deferrable = row.necessity === '容缺后补' && deferDays
  const material: ItemContent['materials'][number] = {
    key: `m${index + 1}`,
    name: row.name ?? '',
    necessity: deferrable ? 'deferrable' : row.necessity === '非必要' ? 'optional' : 'required',
    ...(deferrable ? { deferDays } : {}),
    form: row.form === '纸质' ? 'paper' : row.form === '电子' ? 'electronic' : 'either',
    originals: number(row.originals) ?? 0,
    copies: number(row.copies) ?? 1,
    source: row.source === '政府部门核发' ? 'government' : row.source === '其他' ? 'other' : 'applicant',
    ...(row.issuer ? { issuer: row.issuer } : {}),
    ...(row.note ? { note: row.note } : {}),
  }
  return withMaterialElements(material, row)
}
