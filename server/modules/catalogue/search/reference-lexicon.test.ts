/** The lexicon and the trees that come with the software: well-formed, and about any city's list. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { treeFaults } from '../rules/search-tree.ts'
import { readObjects, readSayings } from '../rules/search-table.ts'
import { lexiconTexts, readLexicon, readTree, treeText } from './lexicon-files.ts'

const files = lexiconTexts()
const { objects, entries } = readLexicon(files)

test('there are at least six hundred sayings about hundreds of things', () => {
  assert.ok(entries.length >= 600, `${entries.length} sayings`)
  assert.ok(objects.length >= 300, `${objects.length} things`)
})

test('no thing is defined twice, no saying means the same thing twice', () => {
  assert.equal(new Set(objects.map(({ object }) => object)).size, objects.length)
  const meanings = entries.map(({ said, object = '', act = '' }) => `${said} ${object} ${act}`)
  assert.deepEqual(
    meanings.filter((meaning, at) => meanings.indexOf(meaning) !== at),
    [],
  )
})

test('sayings are words, never addresses, codes or numbers of items', () => {
  for (const { said, weight } of entries) {
    assert.match(said, /^[\p{Script=Han}a-z0-9+]+( [a-z]+)?$/u, said)
    assert.doesNotMatch(said, /\d{6}|[0-9A-Z]{8,}/, said)
    assert.ok(weight > 0 && weight <= 1, said)
    for (const part of said.split('+')) assert.ok(part.length > 0, said)
  }
})

test('nothing names the place of the list it was measured on, so that it fits any list', () => {
  for (const { said } of entries) assert.doesNotMatch(said, /广安|四川|成都|华西/, said)
  for (const { object, written } of objects)
    for (const wording of [object, ...written])
      assert.doesNotMatch(wording, /广安|四川|成都|\d{6}/, `${object}: ${wording}`)
})

test('every thing has a theme of the national list', () => {
  const themes = new Set(
    '生育收养、户籍办理、民族宗教、教育科研、入伍服役、就业创业、设立变更、准营准办、抵押质押、职业资格、行政缴费、婚姻登记、优待抚恤、规划建设、住房保障、社会保障、证件办理、交通出行、旅游观光、出境入境、消费维权、公共安全、司法公证、知识产权、环保绿化、文化体育、公用事业、医疗卫生、离职退休、死亡殡葬、其他、资质认证、年检年审、税收财务、人力资源、投资审批、融资信贷、商务贸易、招标拍卖、海关口岸、涉外服务、农林牧渔、国土和规划建设、交通运输、科技创新、文体教育、质量技术、检验检疫、安全生产、公安消防、法人注销、档案文物'.split(
      '、',
    ),
  )
  for (const { object, theme } of objects) assert.ok(themes.has(theme), `${object}: ${theme}`)
})

for (const key of ['guidance', 'person', 'enterprise']) {
  test(`the tree “${key}” is sound: every way ends at a thing of the lexicon`, () => {
    const names = new Set(objects.map(({ object }) => object))
    assert.deepEqual(
      treeFaults(readTree(treeText(key)).nodes, (name) => names.has(name)),
      [],
    )
  })
}

test('a table that is not well-formed is refused with its line', () => {
  assert.throws(() => readObjects('object\ttheme\n', 'x.tsv'), /x\.tsv: the heading/)
  assert.throws(() => readObjects('object\ttheme\twritten\tunless\tsaid\n身份证\t证件办理\n', 'x.tsv'), /x\.tsv:2/)
  assert.throws(() => readSayings('said\tmeans\n身份证\t居民身份证×飞\n', 'x.tsv'), /x\.tsv:2: “飞” is no act/)
  const dangling = [{ name: 'sayings.tsv', text: 'said\tmeans\n月亮\t月亮登记\n' }]
  assert.throws(() => readLexicon(dangling), /“月亮” means “月亮登记”, which no table defines/)
})
