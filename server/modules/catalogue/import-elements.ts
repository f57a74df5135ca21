/**
 * The columns of the import template for the further elements of GB/T 39046-2020 table 4 and of the national tables: where in the
 * content each is written, and how its cell is read. A cell that cannot be read is not taken over and told to the editor.
 */
import {
  channels,
  depths,
  type ItemContent,
  type Material,
  materialTrust,
  organNatures,
  powerSources,
  reaches,
  reachModes,
  specialKinds,
  systemLevels,
} from './contract.ts'

type Table = Readonly<Record<string, string>>
type Kind = 'words' | 'lines' | 'yes' | 'day' | 'address' | 'code' | 'codes'
export type ElementColumn = { title: string; note: string; at: string; as: Kind; most?: number; table?: Table }

const words = <At extends string>(title: string, at: At, most: number, note = '') =>
  ({ title, note, at, most, as: 'words' }) as const
const lines = (title: string, at: string, most = 200) => ({ title, note: '每条一行', at, most, as: 'lines' }) as const
const yes = <At extends string>(title: string, at: At) => ({ title, note: '是 或 否', at, as: 'yes' }) as const
const address = (title: string, at: string) => ({ title, note: '完整的网址', at, as: 'address' }) as const
const namesOf = (table: Table) => Object.values(table).join('、')
const code = <At extends string>(title: string, at: At, table: Table) =>
  ({ title, note: namesOf(table), at, as: 'code', table }) as const
const codes = (title: string, at: string, table: Table) =>
  ({ title, note: `${namesOf(table)}；多个的用顿号分开`, at, as: 'codes', table }) as const

export const elementColumns = {
  basicCode: words('基本编码', 'basicCode', 36, '12 位'),
  implementationCode: words('实施编码', 'implementationCode', 36, '31 位；事项编码就是实施编码的不填'),
  handlingCode: words('业务办理项编码', 'handlingCode', 50),
  localBasicCode: words('地方基本编码', 'localBasicCode', 50),
  nature: code('实施主体性质', 'body.nature', organNatures),
  unit: words('承办机构', 'body.unit', 200),
  jointBodies: lines('联办机构', 'body.jointBodies'),
  entrustedBy: words('委托部门', 'body.entrustedBy', 100),
  powerSource: code('权力来源', 'power.source', powerSources),
  division: words('权限划分', 'power.division', 2000),
  powerContent: words('行使内容', 'power.content', 2000),
  jurisdiction: words('行政管辖', 'power.jurisdiction', 500),
  duties: lines('责任事项', 'power.duties', 500),
  accountability: words('追责情形', 'power.accountability', 2000),
  promisedExplanation: words('承诺办结时限说明', 'promised.explanation', 1000, '填了承诺办结时限的才填'),
  flow: words('办理流程', 'flow', 4000),
  quota: words('数量限制', 'quota', 1000),
  specialProcedures: {
    ...lines('特别程序', 'specialProcedures'),
    note: `每条一行：种类|名称，种类为${namesOf(specialKinds)}`,
  },
  intermediaries: lines('中介服务', 'intermediaries'),
  resultSample: words('办理结果样本', 'result.sample', 256, '网址'),
  tripsReason: words('必须到现场办理的原因', 'tripsReason', 1000),
  personTopics: lines('自然人主题', 'topics.person', 20),
  enterpriseTopics: lines('法人主题', 'topics.enterprise', 20),
  localPersonTopics: lines('面向自然人的地方特色主题', 'topics.localPerson', 20),
  localEnterpriseTopics: lines('面向法人的地方特色主题', 'topics.localEnterprise', 20),
  channels: codes('办理形式', 'channels', channels),
  depth: codes('网上办理深度', 'depth', depths),
  reach: code('通办范围', 'reach.scope', reaches),
  reachModes: codes('通办方式', 'reach.modes', reachModes),
  reachPlaces: lines('通办地区', 'reach.places', 100),
  desktop: address('网办地址', 'access.desktop'),
  mobile: address('移动端办理地址', 'access.mobile'),
  systemLevel: code('运行系统层级', 'access.systemLevel', systemLevels),
  singleSignOn: yes('电脑端单点登录', 'access.singleSignOn'),
  mobileSingleSignOn: yes('移动端单点登录', 'access.mobileSingleSignOn'),
  booking: yes('支持预约办理', 'access.booking'),
  onlinePayment: yes('支持网上支付', 'access.onlinePayment'),
  express: yes('支持物流快递', 'access.express'),
  terminals: yes('支持自助终端', 'access.terminals'),
  inHall: yes('进驻政务大厅', 'access.inHall'),
  towns: lines('可办理的乡镇街道', 'towns'),
  villages: lines('可办理的村社区', 'villages'),
  enquiry: words('其他咨询方式', 'enquiry', 500),
  complaint: words('其他监督投诉方式', 'complaint', 500),
  faq: { ...lines('常见问题', 'faq', 2000), note: '每条一行：问题|答案' },
  videos: { ...lines('视频讲解', 'videos', 1000), note: '每条一行：标题|https 网址|分钟数|有字幕' },
  plannedEnd: { title: '计划取消日期', note: '写成 2030-12-31', at: 'plannedEnd', as: 'day' },
} as const satisfies Record<string, ElementColumn>

