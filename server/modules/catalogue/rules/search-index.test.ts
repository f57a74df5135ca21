import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { keyPart, officialWords } from './plain-speech.ts'
import { createSearchIndex, type SearchText } from './search-index.ts'

const item = (name: string, more: Partial<SearchText> = {}): SearchText => ({
  name,
  keywords: [],
  body: '示范市民政局',
  ...more,
})
function indexOf(...texts: SearchText[]) {
  const index = createSearchIndex()
  for (const text of texts) index.put(text.name, text)
  return { ...index, names: (question: string) => index.find(question, 10).map((hit) => hit.id) }
}

const city = indexOf(
  item('食品经营许可（新办）', { plainName: '开饭馆要办的证' }),
  item('食品经营许可（变更）'),
  item('食品经营许可（注销）'),
  item('社会保障卡补领'),
  item('户口登记'),
  item('户口登记项目变更更正'),
  item('高龄津贴', { keywords: ['老人钱'] }),
  item('公司设立登记'),
  item('公司注销登记'),
)

test('a name in its own words is found first', () => {
  assert.equal(city.names('户口登记')[0], '户口登记')
  assert.equal(city.names('社会保障卡补领')[0], '社会保障卡补领')
})

test('the words of the street find the official name, and the answer says so', () => {
  const [first] = city.find('社保卡丢了怎么补办', 1)
  assert.equal(first?.id, '社会保障卡补领')
  assert.equal(first?.why, '您说的“社保卡”，名称中叫“社会保障卡”')
})

test('who does not say which occasion means the first one; who says it gets that one', () => {
  assert.equal(city.names('我要开餐馆')[0], '食品经营许可（新办）')
  assert.equal(city.names('餐馆不开了')[0], '食品经营许可（注销）')
  assert.equal(city.names('公司不干了')[0], '公司注销登记')
})

test('common names and keywords are searched as well', () => {
  const [first] = city.find('老人钱', 1)
  assert.deepEqual([first?.id, first?.why], ['高龄津贴', '关键词中有“老人钱”'])
})

test('pinyin and its initials find the name', () => {
  assert.equal(city.names('gljt')[0], '高龄津贴')
  assert.equal(city.names('hukoudengji')[0], '户口登记')
  assert.equal(city.find('gljt', 1)[0]?.why, '名称的拼音与“gljt”相符')
})

test('a question nobody can answer finds nothing', () => {
  assert.deepEqual(city.names('xyzzy'), [])
  assert.deepEqual(city.names('!!!'), [])
})

test('what is removed or renamed is no longer found by its old words', () => {
  const index = createSearchIndex()
  index.put('1', item('渔业捕捞许可'))
  index.put('1', item('水域滩涂养殖证'))
  assert.deepEqual(index.find('渔业捕捞', 5), [])
  index.remove('1')
  assert.equal(index.size, 0)
  assert.deepEqual(index.find('水域滩涂', 5), [])
})

test('only usable items count towards the limit', () => {
  assert.deepEqual(
    city.find('户口登记', 1, (id) => id !== '户口登记').map((hit) => hit.id),
    ['户口登记项目变更更正'],
  )
})

test('the words that say nothing fall away, unless nothing else was said', () => {
  assert.equal(keyPart('请问我想办理户口登记需要什么材料吗'), '户口登记')
  assert.equal(keyPart('怎么办'), '怎么办')
})

test('a longer saying hides the shorter one inside it', () => {
  assert.deepEqual(
    officialWords('临时身份证怎么办').map((one) => one.heard),
    ['临时身份证'],
  )
})

test('every item is found by its own name, in any order of putting in', () => {
  const letters = [...'食品经营许可社会保障卡户口登记高龄津贴公司设立']
  const name = fc.array(fc.constantFrom(...letters), { minLength: 4, maxLength: 12 }).map((all) => all.join(''))
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 20 }), (names) => {
      const index = indexOf(...names.map((one) => item(one)))
      const hits = index.find(names[0]!, 50)
      assert.ok(hits.some((hit) => hit.id === names[0]))
      assert.deepEqual(
        hits.map((hit) => hit.score),
        hits.map((hit) => hit.score).sort((one, other) => other - one),
      )
    }),
  )
})

const shared = join(import.meta.dirname, '../../../../../shared/data')
const there = existsSync(join(shared, 'colloquial.dev.tsv'))

test('plain questions find the right item among the real list of 1,135', {
  skip: there ? false : 'the real list is not on this machine',
}, () => {
  const rows = JSON.parse(readFileSync(join(shared, 'items-guangan/items.json'), 'utf8')) as {
    name: string
    department: string
    main_item: string
  }[]
  const index = createSearchIndex()
  rows.forEach((row, at) =>
    index.put(String(at), { name: row.name, mainItem: row.main_item, keywords: [], body: row.department }),
  )
  const questions = readFileSync(join(shared, 'colloquial.dev.tsv'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t') as [string, string])
  const ranks = questions.map(([question, answer]) =>
    index.find(question, 10).findIndex((hit) => new RegExp(answer).test(rows[Number(hit.id)]!.name)),
  )
  const within = (best: number) => ranks.filter((rank) => rank >= 0 && rank < best).length / ranks.length
  assert.ok(within(1) >= 0.8, `first: ${within(1)}`)
  assert.ok(within(10) >= 0.95, `first ten: ${within(10)}`)
})
