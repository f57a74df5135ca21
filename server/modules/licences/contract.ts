/** E-licences: one's own, shown by a code that changes every minute, verified by anyone, watched over by the body. */
import { fileAnswer, id, legalDate, moment, pageOf, pageQuery, route, sensitive } from '#kernel/contract.ts'
import { notFound, refusal } from '#kernel/problem.ts'
import { z } from 'zod'
import { sealSuspended, trustLevel } from '#modules/documents/contract.ts'
import { uscc } from './contract-types.ts'
import { card, holderKind, licenceCard, standing } from './contract-wallet.ts'
import {
  cancelGround,
  heardFirst,
  holderNotHeard,
  groundNotOpen,
  harsherThanTold,
  hearingUnsaid,
  intentAct,
  suspensionDays,
} from './contract-intents.ts'
import { staffActs, statuses } from './rules/licence-status.ts'

export * from './contract-authorisation.ts'
export * from './contract-gathering.ts'
export * from './contract-intents.ts'
export * from './contract-types.ts'
export * from './contract-wallet.ts'
export { standingTitles } from './rules/licence-status.ts'
export const licenceStatus = z.enum(statuses)
export type { LicenceStatus, Standing } from './rules/licence-status.ts'
export const staffAct = z.enum(staffActs)

/** One line of the face (照面). */
export const faceRow = z.object({ label: z.string(), text: z.string() })
export type FaceRow = z.infer<typeof faceRow>

const statusChange = z.object({
  act: z.string(),
  title: z.string(),
  at: moment,
  reason: z.string(),
  /** The provision: 《行政处罚法》第九条第三项. */
  basis: z.string(),
})

const page = {
  ...card,
  /** 电子证照标识 (GB/T 36904). */
  identifier: z.string(),
  version: z.number().int(),
  holderMasked: z.string(),
  issuedAt: moment,
  face: z.array(faceRow),
  /** The printed code and the address that checks it. */
  /** False for the moment in which its page is being made; then it cannot be downloaded yet. */
  hasPage: z.boolean(),
  verifyCode: z.string(),
  verifyUrl: z.string(),
  /** Oldest first; empty while nothing but the issuing happened. */
  changes: z.array(statusChange),
  /** The last day of its suspension. */
  suspendedUntil: legalDate.optional(),
  ...heardFirst,
}

/**
 * `material`: taken for an application instead of paper; `shown`: checked by its one-minute code; `authorised`: opened once
 * by the body its holder named.
 */
export const useKinds = { material: '办事调用', shown: '亮证核验', authorised: '授权使用' } as const
export const useKind = z.enum(['material', 'shown', 'authorised'])
export type UseKind = z.infer<typeof useKind>

export const licenceUse = z.object({
  id,
  kind: useKind,
  kindTitle: z.string(),
  /** The body, or who checked it: 云溪区市场监督管理局, 未登录的核验人. */
  by: z.string(),
  /** The item or the occasion. */
  purpose: z.string(),
  caseId: id.optional(),
  at: moment,
})

export const typeUnknown = refusal('licences.type-unknown', 409, '没有这种证照类型，请联系事项管理员核对事项的办理结果')
export const supersedesNothing = refusal(
  'licences.supersedes-nothing',
  409,
  '要换发的证照不是同一持证人、同一类型、同一机关的有效或到期证照',
)
export const notInForce = refusal('licences.not-in-force', 409, '这份证照目前不在有效状态，不能出示')
export const pageBeingMade = refusal('licences.page-being-made', 409, '证照文件正在制作，过几秒再下载')
/** facts: `caseId`, where the fee is paid */
export const paymentFirst = refusal('licences.payment-first', 409, '这份证照的费用还没有缴清，缴费以后才能查看和使用')
export const actNotOpen = refusal('licences.act-not-open', 409, '这份证照目前的状态不能这样处理')
/** facts: `caseId` */
export const throughItsCase = refusal(
  'licences.through-its-case',
  409,
  '这份证照由办件签发，请在办件页面办理撤销、撤回、注销：先听取持证人陈述申辩，再出具决定书',
)
export const codeUnknown = refusal('licences.code-unknown', 404, '没有查到这个验证码对应的证照，请核对后重新输入')
export const showCodeUnknown = refusal(
  'licences.show-code-unknown',
  404,
  '亮证码无效或者已经过期（每分钟更换一次），请持证人刷新后再核验',
)

export const myLicences = route({
  name: 'licences.my-licences',
  method: 'GET',
  path: '/api/my/licences',
  summary: '我的证照',
  permission: 'licences.own',
  input: z.object({ ...pageQuery, after: id.optional() }),
  output: pageOf(licenceCard),
})

