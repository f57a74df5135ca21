/** An authority's list of revoked certificates (CRL, RFC 5280, 5). */
import { Enumerated, fromBER } from 'asn1js'
import { CertificateRevocationList, type RevokedCertificate } from 'pkijs'
import { isSignatureOf } from './suites.ts'
import type { Held } from './trust.ts'

export type RevocationList = {
  listedAt: Date
  next?: Date
  revoked: { serial: string; at: Date; keyLost: boolean }[]
  /** Whether this authority issued it. */
  isFrom: (authority: Held) => boolean
}

/** keyCompromise and cACompromise. */
const lost = [1, 2]

/** @throws when it is no list */
export function readRevocationList(der: Uint8Array): RevocationList {
  const list = CertificateRevocationList.fromBER(new Uint8Array(der))
  return {
    listedAt: list.thisUpdate.value,
    next: list.nextUpdate?.value,
    revoked: (list.revokedCertificates ?? []).map((one) => ({
      serial: Buffer.from(one.userCertificate.valueBlock.valueHexView).toString('hex'),
      at: one.revocationDate.value,
      keyLost: lost.includes(reasonOf(one)),
    })),
    isFrom: ({ read }) =>
      list.issuer.isEqual(read.subject) &&
      isSignatureOf({
        oid: list.signatureAlgorithm.algorithmId,
        bytes: list.tbsView,
        signature: list.signatureValue.valueBlock.valueHexView,
        key: read.subjectPublicKeyInfo,
      }),
  }
}

/** 0, unspecified, when the entry names none. */
function reasonOf({ crlEntryExtensions }: RevokedCertificate): number {
  const reason = crlEntryExtensions?.extensions.find(({ extnID }) => extnID === '2.5.29.21')
  if (!reason) return 0
  const { result } = fromBER(new Uint8Array(reason.extnValue.valueBlock.valueHexView))
  return result instanceof Enumerated ? result.valueBlock.valueDec : 0
}
