import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import { breakLines } from './typeset.ts'

const size = 12

test('a closing mark never opens a line and an opening mark never closes one', () => {
  const text =
    '申请材料不齐全的，应当（一次性）告知申请人“需要补正的全部内容”；逾期不告知的，自收到申请材料之日起即为受理。'
  for (let width = 60; width < 400; width += 7) {
    const lines = breakLines(text, 'regular', size, width).map((line) => line.text)
    assert.equal(lines.join(''), text)
    for (const line of lines) {
      assert.doesNotMatch(line, /^[，。；）”]/)
      assert.doesNotMatch(line, /[（“]$/)
    }
  }
})

test('a number is not torn apart unless it alone is wider than the line', () => {
  const lines = breakLines('办件编号为11990100MB1234567X，请记好', 'regular', size, 150).map((line) => line.text)
  assert.ok(lines.some((line) => line.includes('11990100MB1234567X')))
  const torn = breakLines('11990100MB1234567X', 'regular', size, 40)
  assert.ok(torn.length > 1)
  assert.equal(torn.map((line) => line.text).join(''), '11990100MB1234567X')
})

test('whatever the text and the width, no character is lost and no line is wider than the column', () => {
  const character = fc.constantFrom(...'一二三示范市，。（）《》“”、abcXYZ0123456789.-/ 年月日')
  fc.assert(
    fc.property(
      fc.array(character, { maxLength: 120 }),
      fc.integer({ min: 40, max: 500 }),
      fc.integer({ min: 0, max: 24 }),
      (characters, width, indent) => {
        const text = characters.join('')
        const lines = breakLines(text, 'regular', size, width, indent)
        assert.equal(
          lines
            .map((line) => line.text)
            .join('')
            .replaceAll(' ', ''),
          text.replaceAll(' ', ''),
        )
        lines.forEach((line, index) => {
          const room = width - (index === 0 ? indent : 0)
          // A line that would open or close with a wrong mark all the way may hang over by those marks.
          if (/[一-龥]/.test(line.text)) assert.ok(line.width <= room + size * 3, `${line.text} in ${room}`)
        })
      },
    ),
  )
})
