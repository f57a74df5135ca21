import assert from 'node:assert/strict'
import { test } from 'node:test'
import { characterNotPrintable } from '../contract.ts'
import { readPdf, textOfPdf } from '../testing.ts'
import { type Letter, letterPdf } from './letter.ts'

const mark = {
  verifyCode: 'K7M2QX9RT4WZ',
  verifyUrl: 'http://127.0.0.1/verify/K7M2QX9RT4WZ',
  issuedAt: new Date('2026-11-20T02:03:04Z'),
  sealCaption: '演示印章',
}

const letter: Letter = {
  organName: '示范市行政审批局',
  title: '受理通知书',
  number: '示行审受字〔2026〕17号',
  addressee: '云溪区老街坊面馆',
  body: [
    '您提出的“食品经营许可（新办）”申请，申请材料齐全、符合法定形式，本机关决定予以受理。',
    {
      kind: 'facts',
      rows: [
        ['查询码', '7H3KQ9'],
        ['承诺办理时限', '五个工作日（至2026年11月27日）'],
      ],
    },
    { kind: 'heading', text: '已收取的材料' },
    {
      kind: 'table',
      columns: [
        { title: '序号', share: 1 },
        { title: '材料名称', share: 6 },
      ],
      rows: [['1', '食品经营许可申请书']],
    },
    { kind: 'points', points: ['请保持电话畅通', '请留意现场核查通知'] },
  ],
  remedies: ['不服本决定的，可以自收到之日起六十日内申请行政复议。'],
  enclosures: ['申请材料清单'],
  contact: '联系电话：0990-12345',
  issuedOn: '2026-11-20',
}

test('a letter says everything it was given, with a glyph for every character', async () => {
  const pdf = await letterPdf(letter, mark)
  const { boxes } = readPdf(pdf)
  assert.equal(boxes, 0)
  const text = textOfPdf(pdf)
  const expected = [
    '示范市行政审批局',
    '受理通知书',
    '示行审受字〔2026〕17号',
    '云溪区老街坊面馆：',
    '予以受理。',
    '7H3KQ9',
    '五个工作日',
    '食品经营许可申请书',
    '2. 请留意现场核查通知',
    '权利救济',
    '申请行政复议',
    '附件：',
    '联系电话',
    '2026年11月20日',
    'K7M2-QX9R-T4WZ',
    '第 1 页 / 共 1 页',
  ]
  for (const part of expected) assert.ok(text.includes(part), part)
})

test('the same letter at the same moment is the same file, byte for byte', async () => {
  assert.deepEqual(await letterPdf(letter, mark), await letterPdf(letter, mark))
})

test('a long letter runs over pages, repeats the head of its table and numbers its pages', async () => {
  const rows = Array.from({ length: 60 }, (_, index) => [String(index + 1), `第${index + 1}份材料`])
  const long: Letter = {
    ...letter,
    body: [
      {
        kind: 'table',
        columns: [
          { title: '序号', share: 1 },
          { title: '材料名称', share: 6 },
        ],
        rows,
      },
    ],
  }
  const { pages, boxes } = readPdf(await letterPdf(long, mark))
  assert.equal(boxes, 0)
  assert.ok(pages.length >= 3)
  pages.forEach((page, index) => {
    assert.ok(page.includes(`第 ${index + 1} 页 / 共 ${pages.length} 页`))
    assert.ok(page.includes('K7M2-QX9R-T4WZ'))
  })
  assert.ok(pages.filter((page) => page.includes('材料名称')).length >= 2)
  for (const [, name] of rows)
    assert.ok(
      pages.some((page) => page.includes(name!)),
      name,
    )
})

test('a preview carries no seal, no code and no place for a signature', async () => {
  const preview = await letterPdf(letter)
  const text = textOfPdf(preview)
  assert.match(text, /预览 未签发/)
  assert.doesNotMatch(text, /验证码/)
  assert.ok(!Buffer.from(preview).includes('/ByteRange'))
})

test('a name that cannot be printed stops the letter instead of leaving a box', () => {
  assert.throws(() => letterPdf({ ...letter, addressee: '张𠮷' }, mark), { code: characterNotPrintable.code })
})
