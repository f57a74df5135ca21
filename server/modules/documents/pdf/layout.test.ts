/** Where the text of a page stands: inside the paper, above its foot, no line over another. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultsOfLayout, linesOfPdf } from '../testing.ts'
import { copiesCover, copyStamp } from './copies.ts'
import { type Letter, letterPdf } from './letter.ts'
import { closeSheet, openSheet, put } from './sheet.ts'

const mark = {
  verifyCode: 'K7M2QX9RT4WZ',
  verifyUrl: 'http://127.0.0.1/verify/K7M2QX9RT4WZ',
  issuedAt: new Date('2026-11-20T02:03:04Z'),
  sealCaption: '演示印章',
}
const long = '申请事项涉及的场所、设施和人员须符合规定的条件，经审查提交的材料与现场情况不一致。'
const letter: Letter = {
  organName: '示范省示范市云溪区行政审批和政务信息管理局',
  title: '特别程序延长告知书',
  number: '示行审特延字〔2026〕1234567号',
  addressee: `云溪区${'老街坊'.repeat(12)}面馆`,
  body: [
    ...Array.from({ length: 14 }, () => long.repeat(2)),
    {
      kind: 'facts',
      rows: [
        ['承诺时限', long.repeat(3)],
        ['网址', 'https://example.test/'.repeat(9)],
      ],
    },
    {
      kind: 'table',
      columns: [
        { title: '起止', share: 3 },
        { title: '说明', share: 5 },
      ],
      rows: Array.from({ length: 30 }, (_, row) => [`第${row + 1}段`, long]),
    },
    { kind: 'points', points: [long, long] },
  ],
  remedies: [long, long],
  enclosures: ['申请材料清单', long],
  authority: long,
  contact: '联系电话：0990-12345',
  issuedOn: '2026-11-20',
}

test('a line over another, past the edge or below the paper is noticed', async () => {
  const margins = { top: 60, bottom: 60, left: 60, right: 60 }
  const sheet = openSheet({ title: '试版', author: '示范', madeAt: mark.issuedAt, margins })
  put(sheet, '第一行', 60, 100, { size: 12 })
  put(sheet, '压着它的一行', 70, 106, { size: 12 })
  put(sheet, '太长的一行'.repeat(20), 60, 200, { size: 12 })
  put(sheet, '纸的下面', 60, 838, { size: 12 })
  assert.equal(faultsOfLayout(await closeSheet(sheet)).length, 3)
})

test('a letter of several pages keeps every line on its paper and off every other', async () => {
  const pdf = await letterPdf(letter, mark)
  const lines = linesOfPdf(pdf)
  assert.ok(lines.at(-1)!.page >= 4 && lines.length > 150)
  assert.deepEqual(faultsOfLayout(pdf), [])
})

test('the cover of a printed file and the line on its copies do so too', async () => {
  const named = { title: letter.title, number: letter.number, verifyCode: mark.verifyCode }
  const many = Array.from({ length: 50 }, () => named)
  assert.deepEqual(faultsOfLayout(await copiesCover(many, mark.issuedAt)), [])
  assert.deepEqual(faultsOfLayout(await copyStamp(mark.issuedAt)), [])
})
