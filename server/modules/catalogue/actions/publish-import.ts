import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { importContinues } from '../events.ts'
import { importActs, jobState, lockJob, regionsOfJob, setJobStatus } from '../import-jobs.ts'
import { mayPublish, writerOf } from '../policy.ts'

/** A second person puts the drafts of sound rows in force. */
export const publishImport = action(contract.publishImport, {
  load: (ctx, { id }) => lockJob(ctx, id),
  async allow(ctx, _, { id }) {
    const regions = await regionsOfJob(ctx, id)
    return regions.every((regionCode) => mayPublish(ctx, { organId: '', regionCode }))
  },
  async run(ctx, { id }, job) {
    const open = importActs(ctx, job)
    if (!open.includes('publish-import')) {
      if (job.status === 'drafted' && job.madeBy === writerOf(ctx.actor)) throw contract.secondPerson()
      throw contract.actNotOpen({ status: job.status, open })
    }
    await setJobStatus(ctx, id, 'publishing')
    ctx.emit(importContinues, { jobId: id })
    return jobState(ctx, id)
  },
})
