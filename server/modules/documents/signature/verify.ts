/** Whether a PDF is as its signer left it, and whether the signer is ours. Depends on nothing but the bytes and the roots. */
import { createHash, verify, X509Certificate } from 'node:crypto'
import type { OctetString } from 'asn1js'
import {
  Certificate,
  ContentInfo,
  type IssuerAndSerialNumber,
  type SignedAndUnsignedAttributes,
  SignedData,
} from 'pkijs'
import type { SignatureVerdict, VerifyReason } from '../contract.ts'
import { assemble, attributesOf, oids } from './cms.ts'
import { findSignature, type SignatureField } from './signature-field.ts'

const digestNames: Record<string, string> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}
/** RSA PKCS#1 v1.5 and ECDSA; SM2 and RSA-PSS are not checked here. */
const signatureAlgorithms = /^1\.2\.840\.(113549\.1\.1\.(1|11|12|13)|10045\.(2\.1|4\.3\.[234]))$/

/**
 * Verifies the last signature of a PDF.
 * @param roots certificates trusted to issue signing certificates, X.509 DER
 */
export function verifyPdf(pdf: Uint8Array, roots: readonly Uint8Array[]): SignatureVerdict {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  if (file.subarray(0, 5).toString('latin1') !== '%PDF-') return told('not-pdf')
  const field = findSignature(file)
  if (!field) return told('not-signed')
  const cms = field.contents && parse(field.contents)
  if (!cms) return { ...told('signature-damaged'), signed: true }
  const facts = { signed: true, signer: cms.signer, signedAt: field.signedAt?.toISOString() }
  if (field.end !== file.length) return { ...facts, ...told('appended-after-signing'), signed: true }
  if (!cms.digestName || !signatureAlgorithms.test(cms.signatureAlgorithm))
    return { ...facts, ...told('unsupported-signature'), signed: true }

  const digest = createHash(cms.digestName)
    .update(file.subarray(0, field.open))
    .update(file.subarray(field.after))
    .digest()
  const reason = reasonFor(cms, digest, field, roots)
  const intact = reason === 'unregistered' || reason === 'unknown-signer' || reason === 'certificate-not-valid-then'
  return { ...facts, intact, trusted: reason === 'unregistered', reason }
}

/** `unregistered` is the best a file can reach by itself: only the register can say `genuine`. */
function reasonFor(cms: Parsed, digest: Buffer, field: SignatureField, roots: readonly Uint8Array[]): VerifyReason {
  if (!verify(cms.digestName!, cms.signedBytes, cms.certificate.publicKey, cms.signature)) return 'signature-damaged'
  if (!digest.equals(cms.messageDigest)) return 'content-altered'
  const issuer = roots
    .map((root) => new X509Certificate(Buffer.from(root)))
    .find((root) => issued(root, cms.certificate))
  if (!issuer) return 'unknown-signer'
  if (!isInOurForm(cms, digest, field)) return 'signature-damaged'
  return wasValid(cms.certificate, field.signedAt) ? 'unregistered' : 'certificate-not-valid-then'
}

function issued(root: X509Certificate, certificate: X509Certificate): boolean {
  return certificate.checkIssued(root) && certificate.verify(root.publicKey)
}

/** Ours are written in exactly one way: whatever differs by a byte was touched, even where it changes no number. */
function isInOurForm(cms: Parsed, digest: Buffer, field: SignatureField): boolean {
  const expected = assemble(cms.certificate.raw, attributesOf(digest, cms.certificate.raw), cms.signature)
  return field.digits === Buffer.from(expected).toString('hex').padEnd(field.digits.length, '0')
}

function wasValid(certificate: X509Certificate, moment: Date | undefined): boolean {
  return moment !== undefined && moment >= certificate.validFromDate && moment <= certificate.validToDate
}

type Parsed = {
  certificate: X509Certificate
  signer: string
  digestName: string | undefined
  signatureAlgorithm: string
  messageDigest: Buffer
  signedBytes: Buffer
  signature: Buffer
}

/** Takes the signature apart; `undefined` when it is not a signature with signed attributes. */
function parse(der: Buffer): Parsed | undefined {
  try {
    const envelope = ContentInfo.fromBER(new Uint8Array(der))
    const signed = new SignedData({ schema: envelope.content })
    const info = signed.signerInfos[0]
    const attributes = info?.signedAttrs
    const certificate = signed.certificates?.find((one) => one instanceof Certificate && isSigner(one, info?.sid))
    if (!info || !attributes || !(certificate instanceof Certificate)) return undefined
    const x509 = new X509Certificate(Buffer.from(certificate.toSchema().toBER()))
    return {
      certificate: x509,
      signer: commonNameOf(certificate),
      digestName: digestNames[info.digestAlgorithm.algorithmId],
      signatureAlgorithm: info.signatureAlgorithm.algorithmId,
      messageDigest: octetsOf(attributes, oids.messageDigest),
      // As they stand in the file, but tagged as a SET (RFC 5652, 5.4).
      signedBytes: Buffer.concat([Buffer.from([0x31]), Buffer.from(attributes.encodedValue).subarray(1)]),
      signature: Buffer.from(info.signature.valueBlock.valueHexView),
    }
  } catch {
    return undefined
  }
}

function isSigner(certificate: Certificate, sid: unknown): boolean {
  const { issuer, serialNumber } = sid as IssuerAndSerialNumber
  return certificate.serialNumber.isEqual(serialNumber) && certificate.issuer.isEqual(issuer)
}

function commonNameOf(certificate: Certificate): string {
  const part = certificate.subject.typesAndValues.find((one) => one.type === '2.5.4.3')
  return part ? part.value.valueBlock.value : ''
}

function octetsOf(attributes: SignedAndUnsignedAttributes, type: string): Buffer {
  const value = attributes.attributes.find((attribute) => attribute.type === type)?.values[0] as OctetString
  return Buffer.from(value.valueBlock.valueHexView)
}

function told(reason: VerifyReason): SignatureVerdict {
  return { signed: false, intact: false, trusted: false, reason }
}
