/** What a body settles for itself where the law is silent (有法从法，无法从约). */
import { id, moment, route } from '#kernel/contract.ts'
import { notYours } from '#kernel/problem.ts'
import { z } from 'zod'

export const deferralConsequenceTitles = { terminate: '终止办理', withdraw: '视为撤回申请' } as const
export const deferralConsequence = z.enum(['terminate', 'withdraw'])
const MOST_DAYS = 365
const provision = z.string().trim().min(2, '请写明依据').max(500)

const rules = {
  /** Working days for an answer to a correction notice; absent: none is told. */
  correctionDays: z.number().int().min(1, '至少一个工作日').max(MOST_DAYS).optional(),
  /** The provision, or the body's own published rule. */
  correctionBasis: provision.optional(),
  deferralMissed: deferralConsequence,
  deferralBasis: provision.optional(),
  /** A denial waits for a superior's countersign, as a refusal to accept always does. */
  denialCountersigned: z.boolean().default(false),
  /** 审查与决定分离: who examined an application does not decide it. */
  twoPeople: z.boolean().default(false),
  /** How often a called hearing may be put off to another day. */
  hearingPutOffs: z.number().int().min(0).max(9, '最多 9 次').default(1),
  /** Working days in which a holder may speak before a grant is undone (行政许可法 art. 7 names none). */
  answerDays: z.number().int().min(1, '至少一个工作日').max(60, '最多 60 个工作日').default(5),
}

export const bodyRules = route({
  name: 'cases.body-rules',
  method: 'GET',
  path: '/api/cases/rules',
  summary: '本部门的补正期限、容缺和核准约定',
  permission: 'cases.arrange',
  input: z.object({}),
  output: z.object({
    rows: z.array(
      z.object({
        organId: id,
        organName: z.string(),
        ...rules,
        /** Absent where nobody has settled anything yet. */
        settledAt: moment.optional(),
        settledBy: z.string().optional(),
      }),
    ),
  }),
})

export const settleBodyRules = route({
  name: 'cases.settle-body-rules',
  method: 'POST',
  path: '/api/cases/rules',
  summary: '规定补正期限和容缺逾期的后果',
  permission: 'cases.arrange',
  input: z
    .object({ organId: id, ...rules })
    .refine(({ correctionDays, correctionBasis }) => !correctionDays === !correctionBasis, {
      path: ['correctionBasis'],
      message: '规定了补正期限的，要写明依据',
    }),
  output: z.object({ organId: id }),
  refusals: [notYours],
})
