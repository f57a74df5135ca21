/** From a signer's certificate up to an authority somebody here recognises (RFC 5280, 6.1, without policies and name constraints). */
import { BasicConstraints, Certificate, type Extension } from 'pkijs'
import { BitString, fromBER } from 'asn1js'
import type { AuthorityPurpose } from '../contract-authorities.ts'
import { isSignatureOf } from './suites.ts'

/** An authority whose certificates are trusted. */
export type Anchor = {
  /** As the list of authorities calls it. */
  name: string
  /** X.509, DER. */
  certificate: Uint8Array
  /** The demonstration authority of this installation. */
  own: boolean
  /** What it is trusted for; absent: everything. */
  purposes?: readonly AuthorityPurpose[]
  /** Half-open: what was signed within it is trusted. Absent: always, or without end. */
  from?: Date
  until?: Date
  /** By serial number, hexadecimal. */
  revoked?: ReadonlyMap<string, Revocation>
}

export type Revocation = {
  at: Date
  /** The key was in other hands: nothing it signed is trusted, whatever moment it names (RFC 5280, 5.3.1). */
  keyLost: boolean
}

/** A certificate as it stands in a file. */
export type Held = { raw: Buffer; read: Certificate }

export function held(raw: Uint8Array): Held {
  return { raw: Buffer.from(raw), read: Certificate.fromBER(new Uint8Array(raw)) }
}

/** Root, two intermediate authorities, signer: more is nobody's chain. */
const LONGEST = 4

export type Path = { anchor: Anchor; certificates: readonly Held[] }

/** The signer first, then who issued it, up to and without the anchor. */
export function pathFrom(signer: Held, others: readonly Held[], anchors: readonly Anchor[]): Path | undefined {
  const roots = anchors.map((anchor) => ({ anchor, root: held(anchor.certificate) }))
  const climb = (path: readonly Held[]): Path | undefined => {
    const last = path.at(-1)!
    const found = roots.find(({ root }) => issued(root, last, path.length - 1))
    if (found) return { anchor: found.anchor, certificates: path }
    if (path.length === LONGEST) return undefined
    for (const next of others) {
      if (path.some(({ raw }) => raw.equals(next.raw)) || !issued(next, last, path.length - 1)) continue
      const way = climb([...path, next])
      if (way) return way
    }
    return undefined
  }
  return may(signer.read, SIGN) ? climb([signer]) : undefined
}

/** @param below authorities between the issuer and the signer */
function issued(issuer: Held, { read }: Held, below: number): boolean {
  const authority = constraintsOf(issuer.read)
  if (!authority?.cA || !may(issuer.read, CERT_SIGN)) return false
  if (typeof authority.pathLenConstraint === 'number' && below > authority.pathLenConstraint) return false
  return (
    asksNothingUnknown(read) &&
    read.issuer.isEqual(issuer.read.subject) &&
    read.signature.algorithmId === read.signatureAlgorithm.algorithmId &&
    isSignatureOf({
      oid: read.signatureAlgorithm.algorithmId,
      bytes: read.tbsView,
      signature: read.signatureValue.valueBlock.valueHexView,
      key: issuer.read.subjectPublicKeyInfo,
    })
  )
}

/** Key identifiers, usages, names, policies, constraints on authorities: what is judged here or harmless. */
const understood = ['14', '15', '17', '18', '19', '31', '32', '35', '37'].map((part) => `2.5.29.${part}`)

/** An extension marked critical that is not understood makes a certificate useless (RFC 5280, 4.2). */
function asksNothingUnknown({ extensions }: Certificate): boolean {
  return (extensions ?? []).every(({ critical, extnID }) => !critical || understood.includes(extnID))
}

export function isAuthority(certificate: Certificate): boolean {
  return constraintsOf(certificate)?.cA === true && may(certificate, CERT_SIGN)
}

/** Signed by its own key. */
export function signsItself(certificate: Held): boolean {
  return issued(certificate, certificate, 0)
}

export function serialOf(certificate: Certificate): string {
  return Buffer.from(certificate.serialNumber.valueBlock.valueHexView).toString('hex')
}

export function wasValidAt({ notBefore, notAfter }: Certificate, moment: Date): boolean {
  return moment >= notBefore.value && moment <= notAfter.value
}

/** Bits of the key usage, as the extension counts them from the left. */
const SIGN = [0, 1]
const CERT_SIGN = [5]

/** Whether one of these uses is allowed; a certificate that says nothing allows all (RFC 5280, 4.2.1.3). */
function may(certificate: Certificate, bits: readonly number[]): boolean {
  const usage = extensionOf(certificate, '2.5.29.15')
  if (!usage) return true
  const { result } = fromBER(new Uint8Array(usage.extnValue.valueBlock.valueHexView))
  if (!(result instanceof BitString)) return false
  const byte = result.valueBlock.valueHexView[0] ?? 0
  return bits.some((bit) => (byte & (0x80 >> bit)) !== 0)
}

function constraintsOf(certificate: Certificate): BasicConstraints | undefined {
  const value = extensionOf(certificate, '2.5.29.19')?.parsedValue as unknown
  return value instanceof BasicConstraints ? value : undefined
}

function extensionOf(certificate: Certificate, oid: string): Extension | undefined {
  return certificate.extensions?.find(({ extnID }) => extnID === oid)
}
