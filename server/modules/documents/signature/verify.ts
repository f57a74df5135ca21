/** Whether a PDF is as its signer left it, and whether the signer is ours. Depends on nothing but the bytes and the roots. */
import { createHash, type KeyObject, verify, X509Certificate } from 'node:crypto'
import { Constructed, ObjectIdentifier, OctetString, Sequence } from 'asn1js'
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
  if (!verify(cms.digestName!, cms.signedBytes, cms.publicKey, cms.signature)) return 'signature-damaged'
  if (!namesItsCertificate(cms)) return 'signature-damaged'
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

/** The signer signed which certificate is theirs (RFC 5035): another one in its place, or the same one altered, is no signature. */
function namesItsCertificate({ certificate, namedCertificate }: Parsed): boolean {
  if (!namedCertificate) return true
  return createHash(namedCertificate.algorithm).update(certificate.raw).digest().equals(namedCertificate.digest)
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
  publicKey: KeyObject
  signer: string
  digestName: string | undefined
  signatureAlgorithm: string
  messageDigest: Buffer
  namedCertificate?: { algorithm: string; digest: Buffer }
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
    const raw = certificatesIn(envelope.content).find((one) =>
      isSigner(Certificate.fromBER(new Uint8Array(one)), info?.sid),
    )
    if (!info || !attributes || !raw) return undefined
    const certificate = new X509Certificate(raw)
    return {
      certificate,
      // Reading the key here lets a damaged one end in the catch below.
      publicKey: certificate.publicKey,
      signer: commonNameOf(Certificate.fromBER(new Uint8Array(raw))),
      digestName: digestNames[info.digestAlgorithm.algorithmId],
      signatureAlgorithm: info.signatureAlgorithm.algorithmId,
      messageDigest: octetsIn(valueOf(attributes, oids.messageDigest)),
      namedCertificate: certificateNamedIn(attributes),
      // As they stand in the file, but tagged as a SET (RFC 5652, 5.4).
      signedBytes: Buffer.concat([Buffer.from([0x31]), Buffer.from(attributes.encodedValue).subarray(1)]),
      signature: Buffer.from(info.signature.valueBlock.valueHexView),
    }
  } catch {
    return undefined
  }
}

/** The certificates as they stand in the file: read and written again, an altered byte could vanish. */
function certificatesIn(signedData: unknown): Buffer[] {
  const set = partsOf(signedData).find((part) => part instanceof Constructed && part.idBlock.tagNumber === 0)
  return set instanceof Constructed ? set.valueBlock.value.map((one) => Buffer.from(one.valueBeforeDecodeView)) : []
}

function isSigner(certificate: Certificate, sid: unknown): boolean {
  const { issuer, serialNumber } = sid as IssuerAndSerialNumber
  return certificate.serialNumber.isEqual(serialNumber) && certificate.issuer.isEqual(issuer)
}

function commonNameOf(certificate: Certificate): string {
  const part = certificate.subject.typesAndValues.find((one) => one.type === '2.5.4.3')
  return part ? part.value.valueBlock.value : ''
}

function valueOf(attributes: SignedAndUnsignedAttributes, type: string): unknown {
  return attributes.attributes.find((attribute) => attribute.type === type)?.values[0]
}

function octetsIn(value: unknown): Buffer {
  return Buffer.from((value as OctetString).valueBlock.valueHexView)
}

/** SigningCertificateV2: the first certificate's digest, SHA-256 unless another algorithm is named. */
function certificateNamedIn(attributes: SignedAndUnsignedAttributes): Parsed['namedCertificate'] {
  const value = valueOf(attributes, oids.signingCertificateV2) as Sequence | undefined
  if (!value) return undefined
  const first = partsOf(partsOf(value)[0])[0]
  const digest = partsOf(first).find((part) => part instanceof OctetString)
  const named = partsOf(first).find((part) => part instanceof Sequence && partsOf(part)[0] instanceof ObjectIdentifier)
  const algorithm = named ? digestNames[(partsOf(named)[0] as ObjectIdentifier).getValue()] : 'sha256'
  if (!digest || !algorithm) throw new Error('unreadable signing certificate attribute')
  return { algorithm, digest: octetsIn(digest) }
}

function partsOf(value: unknown): unknown[] {
  return value instanceof Sequence ? value.valueBlock.value : []
}

function told(reason: VerifyReason): SignatureVerdict {
  return { signed: false, intact: false, trusted: false, reason }
}
