/** The signature itself: CMS SignedData (RFC 5652) with the attributes PAdES-B-B asks for (EN 319 142-1, 6.3). */
import { createHash } from 'node:crypto'
import { ObjectIdentifier, OctetString, Sequence } from 'asn1js'
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs'
import type { SealChain } from '../contract-seals.ts'
import { signatureAlgorithmOf, suites } from './suites.ts'

export const oids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const

/** Signed attributes: what was signed (digest) and by which certificate (digest); no signing time, which PAdES keeps in the PDF. */
export function attributesOf(
  chain: SealChain,
  contentDigest: Uint8Array,
  certificate: Uint8Array,
): SignedAndUnsignedAttributes {
  const { digest, digestOid } = suites[chain]
  const named = octets(createHash(digest).update(certificate).digest())
  // SHA-256 is the default and goes without its name (RFC 5035).
  const algorithm = digest === 'sha256' ? [] : [new AlgorithmIdentifier({ algorithmId: digestOid }).toSchema()]
  const signingCertificate = new Sequence({
    value: [new Sequence({ value: [new Sequence({ value: [...algorithm, named] })] })],
  })
  return new SignedAndUnsignedAttributes({
    type: 0,
    // In the order DER gives a SET OF: by encoded bytes.
    attributes: [
      new Attribute({ type: oids.contentType, values: [new ObjectIdentifier({ value: oids.data })] }),
      new Attribute({ type: oids.messageDigest, values: [octets(contentDigest)] }),
      new Attribute({ type: oids.signingCertificateV2, values: [signingCertificate] }),
    ],
  })
}

/** The bytes the key signs: the attributes as a SET (RFC 5652, 5.4). */
export function bytesToSign(attributes: SignedAndUnsignedAttributes): Uint8Array {
  const bytes = new Uint8Array(attributes.toSchema().toBER())
  bytes[0] = 0x31
  return bytes
}

/** The one form our signatures have, so that a verifier can tell any other form of the same numbers from it. */
export function assemble(
  chain: SealChain,
  certificate: Uint8Array,
  attributes: SignedAndUnsignedAttributes,
  signature: Uint8Array,
): Uint8Array {
  const signer = Certificate.fromBER(new Uint8Array(certificate))
  const digestAlgorithm = new AlgorithmIdentifier({ algorithmId: suites[chain].digestOid })
  const signed = new SignedData({
    version: 1,
    digestAlgorithms: [digestAlgorithm],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: oids.data }),
    certificates: [signer],
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: signer.issuer, serialNumber: signer.serialNumber }),
        digestAlgorithm,
        signedAttrs: attributes,
        signatureAlgorithm: signatureAlgorithmOf(chain),
        signature: octets(signature),
      }),
    ],
  })
  const envelope = new ContentInfo({ contentType: oids.signedData, content: signed.toSchema(true) })
  return new Uint8Array(envelope.toSchema().toBER())
}

function octets(bytes: Uint8Array): OctetString {
  return new OctetString({ valueHex: new Uint8Array(bytes).buffer })
}
