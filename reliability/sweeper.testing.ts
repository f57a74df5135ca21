/** A process that does a night's sweeps of cases when it is told to, over a database that is there; made to be killed amid them. */
import { createInterface } from 'node:readline'
import { createApp } from '#kernel/app.ts'
import { readConfig } from '#kernel/config.ts'
import { runJob } from '#kernel/job.ts'
import { createLog } from '#kernel/log.ts'
import { modules } from '#server/modules.ts'

const [databaseUrl, dataFolder, masterKey, now] = process.argv.slice(2) as [string, string, string, string]
const app = createApp({
  config: readConfig({ ONEWINDOW_DATA: dataFolder, ONEWINDOW_MASTER_KEY: masterKey, LOG_LEVEL: 'silent' }),
  databaseUrl,
  masterKey,
  modules,
  clock: { now: () => new Date(now) },
  log: createLog('silent', false),
  poolSize: 2,
})
const sweeps = modules.flatMap(({ jobs = [] }) => jobs).filter(({ name }) => name.startsWith('cases.sweep-'))
process.stdout.write('ready\n')
for await (const _ of createInterface({ input: process.stdin })) {
  for (const sweep of sweeps) await runJob(app, sweep)
  process.stdout.write('swept\n')
}
