/** `npm start`: brings everything up on one port, says what it is doing, and ends cleanly. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { startBackground } from '#kernel/app.ts'
import { type Config, ConfigError, readConfig } from '#kernel/config.ts'
import { createHttp } from '#kernel/http.ts'
import { messageOf } from '#kernel/log.ts'
import { systemClock } from '#kernel/time.ts'
import { startFactSources } from '#modules/exchange/stand-in/fact-sources.ts'
import { demoTemper, startUpperPlatform } from '#modules/exchange/stand-in/upper-platform.ts'
import { startCourier } from '#modules/handouts/stand-in/courier.ts'
import { startIdReader } from '#modules/counter/stand-in/id-reader.ts'
import { startScanner } from '#modules/counter/stand-in/scanner.ts'
import { startPaymentGateway } from '#modules/payments/stand-in/payment-gateway.ts'
import { startStandIns } from '#modules/notices/stand-ins/start.ts'
import { openSystem, type System } from '#server/boot.ts'
import packageJson from '../package.json' with { type: 'json' }
import { ensureCity, historyIsTold } from '#data/demo/demo.ts'
import { DEMO_PASSWORD, demoAccounts, demoCards } from '#data/demo/load-city.ts'
import { buildWebIfStale } from '#tools/build-web.ts'

const started = process.hrtime.bigint()
const seconds = () => (Number(process.hrtime.bigint() - started) / 1e9).toFixed(1)
const say = (what: string) => console.log(`[${seconds().padStart(5)} s] ${what}`)

const ending: (() => Promise<unknown>)[] = []
let leaving = false

async function leave(code: number): Promise<void> {
  if (leaving) return
  leaving = true
  // A step that hangs must not keep the process: the database is asked to stop in any case.
  setTimeout(() => process.exit(code || 1), 20_000).unref()
  for (const step of ending.splice(0)) await step().catch((error: unknown) => console.error(error))
  process.exit(code)
}

process.on('SIGINT', () => void leave(0))
process.on('SIGTERM', () => void leave(0))

async function serve(config: Config): Promise<void> {
  const webFolder = join(import.meta.dirname, '../dist/web')
  await buildWebIfStale(say)
  const standIns =
    config.demo && !config.smsUrl && !config.smtpUrl ? await startStandIns({ clock: systemClock }) : undefined
  if (standIns) ending.unshift(() => standIns.close())
  const upper =
    config.demo && !config.exchangeUrl
      ? await startUpperPlatform({ temper: demoTemper(), file: join(config.dataFolder, 'stand-in-platform.jsonl') })
      : undefined
  if (upper) ending.unshift(() => upper.close())
  const sources = config.demo && !config.factsUrl ? await startFactSources() : undefined
  if (sources) ending.unshift(() => sources.close())
  const gateway =
    config.demo && !config.paymentUrl
      ? await startPaymentGateway({ clock: systemClock, file: join(config.dataFolder, 'stand-in-payments.jsonl') })
      : undefined
  if (gateway) ending.unshift(() => gateway.close())
  const reader = config.demo && !config.readerUrl ? await startIdReader(demoCards()) : undefined
  if (reader) ending.unshift(() => reader.close())
  const scanner = config.demo && !config.scannerUrl ? await startScanner() : undefined
  if (scanner) ending.unshift(() => scanner.close())
  const courier = config.demo && !config.courierUrl ? await startCourier({ clock: systemClock }) : undefined
  if (courier) ending.unshift(() => courier.close())
  const system: System = await openSystem({
    config: {
      ...config,
      smsUrl: standIns?.smsUrl ?? config.smsUrl,
      smtpUrl: standIns?.smtpUrl ?? config.smtpUrl,
      gatewaysStandIn: standIns !== undefined,
      exchangeUrl: upper?.url ?? config.exchangeUrl,
      exchangeStandIn: upper !== undefined,
      factsUrl: sources?.url ?? config.factsUrl,
      factsStandIn: sources !== undefined,
      paymentUrl: gateway?.url ?? config.paymentUrl,
      paymentStandIn: gateway !== undefined,
      readerUrl: reader?.url ?? config.readerUrl,
      courierUrl: courier?.url ?? config.courierUrl,
      courierStandIn: courier !== undefined,
      readerStandIn: reader !== undefined,
      scannerUrl: scanner?.url ?? config.scannerUrl,
      scannerStandIn: scanner !== undefined,
    },
    as: 'server',
    progress: say,
    onDatabaseExit: (how) => {
      if (leaving) return
      console.error(`数据库意外停止 (PostgreSQL ended unexpectedly): ${how}`)
      void leave(1)
    },
  })
  ending.unshift(() => system.stop())
  if (config.demo) await ensureCity(system, say)
  const background = await startBackground(system.app, system.databaseUrl)
  ending.unshift(() => background.stop())
  const http = await createHttp(system.app, { webFolder, version: packageJson.version })
  const address = await http.listen({ port: config.port, host: config.host })
  ending.unshift(() => http.close())
  // Links that leave this server carry the port it really has.
  system.app.config.port = Number(new URL(address).port)
  if (standIns) say(`短信和邮件的演示替身 (stand-ins for SMS and mail): ${standIns.pageUrl}`)
  if (upper) say(`上级平台的演示替身 (stand-in for the platform above): ${upper.pageUrl}`)
  if (gateway) say(`支付平台的演示替身 (stand-in for the payment gateway): ${gateway.pageUrl}`)
  if (courier) say(`寄递服务的演示替身 (stand-in for the courier): ${courier.pageUrl}`)
  if (reader) say(`读卡器的演示替身 (stand-in for the ID reader): ${reader.url}`)
  if (scanner) say(`扫描仪的演示替身 (stand-in for the scanner): ${scanner.url}`)
  say(`一窗已就绪 (ready): ${config.publicUrl ?? address}`)
  if (!config.demo) return
  printDemoAccounts()
  const told = await historyIsTold(system.app)
  if (!told && !leaving) tellHistoryBehind(system.app.config)
}

function printDemoAccounts(): void {
  const lines = demoAccounts().map(({ username, title, shows }) => `  ${username.padEnd(14)} ${title}：${shows}`)
  console.log(`\n演示账号，密码均为 ${DEMO_PASSWORD} (demo accounts, one password for all)\n${lines.join('\n')}\n`)
}

/** Sixty days of history take a minute or so: told by a process of its own while the server already answers. */
function tellHistoryBehind({ exchangeUrl = '', factsUrl = '', paymentUrl = '' }: Config): void {
  const teller = spawn(process.execPath, [join(import.meta.dirname, 'cli.ts'), 'demo'], {
    // The channel closes when this process ends, however it ends, and the teller ends with it.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: {
      ...process.env,
      ONEWINDOW_EXCHANGE_URL: exchangeUrl,
      ONEWINDOW_FACTS_URL: factsUrl,
      ONEWINDOW_PAYMENT_URL: paymentUrl,
    },
  })
  createInterface({ input: teller.stdout! }).on('line', say)
  const ended = new Promise((resolve) => teller.on('exit', resolve))
  ending.unshift(async () => {
    teller.kill('SIGTERM')
    await ended
  })
}

try {
  await serve(readConfig(process.env))
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : `启动失败 (could not start): ${messageOf(error)}`)
  await leave(1)
}
