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

export const sealStates = { proposed: '待启用', active: '启用', suspended: '停用', retired: '缴销' } as const
export const sealState = z.enum(['proposed', 'active', 'suspended', 'retired'])

/** What a seal signs with: each a chain of its own, from a root of its own. */
export const sealChains = { ecdsa: 'ECDSA（P-256）', rsa: 'RSA（2048 位）', sm2: '国密 SM2' } as const
export const sealChain = z.enum(['ecdsa', 'rsa', 'sm2'])
export type SealChain = z.infer<typeof sealChain>

/** What may be asked for by one and needs another's yes. */
export const sealWishes = { activate: '启用', resume: '恢复使用' } as const
export const sealWish = z.enum(['activate', 'resume'])

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
} as const
export type SealStep = keyof typeof sealSteps
export const sealStep = z.enum(Object.keys(sealSteps) as [SealStep, ...SealStep[]])

export const sealActs = ['suspend-seal', 'ask-resumption', 'answer-seal-request', 'retire-seal'] as const

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
        suspended: said.optional(),
        /** What waits for a second person. */
        request: said.extend({ wish: sealWish }).optional(),
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
    /** Only where another body handled it. */
    delegated: z.enum(['true']).optional(),
  }),
  output: pageOf(sealUse),
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
