/** The suites a chain may sign with, and how any signature is checked by its object identifiers. */
import { createPrivateKey, createPublicKey, generateKeyPair, sign, verify } from 'node:crypto'
import { promisify } from 'node:util'
import { Null, ObjectIdentifier } from 'asn1js'
import { AlgorithmIdentifier, type PublicKeyInfo } from 'pkijs'
import type { SealChain } from '../contract.ts'
import { signWithSm2, verifyWithSm2 } from './sm2.ts'

/** Names as node:crypto knows them. */
export type DigestName = 'sha256' | 'sha384' | 'sha512' | 'sm3'

const SM2_CURVE = '1.2.156.10197.1.301'
const EC_KEY = '1.2.840.10045.2.1'
const RSA_KEY = '1.2.840.113549.1.1.1'

/** SHA-1 and MD5 are not among them. */
export const digests: Readonly<Record<string, DigestName>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  '1.2.156.10197.1.401': 'sm3',
}

type Suite = { digest: DigestName; digestOid: string; signatureOid: string }

export const suites: Readonly<Record<SealChain, Suite>> = {
  ecdsa: { digest: 'sha256', digestOid: '2.16.840.1.101.3.4.2.1', signatureOid: '1.2.840.10045.4.3.2' },
  rsa: { digest: 'sha256', digestOid: '2.16.840.1.101.3.4.2.1', signatureOid: '1.2.840.113549.1.1.11' },
  // GM/T 0006: SM3, and SM2 with SM3.
  sm2: { digest: 'sm3', digestOid: '1.2.156.10197.1.401', signatureOid: '1.2.156.10197.1.501' },
}

/** RSA names its parameters as NULL (RFC 4055); the others have none. */
export function signatureAlgorithmOf(chain: SealChain): AlgorithmIdentifier {
  const algorithmId = suites[chain].signatureOid
  return new AlgorithmIdentifier(chain === 'rsa' ? { algorithmId, algorithmParams: new Null() } : { algorithmId })
}

type Pair = { publicKey: Uint8Array; privateKey: Uint8Array }

/** A new pair in DER: SubjectPublicKeyInfo and PKCS#8. RSA takes about a tenth of a second, off the main thread. */
export async function makePair(chain: SealChain): Promise<Pair> {
  const generate = promisify(generateKeyPair)
  const { publicKey, privateKey } =
    chain === 'rsa'
      ? await generate('rsa', { modulusLength: 2048 })
      : await generate('ec', { namedCurve: chain === 'sm2' ? 'SM2' : 'P-256' })
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }),
  }
}

/** @param privateKey PKCS#8, DER */
export function signBytes(chain: SealChain, bytes: Uint8Array, privateKey: Uint8Array): Uint8Array {
  if (chain === 'sm2') return signWithSm2(bytes, privateKey)
  return sign('sha256', bytes, createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' }))
}

/** Which suite a key belongs to; `undefined`: none we know. */
export function chainOf(key: PublicKeyInfo): SealChain | undefined {
  const { algorithmId, algorithmParams } = key.algorithm
  if (algorithmId === RSA_KEY) return 'rsa'
  if (algorithmId !== EC_KEY) return undefined
  return algorithmParams instanceof ObjectIdentifier && algorithmParams.getValue() === SM2_CURVE ? 'sm2' : 'ecdsa'
}

/** By object identifier: whose key it takes, and the digest where the identifier names one. RSA-PSS is not checked here. */
const known: Readonly<Record<string, { chain: SealChain; digest?: DigestName }>> = {
  [RSA_KEY]: { chain: 'rsa' },
  '1.2.840.113549.1.1.11': { chain: 'rsa', digest: 'sha256' },
  '1.2.840.113549.1.1.12': { chain: 'rsa', digest: 'sha384' },
  '1.2.840.113549.1.1.13': { chain: 'rsa', digest: 'sha512' },
  [EC_KEY]: { chain: 'ecdsa' },
  '1.2.840.10045.4.3.2': { chain: 'ecdsa', digest: 'sha256' },
  '1.2.840.10045.4.3.3': { chain: 'ecdsa', digest: 'sha384' },
  '1.2.840.10045.4.3.4': { chain: 'ecdsa', digest: 'sha512' },
  '1.2.156.10197.1.501': { chain: 'sm2', digest: 'sm3' },
  '1.2.156.10197.1.301': { chain: 'sm2', digest: 'sm3' },
  '1.2.156.10197.1.301.1': { chain: 'sm2', digest: 'sm3' },
}

export function isKnownSignature(oid: string): boolean {
  return oid in known
}

export type SignatureToCheck = {
  /** Object identifier of the signature algorithm. */
  oid: string
  /** Where that one leaves the digest open. */
  digest?: DigestName
  bytes: Uint8Array
  signature: Uint8Array
  key: PublicKeyInfo
}

/** False also for what cannot be read, is of another kind than its key, or names an algorithm not checked here. */
export function isSignatureOf({ oid, digest, bytes, signature, key }: SignatureToCheck): boolean {
  const algorithm = known[oid]
  if (!algorithm || chainOf(key) !== algorithm.chain) return false
  const spki = new Uint8Array(key.toSchema().toBER())
  try {
    if (algorithm.chain === 'sm2') return verifyWithSm2(bytes, signature, spki)
    const publicKey = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
    return verify(algorithm.digest ?? digest, bytes, publicKey, signature)
  } catch {
    return false
  }
}
