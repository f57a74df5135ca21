import assert from 'node:assert/strict'
import { test } from 'node:test'
import { zipSync, type Zippable } from 'fflate'
import { fc } from '#server/properties.ts'
import { ArchiveFault } from './archive.ts'
import { handedIn } from './byte-source.ts'
import type { SheetRow } from './rules/sheet-reader.ts'
import { XmlFault } from './rules/xml-hearer.ts'
import { writeWorkbook } from './spreadsheet.ts'
import { openWorkbook } from './workbook.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relations = (targets: Record<string, string>) =>
  bytes(
    `<Relationships>${Object.entries(targets)
      .map(([type, target], at) => `<Relationship Id="rId${at}" Type="${OFFICE}/${type}" Target="${target}"/>`)
      .join('')}</Relationships>`,
  )

/** A workbook as some program writes it: the sheet and its shared texts are given as they stand. */
function book(sheet: string, shared = '<sst/>', more: Zippable = {}): Uint8Array {
  return zipSync({
    '_rels/.rels': relations({ officeDocument: '/xl/workbook.xml' }),
    'xl/workbook.xml': bytes(
      '<x:workbook><x:sheets><x:sheet name="事项" sheetId="7" r:id="rId0"/></x:sheets></x:workbook>',
    ),
    'xl/_rels/workbook.xml.rels': relations({
      worksheet: 'worksheets/sheet%31.xml',
      sharedStrings: '/xl/sharedStrings.xml',
      styles: 'styles.xml',
    }),
    'xl/worksheets/sheet1.xml': bytes(sheet),
    'xl/sharedStrings.xml': bytes(shared),
    'xl/styles.xml': bytes(
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[Red]yyyy&quot;年&quot;"/><numFmt numFmtId="165" formatCode="0&quot;d&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>',
    ),
    ...more,
  })
}

async function rowsOf(content: Uint8Array, days = false, sheet = '事项'): Promise<SheetRow[]> {
  const found: SheetRow[] = []
  for await (const row of (await openWorkbook(handedIn(content), { days })).rows(sheet)) found.push(row)
  return found
}

test('cells come out as they were written, whatever the texts', async () => {
  const cell = fc.oneof(
    fc.integer({ min: 1, max: 1e9 }),
    fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((one) => one.trim() === one && /^[^\p{C}]+$/u.test(one))
      // The program that writes the workbook loses words like `toString`, which every object of JavaScript has.
      .filter((one) => !(one in {})),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 8 }),
      async (rows) => {
        const made = await writeWorkbook([
          { sheet: '说明', head: ['x'], rows: [] },
          { sheet: '事项', head: ['甲', '乙'], rows },
        ])
        const found = await rowsOf(made)
        assert.deepEqual(
          found.map(({ cells }) => cells),
          [['甲', '乙'], ...rows],
        )
        assert.deepEqual(
          found.map(({ line }) => line),
          found.map((_, at) => at + 1),
        )
      },
    ),
    { numRuns: 25 },
  )
})

test('shared texts, prefixes, gaps, formulas, truth and days are read as other programs write them', async () => {
  const shared =
    '<x:sst><x:si><x:t>名称</x:t></x:si><x:si><x:r><x:t>居民</x:t></x:r><x:r><x:rPr/><x:t xml:space="preserve"> 身份证</x:t></x:r><x:rPh sb="0"><x:t>ジュウミン</x:t></x:rPh></x:si><x:si><x:t>一_x000D_二</x:t></x:si></x:sst>'
  const sheet = `<x:worksheet><x:sheetData>
    <x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row>
    <x:row r="4" ht="20"><x:c r="B4" t="s"><x:v>1</x:v></x:c><x:c t="s"><x:v>2</x:v></x:c><x:c r="AA4" t="b"><x:v>1</x:v></x:c></x:row>
    <x:row r="5"/>
    <x:row><x:c><x:f>1+1</x:f><x:v>2</x:v></x:c><x:c t="str"><x:f>A1</x:f><x:v>算出</x:v></x:c><x:c t="e"><x:v>#N/A</x:v></x:c>
      <x:c s="1"><x:v>45000</x:v></x:c><x:c s="2"><x:v>45000</x:v></x:c><x:c s="3"><x:v>30</x:v></x:c><x:c t="s"><x:v>99</x:v></x:c></x:row>
  </x:sheetData></x:worksheet>`
  const [head, second, third] = await rowsOf(book(sheet, shared))
  assert.deepEqual(head, { line: 1, cells: ['名称'] })
  assert.deepEqual(
    [second!.line, second!.cells[1], second!.cells[2], second!.cells[26]],
    [4, '居民 身份证', '一\r二', true],
  )
  assert.deepEqual([third!.line, ...third!.cells], [6, 2, '算出', undefined, undefined, undefined, 30, undefined])
})

