/** Authorities whose certificates this city recognises in files that come from elsewhere. Browser-safe. */
import { bytes, id, legalDate, moment, route } from '#kernel/contract.ts'
import { notFound, refusal } from '#kernel/problem.ts'
import { z } from 'zod'
import { sealChain } from './contract-seals.ts'

/** What a file signed under the authority is taken for. */
export const authorityPurposes = {
  letters: '机关文书',
  licences: '电子证照',
  enterprises: '企业签章',
  persons: '个人签名',
} as const
export const authorityPurpose = z.enum(['letters', 'licences', 'enterprises', 'persons'])
export type AuthorityPurpose = z.infer<typeof authorityPurpose>

export const authorityStates = {
  proposed: '待确认',
  recognised: '已认可',
  declined: '未获确认',
  ended: '已终止',
} as const
export const authorityState = z.enum(['proposed', 'recognised', 'declined', 'ended'])
export const authorityActs = ['answer-authority', 'read-revocations', 'end-authority'] as const

export const authorityUnreadable = refusal(
  'documents.authority-unreadable',
  422,
  '读不出这份证书，请选择 PEM、CER 或 DER 格式的机构证书',
)
export const notAnAuthority = refusal(
  'documents.not-an-authority',
  422,
  '这份证书不能签发证书，或者用了本平台不能核验的算法，不能作为信任锚',
)
export const authorityKnown = refusal('documents.authority-known', 409, '这份证书已经在名单里，或者正在等待确认')
export const authorityNotAsked = refusal(
  'documents.authority-not-asked',
  409,
  '这个机构没有等待确认的申请，请刷新后再看',
)
export const ownAuthority = refusal('documents.own-authority', 403, '认可一个机构要由申请人以外的人确认')
export const authorityNotRecognised = refusal(
  'documents.authority-not-recognised',
  409,
  '这个机构现在不在认可之列，请刷新后再看',
)
export const revocationsUnreadable = refusal(
  'documents.revocations-unreadable',
  422,
  '读不出这份吊销列表，请选择机构发布的 CRL 文件（DER 或 PEM）',
)
export const revocationsNotTheirs = refusal(
  'documents.revocations-not-theirs',
  422,
  '这份吊销列表不是这个机构签发的，或者被改动过',
)
export const revocationsOlder = refusal(
  'documents.revocations-older',
  409,
  '已经读入过同一份或者更新的吊销列表，不再读入旧的',
)

const reason = z.string().trim().min(2, '请写明理由').max(500)
const said = z.object({ at: moment, by: z.string(), because: z.string() })

export const authority = z.object({
  /** Absent: the demonstration authority of this installation, which nobody adds or ends. */
  id: id.optional(),
  name: z.string(),
  /** Of the certificate. */
  subject: z.string(),
  fingerprint: z.string(),
  chain: sealChain,
  validFrom: moment,
  validUntil: moment,
  purposes: z.array(authorityPurpose),
  trustedFrom: legalDate.optional(),
  /** The last day on which what is signed is recognised. */
  trustedUntil: legalDate.optional(),
  state: authorityState,
  proposed: said.optional(),
  answered: said.optional(),
  ended: said.optional(),
  /** The list of revoked certificates that was read last. */
  revocations: z
    .object({ listedAt: moment, readAt: moment, next: moment.optional(), count: z.number().int() })
    .optional(),
  can: z.array(z.enum(authorityActs)),
})
export type Authority = z.infer<typeof authority>

export const authorityList = route({
  name: 'documents.authorities',
  method: 'GET',
  path: '/api/authorities',
  summary: '认可的电子认证机构',
  permission: 'documents.see-seal-uses',
  input: z.object({}),
  output: z.object({ rows: z.array(authority), mayPropose: z.boolean() }),
})

const answer = z.object({ id, state: authorityState })

export const proposeAuthority = route({
  name: 'documents.propose-authority',
  method: 'POST',
  path: '/api/authorities',
  summary: '申请认可一个电子认证机构',
  permission: 'documents.keep-authorities',
  input: z
    .object({
      name: z.string().trim().min(2, '请填写机构名称').max(60),
      /** PEM, or DER in base64. */
      certificate: z.string().trim().min(1, '请选择机构证书').max(20_000),
      purposes: z.array(authorityPurpose).min(1, '请至少选择一种用途'),
      trustedFrom: legalDate,
      trustedUntil: legalDate.optional(),
      reason,
    })
    .refine(({ trustedFrom, trustedUntil }) => !trustedUntil || trustedUntil >= trustedFrom, {
      path: ['trustedUntil'],
      message: '终止的日期不能早于开始的日期',
    }),
  output: answer,
  refusals: [authorityUnreadable, notAnAuthority, authorityKnown],
})

export const answerAuthority = route({
  name: 'documents.answer-authority',
  method: 'POST',
  path: '/api/authorities/:id/answer',
  summary: '确认或者不同意认可一个机构',
  permission: 'documents.confirm-authorities',
  input: z.object({ id, agrees: z.boolean(), reason }),
  output: answer,
  refusals: [notFound, authorityNotAsked, ownAuthority],
})

/** What it had signed before stays recognised. One person is enough to stop. */
export const endAuthority = route({
  name: 'documents.end-authority',
  method: 'POST',
  path: '/api/authorities/:id/end',
  summary: '终止认可一个机构',
  permission: 'documents.keep-authorities',
  input: z.object({ id, reason }),
  output: answer,
  refusals: [notFound, authorityNotRecognised],
})

/** The authority's own list (CRL), as it publishes it; the one read last counts. */
export const readRevocations = route({
  name: 'documents.read-revocations',
  method: 'POST',
  path: '/api/authorities/:id/revocations',
  summary: '读入机构的证书吊销列表',
  permission: 'documents.keep-authorities',
  body: 'bytes',
  input: z.object({ id, content: bytes }),
  output: z.object({ id, count: z.number().int() }),
  refusals: [notFound, authorityNotRecognised, revocationsUnreadable, revocationsNotTheirs, revocationsOlder],
})
