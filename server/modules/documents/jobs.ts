import { job } from '#kernel/job.ts'
import { sweepPartialFiles } from './uploads/partial-files.ts'

/** Whoever was cut off has two days to go on. */
const HOURS_TO_GO_ON = 48

export const sweepUploads = job({
  name: 'documents.sweep-uploads',
  cron: '17 * * * *',
  async run(tools) {
    const before = new Date(tools.now.getTime() - HOURS_TO_GO_ON * 3_600_000)
    await tools.read(({ config }) => sweepPartialFiles(config.dataFolder, before))
  },
})
