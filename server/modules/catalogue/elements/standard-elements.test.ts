/** Walks `docs/item-elements.md`: every element of the standard and of the national tables has the place it says, everywhere. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { itemContent, type ItemContent } from '../contract.ts'
import { guideWords } from '../guide-words.ts'
import { elementColumns, elementDoubts, materialElementColumns } from '../import-elements.ts'
import { itemColumns, materialColumns, withStated } from '../import-template.ts'
import { contentExample } from '../testing.ts'
import { elementKeys, elementText } from './elements.ts'
import { guideElements } from './guide-elements.ts'
import { nationalRows } from './national-rows.ts'

const root = join(import.meta.dirname, '../../../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const shared = (path: string) => join(root, '../shared', path)
const unlessHere = (path: string) => (existsSync(shared(path)) ? false : `${path} is not on this machine`)

type Row = Record<'element' | 'standard' | 'exchange' | 'place' | 'editor' | 'guide' | 'template', string>

const page = read('docs/item-elements.md')
const rows: Row[] = page
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| Element'))
  .map((line) => {
    const cells = line.slice(2, -2).split(' | ')
    const [element = '', standard = '', exchange = '', place = '', editor = '', guide = '', template = ''] = cells
    return { element, standard, exchange, place, editor, guide, template }
  })
const placed = rows.filter(({ place }) => !place.startsWith('推导：'))
const columnsOf = ({ exchange }: Row) => (exchange === '–' ? [] : exchange.split(', '))

/** An item that states every element. */
const whole: ItemContent = contentExample({
  basicCode: '000123018000',
  implementationCode: '11440300MB2D0722464000123018000',
  handlingCode: '11440300MB2D072246400012301800001',
  localBasicCode: '511A0138000000',
  localCode: '511A0138000000-1',
  power: {
    source: '1',
    division: '县级负责',
    content: '审查、决定',
    jurisdiction: '本县',
    duties: ['依法审查'],
  },
  body: { nature: '1', unit: '审批股', jointBodies: ['示范消防机构'], entrustedBy: '示范市局' },
  flow: '申请、受理、审查、决定',
  quota: '每年十个',
  specialProcedures: [{ kind: '2', name: '专家评审', days: 10 }],
  intermediaries: [{ name: '检测报告编制' }],
  topics: { person: ['就业创业'], enterprise: ['准营准办'], localPerson: ['夜市'], localEnterprise: ['园区'] },
  channels: ['1'],
  depth: ['1', '5'],
  online: false,
  trips: 1,
  tripsReason: '核验原件',
  reach: { scope: '3', modes: ['online'], places: [] },
  access: {
    desktop: 'https://example.invalid/apply',
    mobile: 'https://example.invalid/m',
    systemLevel: '2',
    singleSignOn: true,
    mobileSingleSignOn: false,
    booking: true,
    onlinePayment: true,
    express: true,
    terminals: false,
    inHall: true,
  },
  towns: [{ name: '示范镇', code: '990123100000' }],
  villages: [{ name: '示范村', code: '990123100200' }],
  enquiry: '来信',
  complaint: '来访',
  plannedEnd: '2030-12-31',
  result: { kind: 'licence', name: '示范经营许可证', faceFields: ['name'], sample: 'https://example.invalid/sample' },
  faq: [{ question: '多久能办好？', answer: '一般五个工作日。' }],
  fees: [
    {
      name: '工本费',
      standard: '每证 10 元',
      basis: '示范收费文件第一条',
      reducible: true,
      reduction: '低保户免收',
      note: '现场缴纳',
    },
  ],
  materials: [
    {
      ...contentExample().materials[0]!,
      issuer: '房管所',
      issuedWithin: '三个月内',
      obtainedAt: '示范路 2 号',
      usage: '核验后退还',
      standard: '清晰',
      basis: '示范办法第三条',
      sample: 'https://example.invalid/a',
      blankForm: 'https://example.invalid/b',
      fillNote: '用黑色笔',
      pageFormat: 'A4',
      sourceNote: '自行打印',
      note: '一年内的',
    },
  ],
})

