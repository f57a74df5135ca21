import { job } from '#kernel/job.ts'
import { expireExports as expire } from './actions/expire-exports.ts'

export const expireExports = job({
  name: 'exports.expire-exports',
  cron: '17 * * * *',
  async run(tools) {
    await tools.perform(expire, {})
  },
})
