/**
 * SM2 signatures (GB/T 32918.2, GM/T 0009): digest SM3 over the user's Z value and the message, user id 1234567812345678.
 * Node's OpenSSL signs under an empty user id and cannot be told another, so nobody else could check that; the arithmetic is
 * sm-crypto-v2's, on the curves of @noble. Keys are made by OpenSSL.
 */
import { fromBER, OctetString, Sequence } from 'asn1js'
import { PublicKeyInfo } from 'pkijs'
import { sm2 } from 'sm-crypto-v2'

const asAgreed = { hash: true, der: true } as const

/** @param privateKey PKCS#8, DER. @returns the DER of r and s */
export function signWithSm2(message: Uint8Array, privateKey: Uint8Array): Uint8Array {
  return Buffer.from(sm2.doSignature(message, secretIn(privateKey).toString('hex'), asAgreed), 'hex')
}

/** @param publicKey SubjectPublicKeyInfo, DER. @throws when the key is no point of the curve or the signature is no DER */
export function verifyWithSm2(message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
  const key = PublicKeyInfo.fromBER(new Uint8Array(publicKey)).subjectPublicKey.valueBlock.valueHexView
  const [given, point] = [Buffer.from(signature).toString('hex'), Buffer.from(key).toString('hex')]
  return sm2.doVerifySignature(message, given, point, asAgreed)
}

/** The number in an ECPrivateKey (RFC 5915) inside PKCS#8. */
function secretIn(privateKey: Uint8Array): Buffer {
  const inner = partOf(fromBER(new Uint8Array(privateKey)).result, 2)
  const secret = inner && partOf(fromBER(new Uint8Array(inner)).result, 1)
  if (!secret) throw new Error('not an elliptic-curve key')
  return secret
}

function partOf(sequence: unknown, place: number): Buffer | undefined {
  const part = sequence instanceof Sequence ? sequence.valueBlock.value[place] : undefined
  return part instanceof OctetString ? Buffer.from(part.valueBlock.valueHexView) : undefined
}
