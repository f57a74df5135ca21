/**
 * One import by the operator's command, in a process of its own, and what that process took:
 *
 *   DATABASE_URL=… node --expose-gc bench/import-once.ts FILE      prints {"seconds":…,"cpu":…,"published":…,"started":…,"held":…,"taken":…}, seconds and bytes
 */
import { readConfig } from '#kernel/config.ts'
import { createLog } from '#kernel/log.ts'
import { openSystem } from '#server/boot.ts'
import { importItemsCommand } from '#server/commands/import-items.ts'

const system = await openSystem({
  config: readConfig(process.env),
  as: 'tool',
  poolSize: 4,
  log: createLog('error', false),
})
const started = process.memoryUsage().rss
let held = 0
// What is left after collecting is what the import holds. Collecting so rarely does not keep the process small.
const watch = setInterval(() => {
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  held = Math.max(held, heapUsed + external)
}, 2000)
const began = performance.now()
let last = ''
await importItemsCommand(system, [process.argv[2]!, '--publish'], (line) => (last = line))
const seconds = (performance.now() - began) / 1000
clearInterval(watch)
globalThis.gc?.()
const { heapUsed, external } = process.memoryUsage()
held = Math.max(held, heapUsed + external)
const { published } = JSON.parse(last) as { published: number }
// Kilobytes, the most there ever were.
const taken = process.resourceUsage().maxRSS * 1024
const cpu = process.cpuUsage()
console.log(JSON.stringify({ seconds, cpu: (cpu.user + cpu.system) / 1e6, published, started, held, taken }))
await system.stop()
