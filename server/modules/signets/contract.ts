/** An enterprise's own e-seals: applied for, used, stopped, and every use of them. Browser-safe. */
import { fileAnswer, id, legalDate, moment, pageOf, pageQuery, route, sensitive } from '#kernel/contract.ts'
import { notFound, notYours, refusal } from '#kernel/problem.ts'
import { accountLocked, wrongPassword } from '#modules/identity/contract.ts'
import { z } from 'zod'
import { type SealState, sealStates } from './rules/seal-state.ts'

export const signetKinds = { general: '公章', contract: '合同专用章', finance: '财务专用章' } as const
export const signetKind = z.enum(['general', 'contract', 'finance'])
export type SignetKind = z.infer<typeof signetKind>

/** What a seal may be put on. */
export const signetPurposes = { application: '申请', correction: '补正' } as const
export const signetPurpose = z.enum(['application', 'correction'])
export type SignetPurpose = z.infer<typeof signetPurpose>

const state = z.enum(Object.keys(sealStates) as [SealState, ...SealState[]])

export const entryTitles = {
  applied: '申领',
  activated: '启用',
  declined: '不同意启用',
  'agent-allowed': '允许经办人使用',
  'agent-ended': '收回经办人的使用',
  suspended: '停用',
  resumed: '恢复使用',
  revoked: '注销',
  used: '用印',
} as const
export type EntryKind = keyof typeof entryTitles

export const signetAct = z.enum(['answer', 'allow-agent', 'suspend', 'resume', 'revoke'])
export type SignetAct = z.infer<typeof signetAct>

/** facts: `state` */
export const signetNotOpen = refusal('signets.not-open', 409, '这枚印章现在不能这样办理，请刷新后再看')
/** facts: `state` */
export const signetNotUsable = refusal(
  'signets.not-usable',
  422,
  '这枚电子印章没有启用、已经停用或者注销，不能用印；可以不盖章提交，或者请法定代表人恢复后再盖',
)
export const signetNotForThis = refusal(
  'signets.not-for-this',
  422,
  '这枚电子印章的用途不包括这种材料，请换一枚印章，或者不盖章提交',
)
export const signetNotAllowed = refusal(
  'signets.not-allowed',
  403,
  '法定代表人没有允许您使用这枚电子印章，或者允许使用的期限已经过去',
)
export const signetKnown = refusal('signets.known', 409, '企业已经有这种电子印章或者正在申领；要换一枚，请先注销原来的')
export const agentNotLive = refusal('signets.agent-not-live', 422, '这个人现在没有这家企业的有效授权，请先办理授权')
export const dayInPast = refusal('signets.day-in-past', 422, '截止日期已经过去，请重新填写')

/** The password once more: no seal is put on anything without the one who does it saying so. */
const password = sensitive(z.string().min(1, '请输入登录密码').max(128))
const because = z.string().trim().min(2, '请写明原因').max(200, '请控制在 200 字以内')
const passwordRefusals = [wrongPassword, accountLocked] as const
const moved = z.object({ id, state })

/** A seal chosen for something that is submitted. */
export const sealChoice = z.object({ sealId: id, password })
export type SealChoice = z.infer<typeof sealChoice>
export const sealingRefusals = [signetNotUsable, signetNotForThis, signetNotAllowed, ...passwordRefusals] as const

export const applyForSeal = route({
  name: 'signets.apply-for-seal',
  method: 'POST',
  path: '/api/my/seals',
  summary: '企业申领电子印章',
  permission: 'signets.own',
  status: 201,
  input: z.object({
    kind: signetKind,
    purposes: z.array(signetPurpose).min(1, '请至少选一种用途'),
    keeper: z.string().trim().min(2, '请写出保管人').max(50, '保管人太长'),
    password,
  }),
  output: moved,
  refusals: [notYours, signetKnown, ...passwordRefusals],
})

export const answerApplication = route({
  name: 'signets.answer-application',
  method: 'POST',
  path: '/api/my/seals/:id/answer',
  summary: '法定代表人同意或者不同意启用',
  permission: 'signets.own',
  input: z.object({ id, agree: z.boolean(), because: because.optional(), password }),
  output: moved,
  refusals: [notFound, notYours, signetNotOpen, ...passwordRefusals],
})