export const myLicence = route({
  name: 'licences.my-licence',
  method: 'GET',
  path: '/api/my/licences/:id',
  summary: '查看自己的一份证照',
  permission: 'licences.own',
  input: z.object({ id }),
  output: z.object({ ...page, can: z.array(z.enum(['show', 'download'])) }),
  refusals: [notFound, paymentFirst],
})

export const licenceUses = route({
  name: 'licences.uses',
  method: 'GET',
  path: '/api/my/licences/:id/uses',
  summary: '谁看过、用过我的证照',
  permission: 'licences.own',
  input: z.object({ id, ...pageQuery, after: id.optional() }),
  output: pageOf(licenceUse),
  refusals: [notFound, paymentFirst],
})

export const licencePdf = route({
  name: 'licences.pdf',
  method: 'GET',
  path: '/api/licences/:id/pdf',
  summary: '下载证照 PDF',
  permission: 'signed-in',
  input: z.object({ id }),
  output: fileAnswer,
  refusals: [notFound, pageBeingMade, paymentFirst],
  answer: 'file',
})

export const showLicence = route({
  name: 'licences.show-licence',
  method: 'POST',
  path: '/api/my/licences/:id/show-code',
  summary: '亮证：生成一分钟有效的亮证码',
  permission: 'licences.own',
  input: z.object({ id }),
  output: z.object({
    /** Eight readable letters, to be read aloud or scanned; ask for the next one at `expiresAt`. */
    code: sensitive(z.string()),
    /** What the QR code holds: the public page that checks the code. */
    url: sensitive(z.string()),
    expiresAt: moment,
  }),
  refusals: [notFound, notInForce, paymentFirst],
})

/** What a stranger learns of a licence that is shown to them: no more of a person than tells them from another. */
export const shownLicence = z.object({
  title: z.string(),
  number: z.string(),
  identifier: z.string(),
  organName: z.string(),
  holderKind,
  /** A person's name is masked, an enterprise's is public. */
  holder: z.string(),
  holderMasked: z.string(),
  status: standing,
  statusTitle: z.string(),
  validFrom: legalDate,
  validTo: legalDate.optional(),
  /** The face of an enterprise's licence, which is public information; empty for a person's. */
  face: z.array(faceRow),
  checkedAt: moment,
})

export const checkShowCode = route({
  name: 'licences.check-show-code',
  method: 'POST',
  path: '/api/verify/show-code',
  summary: '核验他人出示的亮证码',
  permission: 'public',
  input: z.object({
    code: sensitive(
      z
        .string()
        .max(40)
        .transform((code) => code.toUpperCase().replace(/[\s-]/g, ''))
        .pipe(z.string().regex(/^[2-9A-HJKMNP-Z]{8}$/, '亮证码是 8 位字母和数字')),
    ),
  }),
  output: shownLicence,
  refusals: [showCodeUnknown],
  perMinute: 20,
})

export const verifyLicence = route({
  name: 'licences.verify',
  method: 'GET',
  path: '/api/licences/verify/:code',
  summary: '凭证照上的验证码查验证照和它现在的状态',
  permission: 'public',
  input: z.object({
    /** The twelve letters printed on the licence; case, spaces and dashes do not matter. */
    code: z
      .string()
      .max(40)
      .transform((code) => code.toUpperCase().replace(/[\s-]/g, ''))
      .pipe(z.string().regex(/^[2-9A-HJKMNP-Z]{12}$/, '验证码是 12 位字母和数字')),
  }),
  output: shownLicence.extend({
    issuedAt: moment,
    /** Why it is no longer, or not now, in force. */
    change: statusChange.optional(),
    /** The version that took its place, when it was issued anew. */
    newVersion: z.number().int().optional(),
  }),
  refusals: [codeUnknown],
  perMinute: 30,
})

export const licenceType = z.object({
  key: z.string(),
  title: z.string(),
  /** Who usually holds it; the item's audience decides who may. */
  holderKind,
  validMonths: z.number().int().optional(),
  /** Who issues it, in general: 市场监督管理部门. */
  issuingBody: z.string(),
  /** As a material (国办函〔2016〕108号). */
  trustLevel,
  /** Names of what its face says beside what every licence says. */
  fields: z.array(z.string()),
  /** 证照类型代码, 21 characters; absent until the body that defines the type is named. */
  code: z.string().optional(),
})

export const licenceTypes = route({
  name: 'licences.types',
  method: 'GET',
  path: '/api/licence-types',
  summary: '证照类型目录',
  permission: 'public',
  input: z.object({}),
  output: z.object({ rows: z.array(licenceType) }),
})

