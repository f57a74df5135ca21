/**
 * The demonstration certificate authority: for each suite a self-signed root and one signing certificate for each body.
 * Every subject says 演示证书: it proves that this installation signed, nothing more.
 */
import { createHash } from 'node:crypto'
import { BitString, Integer, OctetString, PrintableString, Sequence, Set as AsnSet, Utf8String } from 'asn1js'
import {
  AttributeTypeAndValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  Extension,
  PublicKeyInfo,
  RelativeDistinguishedNames,
  Time,
} from 'pkijs'
import type { SealChain } from '../contract-seals.ts'
import { makePair, signatureAlgorithmOf, signBytes } from './suites.ts'

/** A certificate and its private key. */
export type Credential = {
  chain: SealChain
  /** X.509, DER. */
  certificate: Uint8Array
  /** PKCS#8, DER. */
  privateKey: Uint8Array
}

export type CertificateFacts = {
  /** The common name; 演示证书 is added. */
  name: string
  /** A UUID: its 16 bytes become the serial number. */
  serial: string
  from: Date
  until: Date
  /** Of an enterprise: its unified social credit code, as the identifier of the organisation (X.520). */
  uscc?: string
}

/** Makes a root: it may sign certificates and nothing else. */
export async function makeRoot(facts: CertificateFacts, chain: SealChain = 'ecdsa'): Promise<Credential> {
  return make(facts, chain)
}

/** Makes a signing certificate under the root, in the root's suite: it may sign documents and nothing else. */
export async function makeSigner(facts: CertificateFacts, root: Credential): Promise<Credential> {
  return make(facts, root.chain, root)
}

async function make(facts: CertificateFacts, chain: SealChain, root?: Credential): Promise<Credential> {
  const pair = await makePair(chain)
  const issuer = root && Certificate.fromBER(new Uint8Array(root.certificate))
  const certificate = new Certificate({
    version: 2,
    serialNumber: serialOf(facts.serial),
    notBefore: timeOf(facts.from),
    notAfter: timeOf(facts.until),
  })
  certificate.subject = nameOf(facts.name, facts.uscc)
  certificate.issuer = issuer?.subject ?? certificate.subject
  certificate.subjectPublicKeyInfo = PublicKeyInfo.fromBER(new Uint8Array(pair.publicKey))
  const ownKeyId = keyIdOf(certificate)
  certificate.extensions = root ? signerExtensions(ownKeyId, keyIdOf(issuer!)) : rootExtensions(ownKeyId)
  certificate.signature = signatureAlgorithmOf(chain)
  certificate.signatureAlgorithm = signatureAlgorithmOf(chain)
  const toSign = new Uint8Array(certificate.encodeTBS().toBER())
  const signature = signBytes(chain, toSign, (root ?? pair).privateKey)
  certificate.signatureValue = new BitString({ valueHex: new Uint8Array(signature).buffer })
  return { chain, certificate: new Uint8Array(certificate.toSchema(true).toBER()), privateKey: pair.privateKey }
}

/**
 * Chinese in UTF8String, the country in PrintableString (RFC 5280, 4.1.2.4). Built by hand and read back,
 * because pkijs would put all parts into one set, a single multi-valued name part.
 */
function nameOf(name: string, uscc?: string): RelativeDistinguishedNames {
  const part = (type: string, value: PrintableString | Utf8String) =>
    new AsnSet({ value: [new AttributeTypeAndValue({ type, value }).toSchema()] })
  const parts = new Sequence({
    value: [
      part('2.5.4.6', new PrintableString({ value: 'CN' })),
      part('2.5.4.10', new Utf8String({ value: name })),
      part('2.5.4.11', new Utf8String({ value: '演示证书' })),
      ...(uscc ? [part('2.5.4.97', new Utf8String({ value: uscc }))] : []),
      part('2.5.4.3', new Utf8String({ value: `${name}（演示证书）` })),
    ],
  })
  return RelativeDistinguishedNames.fromBER(parts.toBER())
}

function serialOf(uuid: string): Integer {
  const bytes = Buffer.from(uuid.replaceAll('-', ''), 'hex')
  // A serial number is positive: the sign bit stays clear, the leading byte does not become zero.
  bytes[0] = (bytes[0]! & 0x3f) | 0x40
  return new Integer({ valueHex: new Uint8Array(bytes).buffer })
}

/** RFC 5280, 4.1.2.5: UTCTime until 2049, GeneralizedTime from 2050. */
function timeOf(moment: Date): Time {
  const whole = new Date(Math.floor(moment.getTime() / 1000) * 1000)
  return new Time({ type: whole.getUTCFullYear() < 2050 ? 0 : 1, value: whole })
}

function keyIdOf(certificate: Certificate): ArrayBuffer {
  const key = certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView
  return new Uint8Array(createHash('sha1').update(key).digest()).buffer
}

const KEY_USAGE = '2.5.29.15'

/** keyCertSign and cRLSign. */
function rootExtensions(keyId: ArrayBuffer): Extension[] {
  return [constraints(new BasicConstraints({ cA: true, pathLenConstraint: 0 })), usage(0b0000_0110, 1), ownKey(keyId)]
}

/** digitalSignature and nonRepudiation. */
function signerExtensions(keyId: ArrayBuffer, issuerKeyId: ArrayBuffer): Extension[] {
  const authority = new AuthorityKeyIdentifier({ keyIdentifier: new OctetString({ valueHex: issuerKeyId }) })
  return [
    constraints(new BasicConstraints({ cA: false })),
    usage(0b1100_0000, 6),
    ownKey(keyId),
    new Extension({ extnID: '2.5.29.35', critical: false, extnValue: authority.toSchema().toBER() }),
  ]
}

function constraints(basic: BasicConstraints): Extension {
  return new Extension({ extnID: '2.5.29.19', critical: true, extnValue: basic.toSchema().toBER() })
}

function usage(bits: number, unusedBits: number): Extension {
  const value = new BitString({ valueHex: new Uint8Array([bits]).buffer, unusedBits })
  return new Extension({ extnID: KEY_USAGE, critical: true, extnValue: value.toBER() })
}

function ownKey(keyId: ArrayBuffer): Extension {
  return new Extension({
    extnID: '2.5.29.14',
    critical: false,
    extnValue: new OctetString({ valueHex: keyId }).toBER(),
  })
}
