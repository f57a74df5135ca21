/** The operator's tool: `npm run onewindow -- <command>`. Works beside a running server and without one. */
import { readConfig } from '#kernel/config.ts'
import { createLog, messageOf } from '#kernel/log.ts'
import { openSystem, type System } from '#server/boot.ts'
import { createAdminCommand } from '#server/commands/create-admin.ts'
import { demoCommand } from '#server/commands/demo.ts'
import { importItemsCommand } from '#server/commands/import-items.ts'
import { importRegionsCommand } from '#server/commands/import-regions.ts'
import { migrateCommand } from '#server/commands/migrate.ts'
import { offerHistoryCommand } from '#server/commands/offer-history.ts'
import { verifyAuditCommand } from '#server/commands/verify-audit.ts'

type Command = {
  usage: string
  purpose: string
  run: (system: System, args: readonly string[], print: (line: string) => void) => Promise<void>
}

const commands: Record<string, Command> = {
  migrate: { usage: 'migrate', purpose: '建立或升级数据表', run: migrateCommand },
  demo: { usage: 'demo', purpose: '建立演示城市和它的办件历史', run: demoCommand },
  'import-items': {
    usage: 'import-items FILE [--publish]',
    purpose: '导入事项清单（JSON）；--publish 发布没有问题的',
    run: importItemsCommand,
  },
  'import-regions': {
    usage: 'import-regions FILE…',
    purpose: '导入行政区划（CSV，列 code 和 name）',
    run: importRegionsCommand,
  },
  'verify-audit': { usage: 'verify-audit', purpose: '核对审计记录链', run: verifyAuditCommand },
  'offer-history': {
    usage: 'offer-history',
    purpose: '向上级平台补报启用数据交换以前的办件',
    run: offerHistoryCommand,
  },
  'create-admin': {
    usage: 'create-admin --organ 名称 --region 代码',
    purpose: '为空的系统建立三位管理员',
    run: createAdminCommand,
  },
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
      await command.run(system, args, (line) => console.log(line))
    } finally {
      await system.stop()
    }
  } catch (error) {
    console.error(messageOf(error))
    process.exitCode = 1
  }
}
