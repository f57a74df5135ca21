/** Verifies a file with nothing but the file and the roots one has: no database, no network. */
import { chineseDate } from './rules/chinese-date.ts'
import { sealChains, verifyReasons } from './contract.ts'
import { readPem } from './signature/pem.ts'
import { type Anchor, held } from './signature/trust.ts'
import { verifyPdf } from './signature/verify.ts'
import { legalDateOf } from '#kernel/time.ts'

type OfflineVerdict = { good: boolean; lines: string[] }

/**
 * @param roots PEM: certificates of the platform's own roots
 * @param others PEM: certificates of authorities somebody recognises beside them
 * @returns what holds, line by line, for people; `good`: nothing was changed and somebody in the lists vouches for the signer
 */
export function verifyOffline(pdf: Uint8Array, roots: string, others = ''): OfflineVerdict {
  const anchors = [...anchorsIn(roots, true), ...anchorsIn(others, false)]
  const verdict = verifyPdf(pdf, anchors)
  const { reason, trusted, signer, signedAt, authority, chain } = verdict
  const good = verdict.intact && trusted
  const said = reason === 'unregistered' ? '签章有效，签章以后没有改动过' : verifyReasons[reason]
  return {
    good,
    lines: [
      `${good ? '✓' : '✗'} ${said}`,
      ...(signer ? [`签章人：${signer}`] : []),
      ...(signedAt ? [`签章日期：${chineseDate(legalDateOf(new Date(signedAt)))}`] : []),
      ...(authority ? [`根证书：${authority}`] : []),
      ...(chain ? [`签章算法：${sealChains[chain]}`] : []),
      ...(good ? ['离线只能核对签章：是否已经作废、吊销，请凭文件上的验证码在线查询。'] : []),
    ],
  }
}

function anchorsIn(pem: string, own: boolean): Anchor[] {
  return readPem(pem).map((certificate) => {
    const { read } = held(certificate)
    const common = read.subject.typesAndValues.find(({ type }) => type === '2.5.4.3')
    return { name: common ? common.value.valueBlock.value : '没有名称的根证书', certificate, own }
  })
}
