/** Whether a PDF is as its signer left it, and whether somebody here trusts the signer. Depends on nothing but the bytes and the anchors. */
import { createHash } from 'node:crypto'
import { Constructed, ObjectIdentifier, OctetString, Sequence, UTCTime } from 'asn1js'
import {
  type Certificate,
  ContentInfo,
  type IssuerAndSerialNumber,
  type SignedAndUnsignedAttributes,
  SignedData,
} from 'pkijs'
import type { SignatureVerdict, VerifyReason } from '../contract.ts'
import type { AuthorityPurpose } from '../contract-authorities.ts'
import { assemble, attributesOf, oids } from './cms.ts'
import { findSignature, type SignatureField } from './signature-field.ts'
import { chainOf, type DigestName, digests, isKnownSignature, isSignatureOf } from './suites.ts'
import { type Anchor, held, type Held, type Path, pathFrom, serialOf, wasValidAt } from './trust.ts'

const intactReasons: readonly VerifyReason[] = [
  'unregistered',
  'recognised',
  'unknown-signer',
  'certificate-not-valid-then',
  'certificate-revoked',
  'authority-not-for-this',
  'authority-not-recognised-then',
]

/**
 * Verifies the last signature of a PDF.
 * @param takenFor what the file is to be: an authority recognised for something else does not count
 */
export function verifyPdf(pdf: Uint8Array, anchors: readonly Anchor[], takenFor?: AuthorityPurpose): SignatureVerdict {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  if (file.subarray(0, 5).toString('latin1') !== '%PDF-') return told('not-pdf')
  const field = findSignature(file)
  if (!field) return told('not-signed')
  const cms = field.contents && parse(field.contents)
  if (!cms) return { ...told('signature-damaged'), signed: true }
  const signedAt = field.signedAt ?? cms.signedAt
  const facts = { signed: true, signer: cms.signer, signedAt: signedAt?.toISOString() }
  if (field.end !== file.length) return { ...facts, ...told('appended-after-signing'), signed: true }
  if (!cms.digestName || cms.carriesContent || !isKnownSignature(cms.signatureAlgorithm))
    return { ...facts, ...told('unsupported-signature'), signed: true }

  const digest = createHash(cms.digestName)
    .update(file.subarray(0, field.open))
    .update(file.subarray(field.after))
    .digest()
  const broken = damageOf(cms, digest)
  if (broken) return { ...facts, ...told(broken), signed: true }
  // The same authority may stand on the list more than once, for other purposes at other times.
  const fit = takenFor && pathFrom(cms.certificate, cms.others, anchors.filter(isFor(takenFor)))
  const path = fit ?? pathFrom(cms.certificate, cms.others, anchors)
  const found = path ? judged(path, cms, digest, field, signedAt) : 'unknown-signer'
  const reason = found === 'recognised' && takenFor && !fit ? 'authority-not-for-this' : found
  return {
    ...facts,
    intact: intactReasons.includes(reason),
    trusted: reason === 'unregistered' || reason === 'recognised',
    reason,
    chain: chainOf(cms.certificate.read.subjectPublicKeyInfo),
    authority: path?.anchor.name,
    ...(path?.anchor.purposes && { recognisedFor: [...path.anchor.purposes] }),
  }
}

const isFor =
  (purpose: AuthorityPurpose) =>
  ({ purposes }: Anchor): boolean =>
    !purposes || purposes.includes(purpose)

/** Serial numbers of the certificates the signature brings along: whether they were revoked can be asked before judging. */
export function serialsIn(pdf: Uint8Array): string[] {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const contents = findSignature(file)?.contents
  const cms = contents && parse(contents)
  return cms ? [cms.certificate, ...cms.others].map(({ read }) => serialOf(read)) : []
}

function damageOf(cms: Parsed, digest: Buffer): VerifyReason | undefined {
  const sound = isSignatureOf({
    oid: cms.signatureAlgorithm,
    digest: cms.digestName!,
    bytes: cms.signedBytes,
    signature: cms.signature,
    key: cms.certificate.read.subjectPublicKeyInfo,
  })
  if (!sound || !namesItsCertificate(cms)) return 'signature-damaged'
  return digest.equals(cms.messageDigest) ? undefined : 'content-altered'
}