const source = (content: ItemContent) => ({
  itemId: '1',
  versionId: '2',
  no: 1,
  code: 'x',
  organName: '示范局',
  organUscc: '11440300MB2D072246',
  publishedOn: '2026-11-22',
  content,
})

/** The first row of each table, for an item of power and for a public service. */
function exchanged(content: ItemContent) {
  const batch = { number: '1', at: '2026-11-22 09:00:00', dataSource: '1' }
  const tables = nationalRows([source(content), source({ ...content, itemType: '20' })], batch)
  return (column: string): unknown[] => {
    const [kind = '', name = ''] = column.split('.')
    const names =
      kind === 'directory' ? ['up_task_directory'] : ['general', 'public'].map((f) => `up_task_${f}_${kind}`)
    return names.flatMap((table) => (name in tables[table]![0]! ? [tables[table]![0]![name]] : []))
  }
}

type Tree = { [key: string]: unknown }

function at(content: unknown, path: readonly string[]): unknown {
  const [key, ...rest] = path
  const here = Array.isArray(content) ? (content as unknown[])[0] : content
  return key === undefined ? content : at((here as Tree | undefined)?.[key], rest)
}

function withValue(content: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return value
  if (Array.isArray(content)) return [withValue(content[0], path, value), ...content.slice(1)]
  return { ...(content as Tree), [key]: withValue((content as Tree)[key], rest, value) }
}

const codes = '1 2 3 4 5 6 7 8 9 02 20 calendar-day instant approval electronic optional government proxy'.split(' ')

/** The same item saying something else there. */
function changed(place: string): ItemContent {
  const path = place.split('.')
  const now = at(whole, path)
  assert.notEqual(now, undefined, `${place} is no place in the content, or the example leaves it out`)
  const other = (value: unknown): unknown[] => {
    if (typeof value === 'boolean') return [!value]
    if (typeof value === 'number') return [value + 1]
    if (Array.isArray(value)) return other(value[0]).map((one) => [one])
    return [`改${String(value)}`, '2031-01-01', 'https://example.invalid/other', ...codes].filter(
      (one) => one !== value,
    )
  }
  for (const value of other(now)) {
    const content = itemContent.safeParse(withValue(whole, path, value))
    if (content.success) return content.data
  }
  throw new Error(`nothing else can be said at ${place}`)
}

test('the page names each element once', () => {
  const names = rows.map(({ element }) => element)
  assert.ok(names.length > 90)
  assert.equal(new Set(names).size, names.length)
  assert.deepEqual(itemContent.safeParse(whole).error, undefined)
})

test('every element of the standard’s table 4 is on the page', {
  skip: unlessHere('design/standards.md'),
}, () => {
  const text = readFileSync(shared('design/standards.md'), 'utf8')
  const [, list = ''] = /GB\/T 39046 table 4 事项管理 \(64 elements\) \[C\]:\*\* (.+)\./.exec(text)!
  const wanted = list
    .replace('法人/自然人服务主题代码', '法人服务主题代码, 自然人服务主题代码')
    .replaceAll(/(法定|承诺)办结时限 \/ 单位 \/ 说明/g, '$1办结时限, $1办结时限单位, $1办结时限说明')
    .split(', ')
  const named = rows.map(({ standard }) => standard).filter((name) => name !== '–')
  assert.deepEqual(named.toSorted(), wanted.toSorted())
})

test('every column of the national tables is on the page, and no other', {
  skip: unlessHere('data/national-platform/fields.csv'),
}, () => {
  const fields = parse(readFileSync(shared('data/national-platform/fields.csv')), { bom: true, columns: true }) as {
    table: string
    column: string
  }[]
  const carried = new Set(['id', 'row_guid', 'cd_operation', 'cd_batch', 'cd_time', 'data_source', 'task_guid'])
  const wanted = fields
    .filter(({ table }) => /^up_task_(directory|(general|public)_)/.test(table))
    .filter(({ column }) => !carried.has(column) && column !== 'extend_field')
    .map(({ table, column }) => `${table.replace(/^up_task_((general|public)_)?/, '')}.${column}`)
  const named = new Set(rows.flatMap(columnsOf))
  assert.deepEqual([...named].toSorted(), [...new Set(wanted)].toSorted())
})

