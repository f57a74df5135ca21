import { job } from '#kernel/job.ts'
import { settleDays } from './actions/settle-days.ts'

/** Each night. */
export const settleLongPastDays = job({
  name: 'insight.settle-long-past-days',
  cron: '20 0 * * *',
  async run(tools) {
    await tools.perform(settleDays, {})
  },
})
