/** What doing one act on several things asks and answers. Browser-safe. */
import { z } from 'zod'
import { id, type Route, route } from './contract.ts'

const MOST_AT_ONCE = 100

const verdict = z.object({
  id,
  done: z.boolean(),
  /** Why not: the refusal's code, its sentence and its facts. */
  code: z.string().optional(),
  title: z.string().optional(),
  facts: z.record(z.string(), z.unknown()).optional(),
})
export type BulkVerdict = z.infer<typeof verdict>

const bulkAnswer = z.object({ rows: z.array(verdict) })

/**
 * The contract of doing an act on many.
 * @param of the act's own contract; everything but `field` is asked once and the same for all
 */
export function bulkRoute(of: Route, spec: { name: string; path: string; summary: string; field: string }) {
  const one = of.input as unknown as z.ZodObject
  const shared = Object.fromEntries(Object.entries(one.shape).filter(([name]) => name !== spec.field))
  return route({
    name: spec.name,
    method: 'POST',
    path: spec.path,
    summary: spec.summary,
    permission: of.permission,
    input: z.object({
      ...shared,
      ids: z.array(id).min(1, '请至少选择一件').max(MOST_AT_ONCE, `一次最多 ${MOST_AT_ONCE} 件`),
    }),
    output: bulkAnswer,
  })
}