test('what is derived is in the exchange too', () => {
  const value = exchanged(whole)
  for (const row of rows.filter((one) => !placed.includes(one)))
    for (const column of columnsOf(row)) assert.ok(value(column).length > 0, `${row.element}: ${column}`)
})

for (const { element, place, ...row } of placed) {
  test(`${element}: what is written at ${place} is in the exchange, in the words of the difference, in the editor and in the guide`, () => {
    const content = changed(place)
    const [before, after] = [exchanged(whole), exchanged(content)]
    for (const column of columnsOf({ element, place, ...row })) {
      // The family of the tables is itself decided by the type.
      if (place !== 'itemType') assert.notDeepEqual(after(column), before(column), column)
      assert.ok(before(column).length > 0, column)
    }
    if (!place.endsWith('.code'))
      assert.ok(
        elementKeys.some((key) => elementText(content, key) !== elementText(whole, key)),
        'no element of the difference says it',
      )
    const key = new RegExp(`\\b${place.split('.').at(-1)}\\b`)
    assert.match(read(`web/workbench/catalogue/${row.editor}.tsx`), key)
    if (row.guide === 'elements') assert.notDeepEqual(guideElements(content), guideElements(whole))
    else if (row.guide === 'words') assert.notDeepEqual(guideWords(content), guideWords(whole))
    else if (!row.guide.startsWith('不公开：')) assert.match(read(`web/portal/catalogue/${row.guide}.tsx`), key)
  })
}

test('every element has its column in the import template, or the page says how it comes about', () => {
  const titles: string[] = [...Object.values(itemColumns), ...Object.values(materialColumns)].map(({ title }) => title)
  for (const { element, template } of rows)
    assert.ok(template.startsWith('推导：') || titles.includes(template), `${element}: ${template}`)
})

test('a list that states every further element makes an item that says them all', () => {
  const cells: Record<string, string> = { itemCode: 'a', name: whole.name }
  for (const [key, { at: place, as, ...column }] of Object.entries(elementColumns)) {
    const value = at(whole, place.split('.'))
    const first = Array.isArray(value) ? (value as unknown[])[0] : value
    const text = typeof first === 'object' ? Object.values(first as Tree)[0] : first
    if (as === 'yes') cells[key] = value ? '是' : '否'
    else if (text === undefined || text === '') cells[key] = '第一条\n第二条'
    else if ('table' in column) cells[key] = (column.table as Record<string, string>)[String(text)]!
    else cells[key] = String(text)
  }
  const materials = [Object.fromEntries(Object.keys(materialColumns).map((key) => [key, 'A']))]
  assert.deepEqual(elementDoubts(cells), [])
  const content = withStated(contentExample(), cells, materials)
  assert.deepEqual(itemContent.safeParse(content).error, undefined)
  for (const { at: place } of Object.values(elementColumns))
    assert.notEqual(at(content, place.split('.')), undefined, place)
  for (const { at: place } of Object.values(materialElementColumns).filter((column) => column.as === 'words'))
    assert.equal(at(content, ['materials', place]), 'A')
})

test('a cell that cannot be read is told and not taken over', () => {
  const cells = {
    channels: '窗口办理、飞鸽',
    desktop: '没有网址',
    booking: '也许',
    plannedEnd: '2030年',
    quota: '长'.repeat(2000),
  }
  assert.deepEqual(
    elementDoubts(cells).map(({ field }) => field),
    ['quota', 'channels', 'access.desktop', 'access.booking', 'plannedEnd'],
  )
  assert.match(elementDoubts({ booking: '也许' })[0]!.message, /“支持预约办理”填的“也许”读不懂/)
  assert.deepEqual(withStated(contentExample(), cells, []), { ...contentExample(), gaps: undefined })
})
