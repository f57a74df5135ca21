/** What people did not have to fill in or hand in, counted from their applications. */
import { id, route } from '#kernel/contract.ts'
import { z } from 'zod'

/** Where a box that was filled in beforehand and left so had its value from. */
export const fieldSource = z.enum(['person', 'enterprise', 'licence', 'earlier', 'fact'])
export type FieldSource = z.infer<typeof fieldSource>

/** By field key; a page that fills in forms says it with the application. */
export const keptFields = z.record(z.string().max(60), fieldSource).default({})

export const notAsked = route({
  name: 'cases.not-asked',
  method: 'GET',
  path: '/api/items/:id/not-asked',
  summary: '一个事项上月让多少人次少填、少交',
  permission: 'public',
  input: z.object({ id }),
  output: z.object({
    /** 2026-10 */
    month: z.string(),
    /** Applications of that month in which something was not asked. */
    cases: z.number().int(),
    materials: z.number().int(),
    fields: z.number().int(),
  }),
})
