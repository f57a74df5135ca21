import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { before, test } from 'node:test'
import { fc } from '#server/properties.ts'
import type { Credential } from './authority.ts'
import { makeRoot, makeSigner } from './authority.ts'
import { licencePdf } from '../pdf/licence.ts'
import { elsewhereRoot, revokedList, signedElsewhere, sm2Root } from './elsewhere.testing.ts'
import { readRevocationList } from './revocations.ts'
import { signPdf } from './sign.ts'
import { verifyWithSm2 } from './sm2.ts'
import { type Anchor, held, signsItself } from './trust.ts'
import { verifyPdf } from './verify.ts'

const validity = { from: new Date('2026-01-01T00:00:00Z'), until: new Date('2031-01-01T00:00:00Z') }
const issuedAt = new Date('2026-11-20T02:03:04Z')
let root: Credential
let anchor: Anchor
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
  anchor = { name: '一窗演示根证书', certificate: root.certificate, own: true }
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
  assert.deepEqual(verifyPdf(signed, [anchor]), {
    signed: true,
    intact: true,
    trusted: true,
    signer: '示范市行政审批局（演示证书）',
    signedAt: '2026-11-20T02:03:04.000Z',
    chain: 'ecdsa',
    authority: '一窗演示根证书',
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
      const verdict = verifyPdf(altered, [anchor])
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
  assert.equal(verifyPdf(altered, [anchor]).reason, 'content-altered')
})

test('an update appended after signing is called an update', () => {
  const update = Buffer.from(
    '\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 0\ntrailer\n<< /Prev 0 >>\nstartxref\n0\n%%EOF\n',
  )
  assert.equal(verifyPdf(Buffer.concat([signed, update]), [anchor]).reason, 'appended-after-signing')
  assert.equal(verifyPdf(Buffer.concat([signed, Buffer.from('\n')]), [anchor]).intact, false)
})

test('a signature carried over from another document of the same body does not fit', async () => {
  const other = signPdf(await render('卫生许可证'), signer)
  const swapped = Buffer.from(signed)
  const here = gapOf(signed)
  const there = gapOf(other)
  Buffer.from(other).copy(swapped, here.open, there.open, there.close + 1)
  const verdict = verifyPdf(swapped, [anchor])
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
  const verdict = verifyPdf(forged, [anchor])
  assert.deepEqual([verdict.intact, verdict.trusted, verdict.reason], [true, false, 'unknown-signer'])
})

test('a signature from outside the validity of its certificate is told apart', async () => {
  const late = signPdf(await render('食品经营许可证', new Date('2032-01-01T00:00:00Z')), signer)
  const verdict = verifyPdf(late, [anchor])
  assert.deepEqual([verdict.trusted, verdict.reason], [false, 'certificate-not-valid-then'])
})

test('what is no PDF, has no signature or a broken one gets its own word', async () => {
  assert.equal(verifyPdf(Buffer.from('hello'), [anchor]).reason, 'not-pdf')
  const unsigned = await licencePdf({
    title: '证',
    number: '1',
    fields: [],
    organName: '局',
    issuedOn: '2026-11-20',
    identifier: '1',
  })
  assert.equal(verifyPdf(unsigned, [anchor]).reason, 'not-signed')
  const { open, close } = gapOf(signed)
  const emptied = Buffer.from(signed)
  emptied.fill('0', open + 1, close)
  assert.equal(verifyPdf(emptied, [anchor]).reason, 'signature-damaged')
  assert.equal(verifyPdf(signed.subarray(0, signed.length - 100), [anchor]).reason, 'signature-damaged')
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
        assert.equal(verifyPdf(file, [anchor]).trusted, false)
      },
    ),
  )
})

test('a file without an empty signature field cannot be signed', () => {
  assert.throws(() => signPdf(signed, signer), /no empty signature field/)
})

