/** 法定代表人确认: an agent prepares, the legal representative confirms or sends back; only then it is filed. */
import { id, moment, pageOf, pageQuery, route } from '#kernel/contract.ts'
import { notFound, notYours, refusal } from '#kernel/problem.ts'
import { z } from 'zod'
import { application, applicationRefusals, seal, sealRefusals } from './contract-filing.ts'
import { filed, reading } from './shapes.ts'

export const cosignatureStatuses = {
  waiting: '等待法定代表人确认',
  confirmed: '已确认并提交',
  'sent-back': '已退回修改',
  'taken-back': '经办人已撤回',
  stopped: '授权已终止，未提交',
} as const
export type CosignatureStatus = keyof typeof cosignatureStatuses
const status = z.enum(Object.keys(cosignatureStatuses) as [CosignatureStatus, ...CosignatureStatus[]])

export const noCosignNeeded = refusal('cases.no-cosign-needed', 409, '这项申请不需要法定代表人确认，可以直接提交')
export const noRepresentative = refusal(
  'cases.no-representative',
  409,
  '这家企业还没有登记法定代表人，请法定代表人带营业执照和身份证到窗口登记',
)
/** facts: `id`: the one that waits */
export const alreadyWaiting = refusal(
  'cases.already-waiting',
  409,
  '您已经有一份同一事项的申请在等法定代表人确认，要修改请先撤回那一份',
)
/** facts: `status`, `statusTitle`, `caseId` */
export const cosignatureEnded = refusal('cases.cosignature-ended', 409, '这份申请已经不在等待确认，请刷新页面查看结果')
export const draftersMandateEnded = refusal(
  'cases.drafters-mandate-ended',
  409,
  '经办人的授权已经终止或者不包括这个事项，这份申请不能提交；您可以重新授权，或者自己提交申请',
)
export const cosignedItemChanged = refusal(
  'cases.cosigned-item-changed',
  409,
  '这个事项的要求在经办人准备以后有变化，请退回，由经办人按新的要求核对',
)

/** Whether what the actor would file for this item waits for a confirmation, by what rule, and who gives it. */
export const cosignNeed = route({
  name: 'cases.cosign-need',
  method: 'GET',
  path: '/api/items/:itemId/cosignature',
  summary: '查看申请是否需要法定代表人确认',
  permission: 'cases.file',
  input: z.object({ itemId: id, organId: id.optional() }),
  output: z.object({
    needed: z.boolean(),
    /** The item's own rule; absent: the firm's mandate says so. */
    basis: z.string().optional(),
    representative: z.object({ name: z.string(), hasAccount: z.boolean() }).optional(),
    /** One of the actor's for this item waits already. */
    waitingId: id.optional(),
  }),
  refusals: [notFound],
})

export const proposeApplication = route({
  name: 'cases.propose-application',
  method: 'POST',
  path: '/api/cosignatures',
  summary: '提交给法定代表人确认',
  permission: 'cases.file',
  input: application,
  output: z.object({ id, status }),
  refusals: [...applicationRefusals, noCosignNeeded, noRepresentative, alreadyWaiting],
  status: 201,
})

const one = z.object({ id })
const moved = z.object({ id, status })
const always = [notFound, notYours, cosignatureEnded] as const

export const confirmApplication = route({
  name: 'cases.confirm-application',
  method: 'POST',
  path: '/api/cosignatures/:id/confirm',
  summary: '法定代表人确认并提交申请',
  permission: 'cases.file',
  /** `promise`: the fingerprint of the text just read, where the application goes by a promise (告知承诺). */
  input: z.object({
    id,
    promise: z
      .string()
      .regex(/^[0-9a-f]{64}$/, '文本指纹不对')
      .optional(),
    ...seal,
  }),
  output: filed,
  refusals: [...always, ...applicationRefusals, ...sealRefusals, draftersMandateEnded, cosignedItemChanged],
})

export const sendBackApplication = route({
  name: 'cases.send-back-application',
  method: 'POST',
  path: '/api/cosignatures/:id/send-back',
  summary: '法定代表人退回修改',
  permission: 'cases.file',
  input: z.object({ id, words: z.string().trim().min(2, '请写明要改什么').max(500, '请控制在 500 字以内') }),
  output: moved,
  refusals: always,
})

export const takeBackApplication = route({
  name: 'cases.take-back-application',
  method: 'POST',
  path: '/api/cosignatures/:id/take-back',
  summary: '经办人撤回待确认的申请',
  permission: 'cases.file',
  input: one,
  output: moved,
  refusals: always,
})

const brief = z.object({
  id,
  itemId: id,
  itemName: z.string(),
  organName: z.string(),
  status,
  statusTitle: z.string(),
  draftedBy: z.string(),
  submittedAt: moment,
  endedAt: moment.optional(),
  endedBy: z.string().optional(),
  /** What the legal representative wants changed. */
  words: z.string().optional(),
  caseId: id.optional(),
  can: z.array(z.enum(['confirm', 'send-back', 'take-back'])),
})

/** Those of the enterprise acted for: all for its legal representative, one's own for an agent; the latest first. */
export const cosignatures = route({
  name: 'cases.cosignatures',
  method: 'GET',
  path: '/api/cosignatures',
  summary: '等法定代表人确认的申请',
  permission: 'cases.file',
  input: z.object({ ...pageQuery, after: id.optional(), show: z.enum(['waiting', 'all']).default('all') }),
  output: pageOf(brief),
})

/** Exactly what would be filed. */
export const cosignature = route({
  name: 'cases.cosignature',
  method: 'GET',
  path: '/api/cosignatures/:id',
  summary: '查看待确认的申请',
  permission: 'cases.file',
  input: one,
  output: brief.extend({
    /** Absent once it has ended. */
    application: z
      .object({
        situation: z.array(z.object({ key: z.string(), text: z.string(), label: z.string() })),
        form: reading,
        materials: z.array(
          z.object({
            key: z.string(),
            name: z.string(),
            how: z.enum(['document', 'licence', 'fact', 'promise', 'commitment']),
            licence: z.string().optional(),
            files: z.array(z.object({ id, name: z.string() })),
          }),
        ),
        concerns: z.string().optional(),
        /** The text that is signed by confirming. */
        promise: z.object({ text: z.string(), fingerprint: z.string() }).optional(),
        contactPhone: z.string().optional(),
      })
      .optional(),
  }),
  refusals: [notFound],
})