export const materialElementColumns = {
  trustLevel: code('可信等级', 'trustLevel', materialTrust),
  proof: yes('属于证明', 'proof'),
  licenceType: words('可代替的电子证照类型', 'licenceType', 100),
  issuedWithin: words('出具时间要求', 'issuedWithin', 200),
  obtainedAt: words('材料办理地点', 'obtainedAt', 300),
  usage: words('材料使用说明', 'usage', 500),
  fillNote: words('填报须知', 'fillNote', 500),
  standard: words('受理标准', 'standard', 1000),
  basis: words('要求提供材料的依据', 'basis', 1000),
  sample: words('示例样表', 'sample', 256, '网址'),
  blankForm: words('空白表格', 'blankForm', 256, '网址'),
  pageFormat: words('纸质材料规格', 'pageFormat', 200),
  sourceNote: words('来源渠道说明', 'sourceNote', 500),
} as const satisfies Record<string, ElementColumn & { at: keyof Material }>

type Doubt = { field: string; message: string }
type Cells<T> = Partial<Record<keyof T, string>>
type Stated = { path: string; value: unknown }

/** The content with what the further columns state. */
export function withElements(content: ItemContent, row: Cells<typeof elementColumns>): ItemContent {
  const stated = read(elementColumns, row).stated
  const reachesNowhere = row.reach === undefined || !stated.some(({ path }) => path === 'reach.modes')
  return stated
    .filter(({ path }) => !(path.startsWith('reach.') && reachesNowhere))
    .reduce((whole, { path, value }) => put(whole, path, shaped(path, value)), content)
}

export function withMaterialElements(material: Material, row: Cells<typeof materialElementColumns>): Material {
  return read(materialElementColumns, row).stated.reduce((whole, { path, value }) => put(whole, path, value), material)
}

/** What stands in the further columns and could not be read, in Chinese. */
export function elementDoubts(row: Cells<typeof elementColumns>): Doubt[] {
  return read(elementColumns, row).doubts
}

/** The same of one material. */
export function materialDoubts(row: Cells<typeof materialElementColumns> & { name?: string }): Doubt[] {
  return read(materialElementColumns, row).doubts.map(({ message }) => ({
    field: 'materials',
    message: `材料“${row.name ?? ''}”：${message}`,
  }))
}

function read<T extends Record<string, ElementColumn>>(columns: T, row: Cells<T>) {
  const stated: Stated[] = []
  const doubts: Doubt[] = []
  for (const [key, column] of Object.entries(columns)) {
    const text = row[key as keyof T]
    if (text === undefined) continue
    const value = valueOf(column, text)
    if (value === undefined)
      doubts.push({ field: column.at, message: `“${column.title}”填的“${text.slice(0, 40)}”读不懂或太长，没有采用` })
    else stated.push({ path: column.at, value })
  }
  return { stated, doubts }
}

function valueOf(column: ElementColumn, text: string): unknown {
  const fits = (one: string) => [...one].length <= (column.most ?? 500)
  if (column.as === 'words') return fits(text) ? text : undefined
  if (column.as === 'yes') return { 是: true, 否: false }[text]
  if (column.as === 'day') return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined
  if (column.as === 'address') return fits(text) && URL.canParse(text) ? text : undefined
  if (column.as === 'lines') {
    const all = linesOf(text)
    return all.length > 0 && all.every(fits) ? all : undefined
  }
  if (column.as === 'code') return codeIn(column.table ?? {}, text)
  const found = text.split(/[、,，;；\s]+/).map((one) => codeIn(column.table ?? {}, one))
  return found.every((one) => one !== undefined) ? [...new Set(found)] : undefined
}

function codeIn(table: Table, text: string): string | undefined {
  return Object.hasOwn(table, text) ? text : Object.keys(table).find((key) => table[key] === text)
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
}

/** Lines that are more than a text each. */
function shaped(path: string, value: unknown): unknown {
  const all = value as string[]
  if (path === 'towns' || path === 'villages' || path === 'intermediaries') return all.map((name) => ({ name }))
  if (path === 'specialProcedures') return all.map(specialOf)
  if (path === 'videos') return all.map(videoOf)
  if (path !== 'faq') return value
  return all.map((line) => {
    const [question = line, ...answer] = line.split('|').map((part) => part.trim())
    return { question, answer: answer.join('|') || '以窗口答复为准' }
  })
}

/** What is missing is a fault of the draft, to be mended before it is published. */
function videoOf(line: string) {
  const [title = '', url = '', minutes = '', captions = ''] = line.split('|').map((part) => part.trim())
  return { title, url, minutes: Number.parseInt(minutes, 10) || 0, captioned: captions === '有字幕' }
}

function specialOf(line: string) {
  const [kind = '', ...name] = line.split('|').map((part) => part.trim())
  const known = codeIn(specialKinds, kind)
  return known && name.length > 0 ? { kind: known, name: name.join('|') } : { kind: '2', name: line }
}

/** What else an element has to say once one of its parts is stated. */
const beginnings: Record<string, object> = {
  body: { jointBodies: [] },
  power: { duties: [] },
  topics: { person: [], enterprise: [] },
  reach: { places: [] },
  access: {
    singleSignOn: false,
    mobileSingleSignOn: false,
    booking: false,
    onlinePayment: false,
    express: false,
    terminals: false,
    inHall: false,
  },
}

function put<T extends object>(whole: T, path: string, value: unknown): T {
  const [first = '', inner] = path.split('.')
  if (inner === undefined) return { ...whole, [first]: value }
  const before = (whole as Record<string, object | undefined>)[first] ?? beginnings[first] ?? {}
  return { ...whole, [first]: { ...before, [inner]: value } }
}
