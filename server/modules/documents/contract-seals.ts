/** Seals: whose they are, whether they may be used, and every use of them. Browser-safe. */
import { id, legalDate, moment, pageOf, pageQuery, route } from '#kernel/contract.ts'
import { notFound, notYours, refusal } from '#kernel/problem.ts'
import { z } from 'zod'

/** facts: `organName`, `since`, `because` */
export const sealSuspended = refusal(
  'documents.seal-suspended',
  422,
  '这个机关的印章已经停用，停用期间不能出具文书和证照，请联系印章保管人',
)
export const sealNotActive = refusal('documents.seal-not-active', 409, '这枚印章现在不是启用状态，请刷新后再看')
export const sealNotSuspended = refusal('documents.seal-not-suspended', 409, '这枚印章没有停用，请刷新后再看')

export const sealStates = { proposed: '待启用', active: '启用', suspended: '停用', retired: '缴销' } as const
export const sealState = z.enum(['proposed', 'active', 'suspended', 'retired'])

const reason = z.string().trim().min(2, '请写明理由').max(500)

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
        suspended: z.object({ at: moment, by: z.string(), because: z.string() }).optional(),
        can: z.array(z.enum(['suspend-seal', 'resume-seal'])),
      }),
    ),
  }),
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

export const suspendSeal = route({
  name: 'documents.suspend-seal',
  method: 'POST',
  path: '/api/seals/:id/suspension',
  summary: '停用印章',
  permission: 'documents.keep-seals',
  input: z.object({ id, reason }),
  output: z.object({ id, state: sealState }),
  refusals: [notFound, notYours, sealNotActive],
})

export const resumeSeal = route({
  name: 'documents.resume-seal',
  method: 'POST',
  path: '/api/seals/:id/resumption',
  summary: '恢复使用印章',
  permission: 'documents.keep-seals',
  input: z.object({ id, reason }),
  output: z.object({ id, state: sealState }),
  refusals: [notFound, notYours, sealNotSuspended],
})
