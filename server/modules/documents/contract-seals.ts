/** Seals: whose they are, whether they may be used, who saw to that, and every use of them. Browser-safe. */
import { id, legalDate, moment, pageOf, pageQuery, route } from '#kernel/contract.ts'
import { notFound, notYours, refusal } from '#kernel/problem.ts'
import { z } from 'zod'

/** facts: `organName`, `state`, `since`, `because` */
export const sealSuspended = refusal(
  'documents.seal-suspended',
  422,
  '这个机关的印章没有启用或者已经停用，现在不能出具文书和证照，请联系印章保管人',
)
export const sealNotActive = refusal('documents.seal-not-active', 409, '这枚印章现在不是启用状态，请刷新后再看')
export const sealNotSuspended = refusal('documents.seal-not-suspended', 409, '这枚印章没有停用，请刷新后再看')
export const sealKnown = refusal(
  'documents.seal-known',
  409,
  '这个机关已经有印章，不能再启用一枚；要换印章，请先缴销旧的',
)
export const sealAlreadyAsked = refusal(
  'documents.seal-already-asked',
  409,
  '这枚印章的申请已经提出，正在等待另一个人核准',
)
export const sealNotAsked = refusal('documents.seal-not-asked', 409, '这枚印章没有等待核准的申请，请刷新后再看')
export const ownSealRequest = refusal('documents.own-seal-request', 403, '印章的启用和恢复要由另一个人核准')

/** facts: `organName` */
export const sealOutsidePurpose = refusal(
  'documents.seal-outside-purpose',
  422,
  '这枚印章不能用在这种文件上，已经拒绝并记录；确需使用，请印章保管人申请改变用途',
)
export const sealOutsideHours = refusal(
  'documents.seal-outside-hours',
  422,
  '现在不在这枚印章的用印时间里，已经拒绝并记录，请在用印时间内办理',
)
export const sealOutsidePosts = refusal(
  'documents.seal-outside-posts',
  422,
  '您的岗位不在这枚印章的用印岗位之列，已经拒绝并记录，请由有权用印的岗位办理',
)
export const sealDailyMost = refusal(
  'documents.seal-daily-most',
  422,
  '这枚印章今天的用印次数已经用完，已经拒绝并记录，请明天办理或者联系印章保管人',
)

/** What a seal may be put on. */
export const sealPurposes = { decision: '决定', notice: '通知和告知', receipt: '凭证和回证', licence: '证照' } as const
export const sealPurpose = z.enum(['decision', 'notice', 'receipt', 'licence'])
export type SealPurpose = z.infer<typeof sealPurpose>

export const sealLimits = {
  purpose: '超出用途',
  hours: '不在用印时间',
  post: '不是用印岗位',
  daily: '当天次数用完',
} as const
export const sealLimit = z.enum(['purpose', 'hours', 'post', 'daily'])
export type SealLimit = z.infer<typeof sealLimit>

export const sealStates = { proposed: '待启用', active: '启用', suspended: '停用', retired: '缴销' } as const
export const sealState = z.enum(['proposed', 'active', 'suspended', 'retired'])

/** What a seal signs with: each a chain of its own, from a root of its own. */
export const sealChains = { ecdsa: 'ECDSA（P-256）', rsa: 'RSA（2048 位）', sm2: '国密 SM2' } as const
export const sealChain = z.enum(['ecdsa', 'rsa', 'sm2'])
export type SealChain = z.infer<typeof sealChain>

/** What may be asked for by one and needs another's yes. */
export const sealWishes = { activate: '启用', resume: '恢复使用', limit: '改变用途和限制' } as const
export const sealWish = z.enum(['activate', 'resume', 'limit'])

export const sealSteps = {
  made: '建立印章',
  'activation-asked': '申请启用',
  activated: '核准启用',
  'activation-declined': '不同意启用',
  suspended: '停用',
  'resumption-asked': '申请恢复使用',
  resumed: '核准恢复使用',
  'resumption-declined': '不同意恢复使用',
  retired: '缴销',
  'limits-asked': '申请改变用途和限制',
  limited: '核准改变用途和限制',
  'limits-declined': '不同意改变用途和限制',
} as const
export type SealStep = keyof typeof sealSteps
export const sealStep = z.enum(Object.keys(sealSteps) as [SealStep, ...SealStep[]])

export const sealActs = ['suspend-seal', 'ask-resumption', 'answer-seal-request', 'retire-seal', 'ask-limits'] as const

const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间应写成 09:00 的样子')

/** What a seal may be put on, by whom, when and how often, and which chain signs. Absent parts do not limit. */
export const sealTerms = z.object({
  chain: sealChain,
  purposes: z.array(sealPurpose).min(1, '请至少选择一种用途').optional(),
  /** Of one day, by people. */
  dailyMost: z.number().int().min(1, '每天至少一次').max(100_000).optional(),
  /** From and to, without the last minute. */
  hours: z
    .object({ from: hour, to: hour })
    .refine(({ from, to }) => from < to, { message: '结束的时间要晚于开始的时间', path: ['to'] })
    .optional(),
  workingDaysOnly: z.boolean(),
  /** Titles of the body's posts. */
  posts: z.array(z.string().trim().min(1).max(40)).min(1).max(30).optional(),
})
export type SealTerms = z.infer<typeof sealTerms>

const reason = z.string().trim().min(2, '请写明理由').max(500)
const said = z.object({ at: moment, by: z.string(), because: z.string() })
const sealAnswer = z.object({ id, state: sealState })

