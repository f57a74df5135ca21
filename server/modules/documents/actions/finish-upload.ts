import { sql } from 'kysely'
import { action } from '#kernel/action.ts'
import * as contract from '../contract-files.ts'
import { documentsTables, factsOf } from '../store.ts'
import { takeIn } from '../take-in.ts'
import { PartialFiles } from '../uploads/partial-files.ts'

/** One upload becomes one file, however often it is asked for. */
export const finishUpload = action(contract.finishUpload, {
  async run(ctx, { uploadId, name, without }) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${uploadId}, 0))`.execute(ctx.db)
    const taken = await documentsTables(ctx)
      .selectFrom('documents.file')
      .selectAll()
      .where('upload_id', '=', uploadId)
      .executeTakeFirst()
    if (taken && taken.stored_by !== ctx.actor.id) throw contract.uploadUnknown()
    if (taken) return factsOf(taken)
    const content = await new PartialFiles(ctx.config.dataFolder, ctx.actor.id).whole(uploadId)
    return takeIn(ctx, { name, content, uploadId, without })
  },
})