for (const chain of ['rsa', 'sm2'] as const)
  test(`a file signed under the ${chain} chain is as good, and a byte changed in it is told apart`, async () => {
    const top = await makeRoot({ name: '根', serial: '019a9f00-0000-7000-8000-000000000004', ...validity }, chain)
    const below = { name: '示范市行政审批局', serial: '019a9f00-0000-7000-8000-000000000005', ...validity }
    const file = signPdf(await render('食品经营许可证'), await makeSigner(below, top))
    const anchors = [anchor, { name: '根', certificate: top.certificate, own: true }]
    const verdict = verifyPdf(file, anchors)
    assert.deepEqual([verdict.reason, verdict.chain, verdict.authority], ['unregistered', chain, '根'])
    const { open } = gapOf(file)
    for (const place of [open + 400, open + 1500, file.length - 4000]) {
      const altered = Buffer.from(file)
      altered[place] = altered[place]! ^ 1
      assert.equal(verifyPdf(altered, anchors).intact, false)
    }
    assert.deepEqual([verifyPdf(file, [anchor]).intact, verifyPdf(file, [anchor]).reason], [true, 'unknown-signer'])
  })

test('SM2 is that of the standard: its own example, and a certificate made by OpenSSL, check', () => {
  // GM/T 0003.5, appendix A: the message "message digest" under the user id 1234567812345678.
  const point = Buffer.from(
    '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
    'hex',
  )
  const spki = Buffer.concat([Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d034200', 'hex'), point])
  const numbers =
    '3046022100f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3022100b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa'
  const signature = Buffer.from(numbers, 'hex')
  assert.equal(verifyWithSm2(Buffer.from('message digest'), signature, spki), true)
  assert.equal(verifyWithSm2(Buffer.from('message digesT'), signature, spki), false)
  assert.equal(signsItself(held(sm2Root)), true)
  const altered = Buffer.from(sm2Root)
  altered[altered.length - 5]! ^= 1
  assert.equal(signsItself(held(altered)), false)
})

test('what a recognised authority signed through its issuing authority counts from the first day of the recognition to the last', async () => {
  const signedAt = async (at: string) => signedElsewhere(await render('营业执照', new Date(at)))
  const elsewhere = { name: '外地电子认证', certificate: elsewhereRoot, own: false }
  const judged = (file: Uint8Array, given: Partial<Anchor>) => verifyPdf(file, [anchor, { ...elsewhere, ...given }])
  const file = await signedAt('2026-12-02T02:00:00Z')
  const verdict = judged(file, {})
  assert.deepEqual(
    [verdict.reason, verdict.trusted, verdict.authority, verdict.signer],
    ['recognised', true, '外地电子认证', '外地某公司'],
  )
  assert.equal(verifyPdf(file, [anchor]).reason, 'unknown-signer')
  const [sooner, later] = [new Date('2026-12-02T01:00:00Z'), new Date('2026-12-02T03:00:00Z')]
  assert.equal(judged(file, { from: sooner, until: later }).reason, 'recognised')
  assert.equal(judged(file, { from: later }).reason, 'authority-not-recognised-then')
  assert.equal(judged(file, { until: sooner }).reason, 'authority-not-recognised-then')
  assert.equal(judged(await signedAt('2026-11-01T02:00:00Z'), {}).reason, 'certificate-not-valid-then')
  const altered = Buffer.from(file)
  altered[altered.length - 4000]! ^= 1
  assert.equal(judged(altered, {}).reason, 'content-altered')
})

test('a revoked certificate is told apart from its day on, and for good when its key was lost', async () => {
  const list = readRevocationList(revokedList)
  assert.ok(list.isFrom(held(elsewhereRoot)))
  assert.ok(!list.isFrom(held(sm2Root)))
  const judged = async (at: string, keyLost: boolean) => {
    const revoked = new Map(list.revoked.map((one) => [one.serial, { at: one.at, keyLost }]))
    const file = signedElsewhere(await render('营业执照', new Date(at)))
    return verifyPdf(file, [{ name: '外地电子认证', certificate: elsewhereRoot, own: false, revoked }]).reason
  }
  assert.deepEqual(
    list.revoked.map((one) => [one.serial, one.at.toISOString(), one.keyLost]),
    [['02', '2026-12-01T00:00:00.000Z', false]],
  )
  assert.equal(await judged('2026-11-30T00:00:00Z', false), 'recognised')
  assert.equal(await judged('2026-12-02T00:00:00Z', false), 'certificate-revoked')
  assert.equal(await judged('2026-11-30T00:00:00Z', true), 'certificate-revoked')
})
