import { action } from '#kernel/action.ts'
import * as contract from '../contract-gathering.ts'
import { gatheringContinues } from '../events.ts'
import { lockGathering, mayGather } from '../gathering.ts'
import { stateOfGathering } from '../gathering-state.ts'
import { licencesTables } from '../store.ts'

/** The accepted rows become licences; the server works through them from here on. */
export const runGathering = action(contract.runGathering, {
  load: (ctx, { id }) => lockGathering(ctx, id),
  allow: (ctx, job) => mayGather(ctx, job.organ_id),
  async run(ctx, { id }, job) {
    const { can } = await stateOfGathering(ctx, job)
    if (!can.includes('run-gathering')) throw contract.gatheringNotOpen({ status: job.status })
    await licencesTables(ctx)
      .updateTable('licences.gathering')
      .set({ status: 'writing', stopped_at: null })
      .where('id', '=', id)
      .execute()
    ctx.emit(gatheringContinues, { gatheringId: id })
    return stateOfGathering(ctx, { ...job, status: 'writing', stopped_at: null })
  },
})
