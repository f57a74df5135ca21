/** 已核实信息: what a case rests on that the applicant did not have to prove, each with its source, its time and who asked. */
import { id, legalDate, moment, route } from '#kernel/contract.ts'
import { notFound } from '#kernel/problem.ts'
import { z } from 'zod'

/** Where a value comes from. */
export const factSources = {
  form: '申请表',
  licences: '电子证照',
  identity: '实名信息',
  outside: '其他部门答复',
  case: '办件登记',
} as const
export type FactSource = keyof typeof factSources
const factSource = z.enum(Object.keys(factSources) as [FactSource, ...FactSource[]])

const value = z.object({ title: z.string(), text: z.string(), from: factSource })

export const caseFacts = route({
  name: 'cases.case-facts',
  method: 'GET',
  path: '/api/cases/:caseId/facts',
  summary: '查看办件的已核实信息',
  permission: 'cases.see',
  input: z.object({ caseId: id }),
  output: z.object({
    /** Asked of other bodies for this case, in the order asked. */
    asked: z.array(
      z.object({
        id,
        title: z.string(),
        /** The body that answers. */
        source: z.string(),
        purpose: z.string(),
        basis: z.string(),
        /** For which body, by what occasion. */
        askedFor: z.string(),
        askedAt: moment,
        state: z.enum(['asked', 'answered', 'refused', 'silent']),
        stateTitle: z.string(),
        why: z.string().optional(),
        answeredAt: moment.optional(),
        /** An answer given for another case not long before was used. */
        again: z.boolean(),
        /** The answer was deleted after its time: only the line stays. */
        erased: z.boolean(),
        values: z.array(value),
      }),
    ),
    /** What the item's rule went by, as it stood then; personal values are masked. */
    rule: z.object({ at: moment, by: z.string(), values: z.array(value) }).optional(),
    /** What the conditions of the route go by. */
    route: z.object({ at: moment, by: z.string(), values: z.array(value) }).optional(),
    /** Licences taken as materials, or applied about, with what their faces say. */
    licences: z.array(
      z.object({
        id,
        title: z.string(),
        number: z.string(),
        issuedBy: z.string(),
        /** Which material it stands for, or what is applied for about it. */
        used: z.string(),
        takenAt: moment,
        takenBy: z.string(),
        validFrom: legalDate,
        validTo: legalDate.optional(),
        inForce: z.boolean(),
        statusTitle: z.string(),
        values: z.array(value),
      }),
    ),
    /** Who has opened this part, the latest first; at most twenty. */
    looks: z.array(z.object({ at: moment, by: z.string() })),
  }),
  refusals: [notFound],
})
