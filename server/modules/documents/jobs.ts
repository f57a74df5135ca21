import { job } from '#kernel/job.ts'
import { Problem } from '#kernel/problem.ts'
import { scanAgain } from './actions/scan-again.ts'
import { documentsTables } from './store.ts'
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

/** Files that came while the scanner was silent, the oldest first; when it still is, the rest waits for the next turn. */
export const scanWaiting = job({
  name: 'documents.scan-waiting',
  cron: '* * * * *',
  async run(tools) {
    const waiting = await tools.read((ctx) =>
      ctx.config.clamdUrl
        ? documentsTables(ctx)
            .selectFrom('documents.file')
            .select('id')
            .where('scan', '=', 'waiting')
            .orderBy('id')
            .limit(200)
            .execute()
        : Promise.resolve([]),
    )
    for (const { id } of waiting) {
      try {
        await tools.perform(scanAgain, { id })
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        return
      }
    }
  },
})
