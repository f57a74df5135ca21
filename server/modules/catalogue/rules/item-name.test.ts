import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import { evenBrackets, levelsInName, oddName, searchName } from './item-name.ts'

test('two spellings of one name are equal once their brackets are even', () => {
  assert.equal(evenBrackets('婚前医学检查(县级）'), evenBrackets('婚前医学检查（县级)'))
})

test('the level of government behind a name is no part of what is searched', () => {
  assert.equal(searchName('高龄津贴（县级行使）'), '高龄津贴')
  assert.equal(searchName('企业投资项目备案（技术改造）（市级/县级）'), '企业投资项目备案(技术改造)')
  assert.equal(searchName('食品经营许可（变更）'), '食品经营许可(变更)')
})

test('the level of government behind a name is read', () => {
  assert.deepEqual(levelsInName('某某核发(市级)'), ['3'])
  assert.deepEqual(levelsInName('某某备案（市级/县级）'), ['3', '4'])
  assert.deepEqual(levelsInName('某某备案（换发）'), [])
  assert.deepEqual(levelsInName('城市供水（含二次供水）'), [])
})

test('a name that looks wrong is told why', () => {
  assert.match(oddName('食品经营许可（变更')!, /括号/)
  assert.match(oddName('12345 67890')!, /没有中文/)
  assert.match(oddName('审批<br/>事项办理')!, /网页代码/)
  assert.match(oddName('许可')!, /太短/)
  assert.equal(oddName('户口登记'), undefined)
})

test('evening brackets twice is evening them once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) =>
      assert.equal(evenBrackets(evenBrackets(name)), evenBrackets(name)),
    ),
  )
})
