import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { before, test } from 'node:test'
import { fc } from '#server/properties.ts'
import type { Credential } from './authority.ts'
import { makeRoot, makeSigner } from './authority.ts'
import { licencePdf } from '../pdf/licence.ts'
import { signPdf } from './sign.ts'
import { verifyPdf } from './verify.ts'

const validity = { from: new Date('2026-01-01T00:00:00Z'), until: new Date('2031-01-01T00:00:00Z') }
const issuedAt = new Date('2026-11-20T02:03:04Z')
let root: Credential
let signer: Credential
let signed: Uint8Array

function render(title: string, at = issuedAt): Promise<Uint8Array> {
  const mark = {
    verifyCode: 'K7M2QX9RT4WZ',
    verifyUrl: 'http://127.0.0.1/verify/K7M2QX9RT4WZ',
    issuedAt: at,
    sealCaption: '演示印章',
  }
  return licencePdf(
    { title, number: '1', fields: [], organName: '示范市行政审批局', issuedOn: '2026-11-20', identifier: '1.2.156' },
    mark,
  )
}

before(async () => {
  root = await makeRoot({ name: '一窗演示根证书', serial: '019a9f00-0000-7000-8000-000000000001', ...validity })
  signer = await makeSigner(
    { name: '示范市行政审批局', serial: '019a9f00-0000-7000-8000-000000000002', ...validity },
    root,
  )
  signed = signPdf(await render('食品经营许可证'), signer)
})

/** Offsets of the signature's hexadecimal digits. */
function gapOf(pdf: Uint8Array): { open: number; close: number } {
  const file = Buffer.from(pdf)
  const open = file.indexOf('/Contents <') + '/Contents '.length
  return { open, close: file.indexOf('>', open) }
}

test('a signed file is intact, trusted, and names who signed and when', () => {
  assert.deepEqual(verifyPdf(signed, [root.certificate]), {
    signed: true,
    intact: true,
    trusted: true,
    signer: '示范市行政审批局（演示证书）',
    signedAt: '2026-11-20T02:03:04.000Z',
    reason: 'unregistered',
  })
})

test('certificates carry their Chinese names readably, say 演示证书, and may do only what they are for', () => {
  const certificate = new X509Certificate(Buffer.from(signer.certificate))
  const authority = new X509Certificate(Buffer.from(root.certificate))
  assert.equal(certificate.subject, 'C=CN\nO=示范市行政审批局\nOU=演示证书\nCN=示范市行政审批局（演示证书）')
  assert.equal(certificate.issuer, authority.subject)
  assert.equal(certificate.ca, false)
  assert.equal(authority.ca, true)
  assert.ok(certificate.verify(authority.publicKey))
})

test('any single byte changed anywhere is told apart', () => {
  const { open, close } = gapOf(signed)
  const places = fc.oneof(
    fc.integer({ min: 0, max: signed.length - 1 }),
    fc.integer({ min: open - 200, max: open + 2400 }),
    fc.integer({ min: close - 40, max: close + 200 }),
  )
  fc.assert(
    fc.property(places, fc.integer({ min: 1, max: 255 }), (place, change) => {
      const altered = Buffer.from(signed)
      altered[place] = altered[place]! ^ change
      const verdict = verifyPdf(altered, [root.certificate])
      assert.equal(verdict.trusted, false, `byte ${place} changed by ${change}`)
      assert.equal(verdict.intact, false, `byte ${place} changed by ${change}`)
    }),
    { numRuns: 300 },
  )
})

test('changed content is called changed content', () => {
  const altered = Buffer.from(signed)
  const place = altered.length - 4000
  altered[place] = altered[place]! ^ 1
  assert.equal(verifyPdf(altered, [root.certificate]).reason, 'content-altered')
})

test('an update appended after signing is called an update', () => {
  const update = Buffer.from(
    '\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 0\ntrailer\n<< /Prev 0 >>\nstartxref\n0\n%%EOF\n',
  )
  assert.equal(verifyPdf(Buffer.concat([signed, update]), [root.certificate]).reason, 'appended-after-signing')
  assert.equal(verifyPdf(Buffer.concat([signed, Buffer.from('\n')]), [root.certificate]).intact, false)
})

test('a signature carried over from another document of the same body does not fit', async () => {
  const other = signPdf(await render('卫生许可证'), signer)
  const swapped = Buffer.from(signed)
  const here = gapOf(signed)
  const there = gapOf(other)
  Buffer.from(other).copy(swapped, here.open, there.open, there.close + 1)
  const verdict = verifyPdf(swapped, [root.certificate])
  assert.equal(verdict.intact, false)
  assert.equal(verdict.reason, 'content-altered')
})

test('a signature by an authority of the same name but another key is intact and not trusted', async () => {
  const impostor = await makeRoot({
    name: '一窗演示根证书',
    serial: '019a9f00-0000-7000-8000-000000000003',
    ...validity,
  })
  const signerOfImpostor = await makeSigner(
    { name: '示范市行政审批局', serial: '019a9f00-0000-7000-8000-000000000002', ...validity },
    impostor,
  )
  const forged = signPdf(await render('食品经营许可证'), signerOfImpostor)
  const verdict = verifyPdf(forged, [root.certificate])
  assert.deepEqual([verdict.intact, verdict.trusted, verdict.reason], [true, false, 'unknown-signer'])
})

test('a signature from outside the validity of its certificate is told apart', async () => {
  const late = signPdf(await render('食品经营许可证', new Date('2032-01-01T00:00:00Z')), signer)
  const verdict = verifyPdf(late, [root.certificate])
  assert.deepEqual([verdict.trusted, verdict.reason], [false, 'certificate-not-valid-then'])
})

test('what is no PDF, has no signature or a broken one gets its own word', async () => {
  assert.equal(verifyPdf(Buffer.from('hello'), [root.certificate]).reason, 'not-pdf')
  const unsigned = await licencePdf({
    title: '证',
    number: '1',
    fields: [],
    organName: '局',
    issuedOn: '2026-11-20',
    identifier: '1',
  })
  assert.equal(verifyPdf(unsigned, [root.certificate]).reason, 'not-signed')
  const { open, close } = gapOf(signed)
  const emptied = Buffer.from(signed)
  emptied.fill('0', open + 1, close)
  assert.equal(verifyPdf(emptied, [root.certificate]).reason, 'signature-damaged')
  assert.equal(verifyPdf(signed.subarray(0, signed.length - 100), [root.certificate]).reason, 'signature-damaged')
})

test('hostile byte ranges are answered and never crash', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 9_999_999_999 }), { minLength: 4, maxLength: 4 }),
      fc.string({ maxLength: 200 }),
      (range, text) => {
        const file = Buffer.from(
          `%PDF-1.7\n1 0 obj\n<< /ByteRange [${range.join(' ')}] /Contents <${text}> /M (D:99999999999999Z) >>\nendobj\n`,
        )
        assert.equal(verifyPdf(file, [root.certificate]).trusted, false)
      },
    ),
  )
})

test('a file without an empty signature field cannot be signed', () => {
  assert.throws(() => signPdf(signed, signer), /no empty signature field/)
})