test('where days are wanted, cells formatted as days are ISO days, from either beginning of the calendar', async () => {
  const cells = [1, 59, 60, 61, 45000, 45000.75, 0.5, -3, 3_000_000].map((said) => `<c s="1"><v>${said}</v></c>`)
  const sheet = `<worksheet><sheetData><row>${cells.join('')}<c t="d" s="1"><v>2024-02-29T00:00:00</v></c></row></sheetData></worksheet>`
  const [row] = await rowsOf(book(sheet), true)
  const nothing = undefined
  const common = [
    '1900-01-01',
    '1900-02-28',
    nothing,
    '1900-03-01',
    '2023-03-15',
    '2023-03-15',
    nothing,
    nothing,
    nothing,
  ]
  assert.deepEqual([...row!.cells], [...common, '2024-02-29'])
  const old = '<workbook><workbookPr date1904="1"/><sheets><sheet name="事项" id="rId0"/></sheets></workbook>'
  const [apple] = await rowsOf(book(sheet, undefined, { 'xl/workbook.xml': bytes(old) }), true)
  assert.deepEqual([apple!.cells[0], apple!.cells[4]], ['1904-01-02', '2027-03-16'])
  const [dropped] = await rowsOf(book(sheet))
  assert.deepEqual(new Set(dropped!.cells), new Set([undefined]))
})

const LONG = 60_000

test('a workbook of sixty thousand rows is read as it comes: the first row long before the last of it', async () => {
  const texts = Array.from({ length: LONG }, (_, at) => `<si><t>示范第${at}号许可 ${(at * 7919) % 104729}</t></si>`)
  const rows = texts.map(
    (_, at) => `<row r="${at + 1}"><c r="A${at + 1}" t="s"><v>${at}</v></c><c r="B${at + 1}"><v>${at}</v></c></row>`,
  )
  const content = book(`<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`, `<sst>${texts.join('')}</sst>`)
  const whole = handedIn(content)
  let read = 0
  const { rows: found } = await openWorkbook({
    ...whole,
    async *read(from, to) {
      for await (const slice of whole.read(from, to))
        for (let at = 0; at < slice.length; at += 4096) {
          const piece = slice.subarray(at, at + 4096)
          read += piece.length
          yield piece
        }
    },
  })
  const before = read
  let count = 0
  let behindFirst = 0
  for await (const { line, cells } of found('事项')) {
    assert.deepEqual(cells, [`示范第${count}号许可 ${(count * 7919) % 104729}`, count])
    if (count++ === 0) behindFirst = read - before
    assert.equal(line, count)
  }
  assert.equal(count, LONG)
  assert.ok(behindFirst < (read - before) / 2, `${behindFirst} of ${read - before} bytes were read for the first row`)
})

test('a workbook that unpacks to far more than it is, or holds more than a list can, is not unpacked', async () => {
  const tooLarge = (error: unknown) => error instanceof ArchiveFault && error.tooLarge
  await assert.rejects(rowsOf(book(`<a>${'<b/>'.repeat(3_000_000)}</a>`)), tooLarge)
  const many = Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`${at}.xml`, bytes('<a/>')]))
  await assert.rejects(rowsOf(book('<worksheet/>', undefined, many)), tooLarge)
  const texts = Array.from({ length: 700 }, () => `<si><t>${'字'.repeat(32_767)}</t></si>`).join('')
  const stored = { 'xl/sharedStrings.xml': [bytes(`<sst>${texts}</sst>`), { level: 0 as const }] } satisfies Zippable
  await assert.rejects(rowsOf(book('<worksheet/>', undefined, stored)), tooLarge)
})

test('what is cut short, changed on its way or no workbook is refused', async () => {
  const good = book('<worksheet><sheetData><row r="1"><c><v>1</v></c></row></sheetData></worksheet>')
  await assert.rejects(rowsOf(good.subarray(0, good.length - 30)), ArchiveFault)
  await assert.rejects(rowsOf(zipSync({ 'a.txt': bytes('a') })), ArchiveFault)
  await assert.rejects(rowsOf(good, false, '没有的表'), ArchiveFault)
  await assert.rejects(rowsOf(book('<worksheet><sheetData>')), XmlFault)
  await assert.rejects(rowsOf(book('<!DOCTYPE a><worksheet/>')), XmlFault)
  await assert.rejects(rowsOf(book('<a><row r="2"><c><v>1</v></c></row><row r="2"/></a>')), XmlFault)
  await assert.rejects(rowsOf(book('<a><row><c r="XFE1"><v>1</v></c></row></a>')), XmlFault)
  const [stored] = [zipSync({ '_rels/.rels': [relations({ officeDocument: 'x' }), { level: 0 }] })]
  stored!.set(bytes('Y'), 60)
  await assert.rejects(rowsOf(stored!), ArchiveFault)
})
