import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPdf, textOfPdf } from '../testing.ts'
import { type LicenceFace, licencePdf } from './licence.ts'

const mark = {
  verifyCode: 'K7M2QX9RT4WZ',
  verifyUrl: 'http://127.0.0.1/verify/K7M2QX9RT4WZ',
  issuedAt: new Date('2026-11-20T02:03:04Z'),
  sealCaption: '演示印章',
}

const face: LicenceFace = {
  title: '食品经营许可证',
  number: 'JY29901020000173',
  fields: [
    { label: '经营者名称', value: '云溪区老街坊面馆' },
    { label: '经营场所', value: '示范市云溪区文庙街道桂花巷18号' },
    { label: '主体业态', value: '餐饮服务经营者' },
  ],
  organName: '示范市行政审批局',
  issuedOn: '2026-11-20',
  validFrom: '2026-11-20',
  validUntil: '2031-11-19',
  identifier: '1.2.156.3005.2.11990100MB0000000X003.11990100MB0000000X.00000017.001.K',
}

test('a licence shows its face on one page, with a glyph for every character', async () => {
  const pdf = await licencePdf(face, mark)
  const { pages, boxes } = readPdf(pdf)
  assert.equal(pages.length, 1)
  assert.equal(boxes, 0)
  const text = textOfPdf(pdf)
  const expected = [
    '食品经营许可证',
    'JY29901020000173',
    '经营者名称',
    '云溪区老街坊面馆',
    '桂花巷18号',
    '餐饮服务经营者',
    '2026年11月20日 至 2031年11月19日',
    '示范市行政审批局',
    face.identifier,
    'K7M2-QX9R-T4WZ',
  ]
  for (const part of expected) assert.ok(text.includes(part), part)
})

test('a licence without an end says 长期', async () => {
  const { validFrom: _, validUntil: __, ...open } = face
  assert.match(textOfPdf(await licencePdf(open, mark)), /有效期限长期/)
})

test('a face with many long fields still fits its page', async () => {
  const fields = Array.from({ length: 18 }, (_, index) => ({
    label: `项目${index + 1}`,
    value: '热食类食品制售，冷食类食品制售（不含生食水产品），自制饮品制售',
  }))
  const { pages, boxes } = readPdf(await licencePdf({ ...face, fields }, mark))
  assert.equal(pages.length, 1)
  assert.equal(boxes, 0)
  for (const { label } of fields) assert.ok(pages[0]!.includes(label), label)
})

test('a specimen says so and carries no code', async () => {
  const text = textOfPdf(await licencePdf(face))
  assert.match(text, /样本 未签发/)
  assert.doesNotMatch(text, /验证码/)
})
