import { on } from '#kernel/event.ts'
import { importContinues } from './events.ts'
import { lockJob, stopJob, takePortion } from './import-jobs.ts'

/** A list is worked through portion by portion, each in a transaction of its own. */
export const workThroughImport = on(
  importContinues,
  'catalogue.work-through-import',
  async (ctx, { jobId }) => {
    const { left } = await takePortion(ctx, await lockJob(ctx, jobId))
    if (left) ctx.emit(importContinues, { jobId })
  },
  async (ctx, { jobId }, { dead }) => {
    if (dead) await stopJob(ctx, jobId)
  },
)