export const sealList = route({
  name: 'documents.seals',
  method: 'GET',
  path: '/api/seals',
  summary: '印章',
  permission: 'documents.see-seal-uses',
  input: z.object({}),
  output: z.object({
    rows: z.array(
      z.object({
        id,
        organId: id,
        name: z.string(),
        state: sealState,
        terms: sealTerms,
        suspended: said.optional(),
        /** What waits for a second person. */
        request: said.extend({ wish: sealWish, terms: sealTerms.optional() }).optional(),
        /** Titles of the body's posts, to choose from. */
        posts: z.array(z.string()),
        can: z.array(z.enum(sealActs)),
      }),
    ),
    /** Bodies without a seal for which the actor may ask for one. */
    without: z.array(z.object({ organId: id, name: z.string() })),
  }),
})

/** The latest first. */
export const sealHistory = route({
  name: 'documents.seal-history',
  method: 'GET',
  path: '/api/seals/:sealId/steps',
  summary: '印章的启用、停用和恢复记录',
  permission: 'documents.see-seal-uses',
  input: z.object({ sealId: id, ...pageQuery, after: id.optional() }),
  output: pageOf(
    z.object({
      id,
      at: moment,
      step: sealStep,
      by: z.string(),
      post: z.string().optional(),
      because: z.string(),
      /** What was asked for or agreed to. */
      terms: sealTerms.optional(),
    }),
  ),
  refusals: [notFound],
})

export const sealUse = z.object({
  id,
  usedAt: moment,
  organId: id,
  organName: z.string(),
  title: z.string(),
  number: z.string(),
  act: z.string(),
  /** Absent: from before purposes were kept. */
  purpose: sealPurpose.optional(),
  by: z.string(),
  post: z.string().optional(),
  handledBy: z.string().optional(),
  delegation: z.string().optional(),
  delegationBasis: z.string().optional(),
  /** The case it belongs to, when it is a letter of one. */
  caseId: id.optional(),
})

export const sealUses = route({
  name: 'documents.seal-uses',
  method: 'GET',
  path: '/api/seals/uses',
  summary: '用印记录',
  permission: 'documents.see-seal-uses',
  input: z.object({
    ...pageQuery,
    after: id.optional(),
    organId: id.optional(),
    from: legalDate.optional(),
    to: legalDate.optional(),
    /** Number of the document, or name of the person. */
    q: z.string().trim().max(60).optional(),
    purpose: sealPurpose.optional(),
    /** Only where another body handled it. */
    delegated: z.enum(['true']).optional(),
  }),
  output: pageOf(sealUse),
})

/** What was not sealed because it lay outside the limits. */
export const sealRefusals = route({
  name: 'documents.seal-refusals',
  method: 'GET',
  path: '/api/seals/refusals',
  summary: '被拒绝的用印',
  permission: 'documents.see-seal-uses',
  input: z.object({
    ...pageQuery,
    after: id.optional(),
    organId: id.optional(),
    from: legalDate.optional(),
    to: legalDate.optional(),
    purpose: sealPurpose.optional(),
  }),
  output: pageOf(
    z.object({
      id,
      at: moment,
      organName: z.string(),
      purpose: sealPurpose,
      act: z.string(),
      why: sealLimit,
      by: z.string(),
      post: z.string().optional(),
    }),
  ),
})

/** Purposes, limits and chain as they shall be; a second person agrees. */
export const askLimits = route({
  name: 'documents.ask-seal-limits',
  method: 'POST',
  path: '/api/seals/:id/limits',
  summary: '申请改变印章的用途、限制和算法',
  permission: 'documents.keep-seals',
  input: z.object({ id, terms: sealTerms, reason }),
  output: sealAnswer,
  refusals: [notFound, notYours, sealNotActive, sealAlreadyAsked],
})

/** A seal for a body that never had one, or whose last one is retired; it waits for a second person. */
export const proposeSeal = route({
  name: 'documents.propose-seal',
  method: 'POST',
  path: '/api/seals',
  summary: '申请启用印章',
  permission: 'documents.keep-seals',
  input: z.object({ organId: id, reason }),
  output: sealAnswer,
  refusals: [notFound, notYours, sealKnown],
})

export const suspendSeal = route({
  name: 'documents.suspend-seal',
  method: 'POST',
  path: '/api/seals/:id/suspension',
  summary: '停用印章',
  permission: 'documents.keep-seals',
  input: z.object({ id, reason }),
  output: sealAnswer,
  refusals: [notFound, notYours, sealNotActive],
})

export const askResumption = route({
  name: 'documents.ask-resumption',
  method: 'POST',
  path: '/api/seals/:id/resumption',
  summary: '申请恢复使用印章',
  permission: 'documents.keep-seals',
  input: z.object({ id, reason }),
  output: sealAnswer,
  refusals: [notFound, notYours, sealNotSuspended, sealAlreadyAsked],
})

export const answerSealRequest = route({
  name: 'documents.answer-seal-request',
  method: 'POST',
  path: '/api/seals/:id/answer',
  summary: '核准印章的启用或者恢复',
  permission: 'documents.confirm-seals',
  input: z.object({ id, agrees: z.boolean(), reason }),
  output: sealAnswer,
  refusals: [notFound, notYours, sealNotAsked, ownSealRequest],
})

/** For good: lost, worn, or the body has another name. Only what is already suspended. */
export const retireSeal = route({
  name: 'documents.retire-seal',
  method: 'POST',
  path: '/api/seals/:id/retirement',
  summary: '缴销印章',
  permission: 'documents.keep-seals',
  input: z.object({ id, reason }),
  output: sealAnswer,
  refusals: [notFound, notYours, sealNotSuspended, sealAlreadyAsked],
})
