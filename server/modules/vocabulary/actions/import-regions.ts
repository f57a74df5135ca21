import { action } from '#kernel/action.ts'
import { route } from '#kernel/contract.ts'
import { z } from 'zod'
import { regionCode, regionNotKnown } from '../contract.ts'
import { importRegions as takeOver } from '../store.ts'

const day = z.iso.date().optional()

/** Not a door of the API: the operator's command performs it. */
const importRoute = route({
  name: 'vocabulary.import-regions',
  method: 'POST',
  path: '/api/regions',
  summary: '导入行政区划',
  permission: 'vocabulary.import-regions',
  input: z.object({
    regions: z
      .array(z.object({ code: regionCode, name: z.string().trim().min(1).max(60), validFrom: day, validTo: day }))
      .min(1),
  }),
  output: z.object({ written: z.number().int() }),
  refusals: [regionNotKnown],
})

/** Adds regions and renames those already known; in any order, repeatable. */
export const importRegions = action(importRoute, {
  async run(ctx, { regions }) {
    const written = await takeOver(ctx, regions)
    ctx.note({ written })
    return { written }
  },
})
