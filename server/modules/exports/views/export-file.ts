import { covers, holds, scopeOf } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import { describeOrgans } from '#modules/organs/index.ts'
import { askerFrom, stillReaches } from '../asker.ts'
import * as contract from '../contract.ts'
import { contentOf, mediaTypes } from '../reading.ts'
import { type ExportRow, findExport, ownerOf } from '../store.ts'

/** For who asked, while they may still see the list; each fetching is logged. */
export const exportFile = view(contract.exportFile, {
  async look(ctx, { id }) {
    const job = await findExport(ctx, id)
    if (!job || job.expires_at <= ctx.now || !(await mayFetch(ctx, job))) throw notFound()
    if (job.status !== 'ready') throw contract.notReady()
    const { title, format } = job
    return {
      content: new Uint8Array(),
      mediaType: mediaTypes[format],
      name: `${title}.${format}`,
      inline: false,
      stream: (read) => contentOf(job, read),
    }
  },
  personal: (_ctx, { id }) => [{ subject: id, fields: ['file'] }],
})

async function mayFetch(ctx: Ctx, job: ExportRow): Promise<boolean> {
  if (job.owner_id !== ownerOf(ctx) || !holds(ctx.actor, job.word)) return false
  if (job.sealed_asker && !stillReaches(ctx.actor, askerFrom(ctx.vault.open(job.sealed_asker)))) return false
  const scope = scopeOf(ctx.actor, job.word)
  const organs = await describeOrgans(ctx, job.organ_ids)
  return [...organs.values()].every((organ) => covers(scope, { organId: organ.id, regionCode: organ.regionCode }))
}
