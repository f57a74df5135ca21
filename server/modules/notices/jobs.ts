import { job } from '#kernel/job.ts'
import { askReports as ask } from './actions/ask-reports.ts'
import { releaseHeld as release } from './actions/release-held.ts'

export const releaseHeld = job({
  name: 'notices.release-held',
  cron: '*/5 * * * *',
  async run(tools) {
    while ((await tools.perform(release, {})).released > 0);
  },
})

export const askReports = job({
  name: 'notices.ask-reports',
  cron: '*/5 * * * *',
  async run(tools) {
    while ((await tools.perform(ask, {})).asked > 0);
  },
})