export const allowAgent = route({
  name: 'signets.allow-agent',
  method: 'POST',
  path: '/api/my/seals/:id/agents',
  summary: '允许经办人使用电子印章',
  permission: 'signets.own',
  input: z.object({ id, mandateId: id, validTo: legalDate.optional(), password }),
  output: z.object({ id, mandateId: id }),
  refusals: [notFound, notYours, signetNotOpen, agentNotLive, dayInPast, ...passwordRefusals],
})

export const endAgent = route({
  name: 'signets.end-agent',
  method: 'POST',
  path: '/api/my/seals/:id/agents/:mandateId/end',
  summary: '收回经办人的使用',
  permission: 'signets.own',
  input: z.object({ id, mandateId: id }),
  output: z.object({ id, mandateId: id }),
  refusals: [notFound, notYours, signetNotOpen],
})

export const suspendSeal = route({
  name: 'signets.suspend-seal',
  method: 'POST',
  path: '/api/my/seals/:id/suspend',
  summary: '停用企业电子印章',
  permission: 'signets.own',
  input: z.object({ id, because }),
  output: moved,
  refusals: [notFound, notYours, signetNotOpen],
})

export const resumeSeal = route({
  name: 'signets.resume-seal',
  method: 'POST',
  path: '/api/my/seals/:id/resume',
  summary: '恢复使用企业电子印章',
  permission: 'signets.own',
  input: z.object({ id, because, password }),
  output: moved,
  refusals: [notFound, notYours, signetNotOpen, ...passwordRefusals],
})

export const revokeSeal = route({
  name: 'signets.revoke-seal',
  method: 'POST',
  path: '/api/my/seals/:id/revoke',
  summary: '注销企业电子印章',
  permission: 'signets.own',
  input: z.object({ id, because, password }),
  output: moved,
  refusals: [notFound, notYours, signetNotOpen, ...passwordRefusals],
})

/** The seals of the enterprise acted for, the newest first; with its agents for who may allow them. */
export const mySeals = route({
  name: 'signets.my-seals',
  method: 'GET',
  path: '/api/my/seals',
  summary: '企业的电子印章',
  permission: 'signets.own',
  input: z.object({ after: id.optional(), limit: pageQuery.limit }),
  output: pageOf(
    z.object({
      id,
      kind: signetKind,
      title: z.string(),
      state,
      stateTitle: z.string(),
      purposes: z.array(signetPurpose),
      keeper: z.string(),
      appliedAt: moment,
      activatedAt: moment.optional(),
      certificate: z.object({ serial: z.string(), until: moment }).optional(),
      agents: z.array(z.object({ mandateId: id, name: z.string(), validTo: legalDate.optional() })),
      can: z.array(signetAct),
    }),
  ).extend({
    /** Whether the actor is the legal representative. */
    represents: z.boolean(),
    /** Kinds that may be applied for now. */
    open: z.array(signetKind),
    agents: z.array(z.object({ mandateId: id, name: z.string() })),
  }),
  refusals: [notYours],
})

/** What the actor may put on such a thing right now. */
export const usableSeals = route({
  name: 'signets.usable-seals',
  method: 'GET',
  path: '/api/my/usable-seals',
  summary: '现在可以使用的企业电子印章',
  permission: 'signets.own',
  input: z.object({ purpose: signetPurpose }),
  output: z.object({ rows: z.array(z.object({ id, title: z.string() })) }),
})

/** Everything that happened to a seal, every use among it; the latest first. */
export const sealLog = route({
  name: 'signets.seal-log',
  method: 'GET',
  path: '/api/my/seals/:id/log',
  summary: '企业电子印章的使用记录',
  permission: 'signets.own',
  input: z.object({ id, after: id.optional(), limit: pageQuery.limit }),
  output: pageOf(
    z.object({
      id,
      at: moment,
      what: z.enum(Object.keys(entryTitles) as [EntryKind, ...EntryKind[]]),
      title: z.string(),
      by: z.string(),
      words: z.string(),
      /** Of a use: the case it was for. */
      caseId: id.optional(),
    }),
  ),
  refusals: [notFound],
})

export const sealImage = route({
  name: 'signets.seal-image',
  method: 'GET',
  path: '/api/my/seals/:id/image',
  summary: '企业电子印章的图样',
  permission: 'signets.own',
  input: z.object({ id }),
  output: fileAnswer,
  answer: 'file',
  refusals: [notFound],
})