export const definingBodySettled = refusal(
  'licences.defining-body-settled',
  409,
  '已经按登记的定义机构签发过这种证照，定义机构不能再改',
)

export const nameDefiningBody = route({
  name: 'licences.name-defining-body',
  method: 'PUT',
  path: '/api/licence-types/:key/defining-body',
  summary: '登记证照类型的定义机构',
  permission: 'licences.define-types',
  input: z.object({
    key: z.string().max(60),
    uscc,
  }),
  output: z.object({ key: z.string(), code: z.string() }),
  refusals: [notFound, definingBodySettled],
})

const reason = z.string().trim().min(5, '请写明事实和理由').max(500, '理由太长')
const basis = z.string().trim().min(4, '请写明依据的法律条款').max(200, '依据太长')
/** The holder and everyone who verifies the licence read it. */
const grounds = { reason, basis }

function changeRoute<S extends z.ZodRawShape>(act: (typeof staffActs)[number], summary: string, input: S) {
  return route({
    name: `licences.${act}`,
    method: 'POST',
    path: `/api/licences/:id/${act}`,
    summary,
    permission: 'licences.manage',
    input: z.object({ id, ...input }),
    output: z.object({ id, status: licenceStatus, can: z.array(staffAct) }),
    refusals: [
      notFound,
      actNotOpen,
      throughItsCase,
      holderNotHeard,
      groundNotOpen,
      hearingUnsaid,
      harsherThanTold,
      sealSuspended,
    ],
  })
}

/** Facts and provision are those told to the holder; here stands why, and what became of what was said. */
const decided = { reason }

export const suspendLicence = changeRoute('suspend', '暂扣证照', {
  ...decided,
  /** Fewer than told, where what the holder said was right in part. */
  days: suspensionDays.optional(),
})
export const resumeLicence = changeRoute('resume', '恢复被暂扣的证照', grounds)
export const withdrawLicence = changeRoute('withdraw', '撤销证照', decided)
export const revokeLicence = changeRoute('revoke', '吊销证照', {
  ...decided,
  /** 听证, where the holder asked for it (行政处罚法 art. 63 to 65). */
  hearing: z.object({ on: legalDate, record: z.string().trim().min(5, '请写明听证笔录的要点').max(2000) }).optional(),
})
export const cancelLicence = changeRoute('cancel', '注销证照', { ...grounds, ground: cancelGround })

export const expireLicence = route({
  name: 'licences.expire',
  method: 'POST',
  path: '/api/licences/:id/expire',
  summary: '标记有效期届满（系统任务）',
  permission: 'licences.sweep',
  input: z.object({ id }),
  output: z.object({ id, status: licenceStatus }),
  refusals: [notFound, actNotOpen],
})

export const remindRenewal = route({
  name: 'licences.remind-renewal',
  method: 'POST',
  path: '/api/licences/:id/renewal-reminder',
  summary: '提醒申请延续（系统任务）',
  permission: 'licences.sweep',
  input: z.object({ id }),
  output: z.object({ id, reminded: z.boolean() }),
  refusals: [notFound],
})

export const licenceList = route({
  name: 'licences.list',
  method: 'GET',
  path: '/api/licences',
  summary: '本机关签发的证照',
  permission: 'licences.see',
  input: z.object({
    ...pageQuery,
    after: id.optional(),
    organId: id.optional(),
    typeKey: z.string().max(60).optional(),
    status: licenceStatus.optional(),
    /** A whole 证照编号. */
    number: z.string().trim().max(80).optional(),
    /** The holder's whole ID number or USCC. */
    holder: z.string().trim().toUpperCase().max(18).optional(),
  }),
  output: pageOf(
    licenceCard.extend({ holderMasked: z.string(), organId: id, issuedAt: moment, can: z.array(staffAct) }),
  ),
})

export const licencePage = route({
  name: 'licences.page',
  method: 'GET',
  path: '/api/licences/:id',
  summary: '查看本机关签发的一份证照',
  permission: 'licences.see',
  input: z.object({ id }),
  output: z.object({
    ...page,
    caseId: id.optional(),
    organId: id,
    can: z.array(staffAct),
    /** What may be told to its holder now. */
    mayTell: z.array(intentAct),
    /** The grounds of 行政许可法 art. 70 for striking it off. */
    cancelGrounds: z.array(
      z.object({ ground: cancelGround, title: z.string(), article: z.string(), heard: z.boolean() }),
    ),
  }),
  refusals: [notFound],
})
