import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import { createSearchIndex, type SearchText } from './search-index.ts'
import { createLexicon, type LexiconEntry, type LexiconObject } from './search-lexicon.ts'

const thing = (object: string, written: string[] = [], unless: string[] = []): LexiconObject => ({
  object,
  written,
  unless,
})
const objects = [
  thing('食品经营许可', ['食品（含保健食品）经营许可']),
  thing('户口登记', ['出生登记'], ['项目']),
  thing('社会保障卡'),
  thing('社会保障卡挂失'),
  thing('高龄津贴', ['高龄补贴']),
  thing('公司登记', ['公司设立', '公司注销']),
  thing('公司设立', ['公司设立登记']),
  thing('异地就医备案', ['异地…备案']),
]
const says = (object: string | undefined, act: LexiconEntry['act'], ...said: string[]): LexiconEntry[] =>
  said.map((one) => ({ said: one, ...(object ? { object } : {}), ...(act ? { act } : {}), weight: 1 }))
const entries = [
  ...says('食品经营许可', '新办', '开饭馆', '餐馆'),
  ...says('户口登记', undefined, '上户口'),
  ...says('社会保障卡', undefined, '社保卡'),
  ...says('公司登记', undefined, '公司'),
  ...says('公司设立', undefined, '开公司'),
  ...says('异地就医备案', undefined, '医保+外地'),
  ...says(undefined, '补办', '丢了', '补办'),
  ...says(undefined, '注销', '不开了', '不干了', '注销'),
  ...says(undefined, '挂失', '挂失'),
]
const lexicon = createLexicon(objects, entries)

const item = (name: string, more: Partial<SearchText> = {}): SearchText => ({
  name,
  keywords: [],
  body: '示范市民政局',
  ...more,
})
function indexOf(...texts: SearchText[]) {
  const index = createSearchIndex(lexicon)
  for (const text of texts) index.put(text.name, text)
  return { ...index, names: (question: string) => index.find(question, 10).map((hit) => hit.id) }
}

const city = indexOf(
  item('食品(含保健食品)经营许可核发'),
  item('食品（含保健食品）经营许可变更'),
  item('食品（含保健食品）经营许可注销'),
  item('社会保障卡申领'),
  item('社会保障卡补领'),
  item('社会保障卡挂失'),
  item('户口登记'),
  item('户口登记项目变更更正'),
  item('80周岁以上老年人高龄津贴发放', { keywords: ['老人钱'] }),
  item('公司设立登记'),
  item('公司注销登记'),
  item('异地长期居住人员备案'),
)

test('a name in its own words is found first', () => {
  assert.equal(city.names('户口登记')[0], '户口登记')
  assert.equal(city.names('社会保障卡补领')[0], '社会保障卡补领')
})

test('a saying finds the official name, and the answer says so', () => {
  const [first] = city.find('社保卡丢了怎么办', 1)
  assert.equal(first?.id, '社会保障卡补领')
  assert.equal(first?.why, '您说的“社保卡”，办的事叫“社会保障卡”，办的是“补办”')
})

test('brackets inside a name do not hide its official wording', () => {
  assert.equal(city.names('开饭馆')[0], '食品(含保健食品)经营许可核发')
})

test('who does not say which act means the first application; who says it gets that one', () => {
  assert.equal(city.names('我想弄个餐馆')[0], '食品(含保健食品)经营许可核发')
  assert.equal(city.names('餐馆不开了')[0], '食品（含保健食品）经营许可注销')
  assert.equal(city.names('公司不干了')[0], '公司注销登记')
})

test('an act that is denied is not the one asked for', () => {
  assert.equal(city.names('不是注销公司')[0], '公司设立登记')
})

test('parts of a saying may stand apart', () => {
  assert.equal(city.names('我的医保在外地能用不')[0], '异地长期居住人员备案')
})

test('common names and keywords are searched as well', () => {
  const [first] = city.find('老人钱', 1)
  assert.deepEqual([first?.id, first?.why], ['80周岁以上老年人高龄津贴发放', '关键词中有“老人钱”'])
})

test('pinyin, its initials and characters of the same sound are understood', () => {
  assert.equal(city.names('gaolingjintie')[0], '80周岁以上老年人高龄津贴发放')
  assert.equal(city.find('sbkgs', 1)[0]?.id, '社会保障卡挂失')
  assert.match(city.find('sbkgs', 1)[0]!.why, /^“sbk”是“社保卡”的拼音首字母/)
  assert.equal(city.names('gaoling jintie fafang')[0], '80周岁以上老年人高龄津贴发放')
  const [mistyped] = city.find('社报卡掉了', 1)
  assert.match(mistyped!.why, /^您写的“社报卡”按“社保卡”理解/)
})

test('a question nobody can answer finds nothing', () => {
  assert.deepEqual(city.names('!!!'), [])
  assert.deepEqual(city.names('🙂'), [])
})