/** `unregistered` is the best a file of ours can reach by itself: only the register can say `genuine`. */
function judged(
  { anchor, certificates }: Path,
  cms: Parsed,
  digest: Buffer,
  field: SignatureField,
  signedAt: Date | undefined,
): VerifyReason {
  // Others write their signatures as they like.
  if (anchor.own && !isInOurForm(cms, digest, field)) return 'signature-damaged'
  const all = [...certificates, held(anchor.certificate)]
  if (!signedAt || all.some(({ read }) => !wasValidAt(read, signedAt))) return 'certificate-not-valid-then'
  // The authority's list speaks of what it issued itself: the last before it, the signer's where nobody is between.
  const revoked = anchor.revoked?.get(serialOf(certificates.at(-1)!.read))
  if (revoked && (revoked.keyLost || signedAt >= revoked.at)) return 'certificate-revoked'
  if (anchor.own) return 'unregistered'
  const { from, until } = anchor
  return (from && signedAt < from) || (until && signedAt >= until) ? 'authority-not-recognised-then' : 'recognised'
}

/** The signer signed which certificate is theirs (RFC 5035): another one in its place, or the same one altered, is no signature. */
function namesItsCertificate({ certificate, namedCertificate }: Parsed): boolean {
  if (!namedCertificate) return true
  return createHash(namedCertificate.algorithm).update(certificate.raw).digest().equals(namedCertificate.digest)
}

/** Ours are written in exactly one way: whatever differs by a byte was touched, even where it changes no number. */
function isInOurForm({ certificate, signature }: Parsed, digest: Buffer, field: SignatureField): boolean {
  const chain = chainOf(certificate.read.subjectPublicKeyInfo)
  if (!chain) return false
  const expected = assemble(chain, certificate.raw, attributesOf(chain, digest, certificate.raw), signature)
  return field.digits === Buffer.from(expected).toString('hex').padEnd(field.digits.length, '0')
}

type Parsed = {
  certificate: Held
  /** The other certificates in the file: between the signer and a root. */
  others: readonly Held[]
  signer: string
  digestName: DigestName | undefined
  /** The signature brings what it signs along instead of signing the file. */
  carriesContent: boolean
  signedAt?: Date
  signatureAlgorithm: string
  messageDigest: Buffer
  namedCertificate?: { algorithm: DigestName; digest: Buffer }
  signedBytes: Buffer
  signature: Buffer
}

/** A file may bring certificates as it likes; a chain needs few. */
const MOST_OTHERS = 8

/** Takes the signature apart; `undefined` when it is not a signature with signed attributes. */
function parse(der: Buffer): Parsed | undefined {
  try {
    const envelope = ContentInfo.fromBER(new Uint8Array(der))
    const signed = new SignedData({ schema: envelope.content })
    const info = signed.signerInfos[0]
    const attributes = info?.signedAttrs
    const certificates = certificatesIn(envelope.content).map(held)
    const certificate = certificates.find(({ read }) => isSigner(read, info?.sid))
    if (!info || !attributes || !certificate) return undefined
    return {
      certificate,
      others: certificates.filter((one) => one !== certificate).slice(0, MOST_OTHERS),
      signer: commonNameOf(certificate.read),
      digestName: digests[info.digestAlgorithm.algorithmId],
      carriesContent: signed.encapContentInfo.eContent !== undefined,
      signedAt: timeIn(valueOf(attributes, oids.signingTime)),
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

/** UTCTime, or from 2050 GeneralizedTime, which is one too. */
function timeIn(value: unknown): Date | undefined {
  return value instanceof UTCTime ? value.toDate() : undefined
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
  const algorithm = named ? digests[(partsOf(named)[0] as ObjectIdentifier).getValue()] : 'sha256'
  if (!digest || !algorithm) throw new Error('unreadable signing certificate attribute')
  return { algorithm, digest: octetsIn(digest) }
}

function partsOf(value: unknown): unknown[] {
  return value instanceof Sequence ? value.valueBlock.value : []
}

function told(reason: VerifyReason): SignatureVerdict {
  return { signed: false, intact: false, trusted: false, reason }
}
