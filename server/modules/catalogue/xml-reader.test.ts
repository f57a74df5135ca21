import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import { XmlFault } from './rules/xml-hearer.ts'
import { createXmlReader } from './xml-reader.ts'

type Element = { name: string; key: string; children: (Element | string)[] }

const text = fc.string({ unit: 'grapheme' }).filter((one) => !/\p{C}/u.test(one))
const { element } = fc.letrec<{ element: Element }>((tie) => ({
  element: fc.record({
    name: fc.constantFrom('row', 'c', 'v', '表'),
    key: text,
    children: fc.array(fc.oneof({ maxDepth: 3 }, text.filter(Boolean), tie('element')), { maxLength: 4 }),
  }),
}))

const escaped = (one: string) => one.replaceAll(/[&<>"']/g, (mark) => `&#${mark === '&' ? 'x26' : mark.charCodeAt(0)};`)

function written({ name, key, children }: Element): string {
  const inner = children.map((child) => (typeof child === 'string' ? escaped(child) : written(child))).join('')
  const tag = `x:${name} a:key="${escaped(key)}"  other='>'`
  return inner === '' ? `<${tag}/>` : `<${tag}><!-- <c> -->${inner}<?skip <v>?></x:${name} >`
}

/** What is heard, one line for each start, text and end; texts that follow one another are one. */
function heard(pieces: readonly string[]): string[] {
  const lines: string[] = []
  const reader = createXmlReader({
    open: (name, attribute) => lines.push(`<${name} ${attribute('key')} ${attribute('other')} ${attribute('none')}`),
    text(one) {
      if (lines.at(-1)?.startsWith('=')) lines.push(lines.pop() + one)
      else lines.push(`=${one}`)
    },
    close: (name) => lines.push(`>${name}`),
  })
  for (const piece of pieces) reader.write(piece)
  reader.end()
  return lines
}

function expected({ name, key, children }: Element): string[] {
  const inner = children.flatMap((child) => (typeof child === 'string' ? [`=${child}`] : expected(child)))
  const joined = inner.reduce<string[]>((lines, line) => {
    if (line.startsWith('=') && lines.at(-1)?.startsWith('=')) lines.push(lines.pop() + line.slice(1))
    else lines.push(line)
    return lines
  }, [])
  return [`<${name} ${key} > undefined`, ...joined, `>${name}`]
}

test('what was written is heard again, wherever the text is cut', () => {
  fc.assert(
    fc.property(element, fc.integer({ min: 1, max: 9 }), (root, length) => {
      const whole = `\n<?xml version="1.0"?>\n${written(root)}\n`
      const pieces = whole.match(new RegExp(`[^]{1,${length}}`, 'g')) ?? []
      assert.deepEqual(heard(pieces), expected(root))
    }),
  )
})

test('a marked section is text as it stands', () => {
  assert.deepEqual(heard(['<v>a<![CDA', 'TA[<b>&amp;]]>', 'c</v>']), [
    '<v undefined undefined undefined',
    '=a<b>&amp;c',
    '>v',
  ])
})

test('what is malformed, never ends or brings entities of its own is refused', () => {
  for (const whole of [
    '',
    'no element',
    '<a>',
    '<a></b>',
    '<a/><b/>',
    '<a></a',
    '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    `<a b="${'x'.repeat(1_000_001)}`,
    '<a>'.repeat(101),
  ])
    assert.throws(() => heard([whole]), XmlFault, whole.slice(0, 40))
})
