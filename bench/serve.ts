/** The server as `npm start` runs it, without web and demo, for a bench that forks it: says where it listens, answers its memory. */
import { startBackground } from '#kernel/app.ts'
import { readConfig } from '#kernel/config.ts'
import { createHttp } from '#kernel/http.ts'
import { openSystem } from '#server/boot.ts'

const config = readConfig(process.env)
const system = await openSystem({ config, as: 'server' })
const startWork = () => startBackground(system.app, system.databaseUrl)
let background = process.env['BENCH_BACKGROUND'] === '1' ? startWork() : undefined
await background
const http = await createHttp(system.app, { version: 'bench' })
const address = await http.listen({ port: config.port, host: config.host })
process.send?.({ ready: { address, databaseUrl: system.databaseUrl } })

async function stop(): Promise<void> {
  await http.close()
  await (await background)?.stop()
  await system.stop()
  process.exit(0)
}
process.on('message', () => void (background ??= startWork()))
process.on('SIGTERM', () => void stop())
process.on('SIGINT', () => void stop())
process.on('disconnect', () => void stop())
