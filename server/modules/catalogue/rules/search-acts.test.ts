import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actBit, actFit, actsInName, excludedFit, searchActs } from './search-acts.ts'
import { askerFit, askerIn, isNegated, keyPart } from './search-words.ts'

test('the act is read from the name', () => {
  assert.equal(actsInName('烟草专卖零售许可证停业'), actBit('停业'))
  assert.equal(actsInName('居民身份证办理'), 0)
  assert.equal(actsInName('社会保障卡补领、换领、换发'), actBit('补办') | actBit('换发'))
})

test('an item of the act asked for fits best, one that names no act next, one of another act least', () => {
  for (const act of searchActs) {
    const asked = actBit(act)
    assert.ok(actFit(asked, asked) > actFit(asked, 0))
    for (const other of searchActs) if (other !== act) assert.ok(actFit(asked, actBit(other)) < actFit(asked, asked))
  }
})

test('who does not say which act hardly means anything but the first application', () => {
  for (const act of searchActs) if (act !== '新办') assert.ok(actFit(0, actBit(act)) < actFit(0, 0))
  assert.ok(actFit(0, actBit('新办')) >= actFit(0, 0))
})

test('an excluded act counts only against items of nothing else', () => {
  assert.equal(excludedFit(actBit('注销'), actBit('注销')), 0.5)
  assert.equal(excludedFit(actBit('注销'), actBit('注销') | actBit('变更')), 1)
  assert.equal(excludedFit(actBit('注销'), 0), 1)
})

test('the words that say nothing fall away, unless nothing else was said', () => {
  assert.equal(keyPart('请问我想办理户口登记需要什么材料吗'), '户口登记')
  assert.equal(keyPart('怎么办'), '怎么办')
})

test('不是, 没有 and their like turn around what follows', () => {
  assert.ok(isNegated('我不是'))
  assert.ok(isNegated('还没'))
  assert.ok(!isNegated('我要'))
})

test('for whom one asks tilts between items for firms, for people and for public bodies', () => {
  assert.equal(askerIn('公司要给员工交社保'), 'firm')
  assert.equal(askerIn('事业单位的人退休'), 'public-body')
  assert.equal(askerIn('我自己交社保'), 'person')
  assert.equal(askerIn('社保'), undefined)
  assert.ok(askerFit('person', '单位参保证明查询打印') < askerFit('firm', '单位参保证明查询打印'))
  assert.ok(askerFit(undefined, '机关事业单位社会保险登记') < askerFit('public-body', '机关事业单位社会保险登记'))
})
