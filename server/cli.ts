/** The operator's tool: `npm run onewindow -- <command>`. Works beside a running server and without one. */
import type { App } from '#kernel/app.ts'
import { readConfig } from '#kernel/config.ts'
import { createLog, messageOf } from '#kernel/log.ts'
import { openSystem } from '#server/boot.ts'
import { migrateCommand } from '#server/commands/migrate.ts'
import { verifyAuditCommand } from '#server/commands/verify-audit.ts'

type Command = {
  usage: string
  purpose: string
  run: (app: App, args: readonly string[], print: (line: string) => void) => Promise<void>
}

const commands: Record<string, Command> = {
  migrate: { usage: 'migrate', purpose: '建立或升级数据表', run: migrateCommand },
  'verify-audit': { usage: 'verify-audit', purpose: '核对审计记录链', run: verifyAuditCommand },
}

const [name = '', ...args] = process.argv.slice(2)
const command = commands[name]

if (!command) {
  const lines = Object.values(commands).map((one) => `  ${one.usage.padEnd(34)} ${one.purpose}`)
  console.log(`用法：npm run onewindow -- <命令>\n${lines.join('\n')}`)
  process.exitCode = name === '' || name === 'help' || name === '--help' ? 0 : 2
} else {
  try {
    const system = await openSystem({
      config: readConfig(process.env),
      as: 'tool',
      poolSize: 4,
      log: createLog('error', false),
    })
    try {
      await command.run(system.app, args, (line) => console.log(line))
    } finally {
      await system.stop()
    }
  } catch (error) {
    console.error(messageOf(error))
    process.exitCode = 1
  }
}