test('letters that are neither pinyin nor initials of anything known find nothing', () => {
  for (const question of ['qqqq', 'hello', '4BPRKT4B', 'SBK4', 'sb2k', 'mmmm xyz'])
    assert.deepEqual(city.names(question), [])
  assert.deepEqual(city.names('jzry'), ['异地长期居住人员备案'])
  assert.deepEqual(city.names('hkyd'), [], 'pairs that stand apart are no word')
  const digits = fc.stringMatching(/^[a-z]{1,6}[0-9]{1,4}[a-z]{0,6}$/)
  fc.assert(fc.property(digits, (code) => assert.deepEqual(city.names(code), [])))
})

test('latin words of names are found as they are written', () => {
  const index = indexOf(item('LED显示屏设置'), item('户外广告设置'))
  assert.deepEqual(index.names('led'), ['LED显示屏设置'])
  assert.equal(index.names('装个LED大屏')[0], 'LED显示屏设置')
})

test('what is removed or renamed is no longer found by its old words', () => {
  const index = createSearchIndex(lexicon)
  index.put('1', item('渔业捕捞许可'))
  index.put('1', item('水域滩涂养殖证'))
  assert.deepEqual(index.find('渔业捕捞', 5), [])
  index.remove('1')
  assert.equal(index.size, 0)
  assert.deepEqual(index.find('水域滩涂', 5), [])
})

test('only usable items count towards the limit, and a likelier one comes before its equal', () => {
  const usable = (id: string) => id !== '户口登记'
  assert.deepEqual(
    city.find('户口登记', 1, { usable }).map((hit) => hit.id),
    ['户口登记项目变更更正'],
  )
  const twins = createSearchIndex(lexicon)
  twins.put('here', item('高龄津贴'))
  twins.put('there', item('高龄津贴'))
  assert.equal(twins.find('高龄津贴', 1, { likelihood: (id) => (id === 'there' ? 1.2 : 1) })[0]?.id, 'there')
})

test('a thing asked for before notices entries that come and go', () => {
  const index = createSearchIndex(lexicon)
  index.put('1', item('高龄津贴发放'))
  assert.deepEqual(index.about('高龄津贴', 0), ['1'])
  index.put('2', item('高龄补贴'))
  index.remove('1')
  assert.deepEqual(index.about('高龄津贴', 0), ['2'])
})

test('another lexicon is understood at once', () => {
  const index = createSearchIndex(lexicon)
  index.put('1', item('高龄津贴'))
  assert.deepEqual(index.find('尊老红包', 5), [])
  index.learn(createLexicon(objects, [...entries, ...says('高龄津贴', undefined, '尊老红包')]))
  assert.deepEqual(
    index.find('尊老红包', 5).map((hit) => hit.id),
    ['1'],
  )
})

test('every item is found by its own name, in any order of putting in, and scores fall', () => {
  const letters = [...'食品经营许可社会保障卡户口登记高龄津贴公司设立']
  const name = fc.array(fc.constantFrom(...letters), { minLength: 4, maxLength: 12 }).map((all) => all.join(''))
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 20 }), (names) => {
      const index = indexOf(...names.map((one) => item(one)))
      const hits = index.find(names[0]!, 50)
      assert.ok(hits.some((hit) => hit.id === names[0]))
      assert.deepEqual(
        hits.map((hit) => hit.score),
        hits.map((hit) => hit.score).toSorted((one, other) => other - one),
      )
    }),
  )
})

test('putting in, changing and removing in any order leaves what a fresh index holds', () => {
  const step = fc.record({
    id: fc.constantFrom('a', 'b', 'c'),
    name: fc.constantFrom('户口登记', '公司设立登记', undefined),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const index = createSearchIndex(lexicon)
      const last = new Map<string, string>()
      for (const { id, name } of steps) {
        if (name) index.put(id, item(name))
        else index.remove(id)
        if (name) last.set(id, name)
        else last.delete(id)
      }
      const holders = [...last].filter(([, name]) => name === '户口登记').map(([id]) => id)
      assert.deepEqual(index.about('户口登记', 0).toSorted(), holders.toSorted())
      assert.equal(index.size, last.size)
    }),
  )
})

test('letters are read as words, and what they then say with the rest of the question is heard', () => {
  assert.equal(city.names('shbzk diule')[0], '社会保障卡补领')
  const cards = createLexicon(
    [...objects, thing('社会保障卡补领')],
    [...entries, ...says('社会保障卡补领', undefined, '社会保障卡+丢了')],
  )
  const index = createSearchIndex(cards)
  for (const name of ['社会保障卡申领', '社会保障卡补领']) index.put(name, item(name))
  const [first] = index.find('shehuibaozhangka diule', 5)
  assert.equal(first?.id, '社会保障卡补领')
  assert.match(first?.why ?? '', /“shehuibaozhangka…diule”是“社会保障卡丢了”的拼音/)
})
