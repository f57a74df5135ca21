/** Telling the platform above of cases that ended before anything was told. */
import { id, route } from '#kernel/contract.ts'
import { z } from 'zod'

export const offerHistory = route({
  name: 'cases.offer-history',
  method: 'POST',
  path: '/api/cases/exchange-history',
  summary: '向上级平台补报启用以前的办件',
  permission: 'cases.offer-history',
  input: z.object({
    /** The last case of the portion before. */
    after: id.optional(),
    limit: z.number().int().min(1).max(500).default(100),
  }),
  /** `after` is absent when none is left. */
  output: z.object({ offered: z.number().int(), after: id.optional() }),
})
