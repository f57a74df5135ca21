import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { importContinues } from '../events.ts'
import { importActs, jobState, lockJob, setJobStatus } from '../import-jobs.ts'
import { writerOf } from '../policy.ts'

/** Whoever judged the list writes it into drafts; the server works through it from here on. */
export const runImport = action(contract.runImport, {
  load: (ctx, { id }) => lockJob(ctx, id),
  allow: (ctx, job) => job.madeBy === writerOf(ctx.actor),
  async run(ctx, { id }, job) {
    const open = importActs(ctx, job)
    if (!open.includes('run-import')) throw contract.actNotOpen({ status: job.status, open })
    await setJobStatus(ctx, id, 'drafting')
    ctx.emit(importContinues, { jobId: id })
    return jobState(ctx, id)
  },
})
