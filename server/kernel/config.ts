import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'

const flag = z.enum(['0', '1'], '只能是 0 或 1 (0 or 1)').transform((value) => value === '1')
const web = z.url({ protocol: /^https?$/, error: '应是 http(s):// 开头的地址 (an http(s) address)' })
const signedPeer = web
  .refine(
    (address) => URL.canParse(address) && Boolean(new URL(address).username && new URL(address).password),
    '应写成 https://应用号:密钥@主机/路径 (must carry APP:KEY)',
  )
  .optional()

const settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, '应以 postgres:// 开头 (must start with postgres://)')
    .optional(),
  ONEWINDOW_DATA: z.string().default('.onewindow'),
  ONEWINDOW_DEMO: flag.default(true),
  ONEWINDOW_DEMO_CASES: z.coerce.number().int().min(0).max(5000).default(400),
  ONEWINDOW_URL: web.optional(),
  ONEWINDOW_MASTER_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, '应是 64 位十六进制 (64 hex digits)')
    .optional(),
  ONEWINDOW_TRUST_PROXY: flag.default(false),
  ONEWINDOW_RATE_LIMIT: flag.default(true),
  ONEWINDOW_SESSION_HOURS: z.coerce
    .number()
    .min(0.1)
    .max(24 * 30)
    .default(12),
  ONEWINDOW_SMS_URL: web.optional(),
  ONEWINDOW_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, '应以 smtp:// 开头 (must start with smtp://)')
    .optional(),
  ONEWINDOW_EXCHANGE_URL: signedPeer,
  ONEWINDOW_FACTS_URL: signedPeer,
  ONEWINDOW_EXCHANGE_KEEP_MONTHS: z.coerce.number().int().min(1).max(600).default(36),
  ONEWINDOW_COUNTER_DRAFT_DAYS: z.coerce.number().int().min(1).max(365).default(30),
  ONEWINDOW_EXCHANGE_SOURCE: z
    .string()
    .regex(/^[0-9A-Za-z]{1,3}$/, '应是上级平台分配的 1 到 3 位代码 (1 to 3 letters or digits)')
    .default('1'),
  ONEWINDOW_PAYMENT_URL: signedPeer,
  ONEWINDOW_RENEWAL_REMINDER_DAYS: z.coerce.number().int().min(31).max(365).default(60),
  ONEWINDOW_OBJECTION_ANSWER_DAYS: z.coerce.number().int().min(1).max(60).default(15),
  ONEWINDOW_ASSISTANCE_DAYS: z.coerce.number().int().min(1).max(30).default(3),
  ONEWINDOW_READER_URL: web.optional(),
  ONEWINDOW_SCANNER_URL: web.optional(),
  ONEWINDOW_COURIER_URL: signedPeer,
  ONEWINDOW_S3_URL: signedPeer.refine(
    (address) => address === undefined || (URL.canParse(address) && new URL(address).pathname.length > 1),
    '应写成 https://密钥号:密钥@主机/桶名 (must name the bucket)',
  ),
  ONEWINDOW_S3_REGION: z.string().min(1).default('us-east-1'),
  ONEWINDOW_CLAMD_URL: z
    .string()
    .regex(/^(tcp:\/\/[^/]+|unix:\/.+)$/, '应写成 tcp://主机:3310 或 unix:/路径 (tcp://HOST:PORT or unix:/PATH)')
    .refine((address) => URL.canParse(address), '不是有效的地址 (not an address)')
    .optional(),
  ONEWINDOW_CLAMD_SILENT: z.enum(['refuse', 'keep'], '只能是 refuse 或 keep (refuse or keep)').default('refuse'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

export type Config = {
  port: number
  host: string
  /** Absent: the server brings its own PostgreSQL under the data folder. */
  databaseUrl?: string
  /** Absolute path. */
  dataFolder: string
  demo: boolean
  /** How many cases the demo city's history has. */
  demoCases: number
  /** The address people see, for links and QR codes; no trailing slash. Absent: `http://HOST:PORT`. */
  publicUrl?: string
  masterKey?: string
  trustProxy: boolean
  rateLimit: boolean
  sessionHours: number
  /** Gateways outside; absent: the stand-ins that come with the demo, or nothing is sent. */
  smsUrl?: string
  smtpUrl?: string
  /** What stands at `smsUrl` and `smtpUrl` are the stand-ins of the demo, and screens say so. */
  gatewaysStandIn?: boolean
  /** The platform above that takes rows of cases and licences; absent: nothing is told. */
  exchangeUrl?: string
  /** Where facts are asked of other bodies. */
  factsUrl?: string
  /** What stands at `factsUrl` is the stand-in of the demo, and screens say so. */
  factsStandIn?: boolean
  /** So long sealed values of the exchange are kept; the lines of who was told or asked what stay. */
  exchangeKeepMonths: number
  /** So many days an application begun at a counter and not filed is kept. */
  counterDraftDays: number
  /** The code the platform above has given this one. */
  exchangeSource: string
  /** What stands at `exchangeUrl` is the stand-in of the demo, and screens say so. */
  exchangeStandIn?: boolean
  /** The gateway for non-tax payments; absent: nothing can be paid online. */
  paymentUrl?: string
  /** What stands at `paymentUrl` is the stand-in of the demo, and screens say so. */
  paymentStandIn?: boolean
  /** Working days in which a supervisor answers an objection to the use of a licence or a material. */
  objectionAnswerDays: number
  /** Working days within which a hall gets in touch with whoever asked for help. */
  assistanceDays: number
  /** So many days before a licence ends its holder is reminded; more than the thirty after which it is late. */
  renewalReminderDays: number
  /** Where the browser of a counter finds the ID reader of its own machine: the same address at every counter. */
  readerUrl?: string
  readerStandIn?: boolean
  /** Where it finds the document scanner or camera, likewise. */
  scannerUrl?: string
  scannerStandIn?: boolean
  /** The courier that takes results by post; absent: nothing is posted. */
  courierUrl?: string
  courierStandIn?: boolean
  /** Bucket of an S3-compatible store for the bytes of files, with the keys to it; absent: they lie in the data folder. */
  s3Url?: string
  s3Region: string
  /** ClamAV's daemon; absent: uploads are not scanned for viruses. */
  clamdUrl?: string
  /** What the silent scanner could not look through is kept, closed to everybody, until it has; otherwise refused. */
  keepUnscanned?: boolean
  logLevel: string
}

/** A setting that cannot work; `message` lists each one by name. */
export class ConfigError extends Error {}

/**
 * Reads and checks the settings.
 * @throws ConfigError naming every setting that is wrong and what it should be
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const read = settings.safeParse(given)
  if (!read.success) {
    const lines = read.error.issues.map((issue) => `  ${issue.path.join('.')}：${issue.message}`)
    throw new ConfigError(`设置有误 (bad settings):\n${lines.join('\n')}`)
  }
  const s = read.data
  return {
    port: s.PORT,
    host: s.HOST,
    databaseUrl: s.DATABASE_URL,
    dataFolder: resolve(s.ONEWINDOW_DATA),
    demo: s.ONEWINDOW_DEMO,
    demoCases: s.ONEWINDOW_DEMO_CASES,
    publicUrl: s.ONEWINDOW_URL?.replace(/\/+$/, ''),
    masterKey: s.ONEWINDOW_MASTER_KEY,
    trustProxy: s.ONEWINDOW_TRUST_PROXY,
    rateLimit: s.ONEWINDOW_RATE_LIMIT,
    sessionHours: s.ONEWINDOW_SESSION_HOURS,
    smsUrl: s.ONEWINDOW_SMS_URL,
    smtpUrl: s.ONEWINDOW_SMTP_URL,
    exchangeUrl: s.ONEWINDOW_EXCHANGE_URL,
    factsUrl: s.ONEWINDOW_FACTS_URL,
    exchangeKeepMonths: s.ONEWINDOW_EXCHANGE_KEEP_MONTHS,
    counterDraftDays: s.ONEWINDOW_COUNTER_DRAFT_DAYS,
    exchangeSource: s.ONEWINDOW_EXCHANGE_SOURCE,
    paymentUrl: s.ONEWINDOW_PAYMENT_URL,
    renewalReminderDays: s.ONEWINDOW_RENEWAL_REMINDER_DAYS,
    assistanceDays: s.ONEWINDOW_ASSISTANCE_DAYS,
    objectionAnswerDays: s.ONEWINDOW_OBJECTION_ANSWER_DAYS,
    courierUrl: s.ONEWINDOW_COURIER_URL,
    readerUrl: s.ONEWINDOW_READER_URL?.replace(/\/+$/, ''),
    scannerUrl: s.ONEWINDOW_SCANNER_URL?.replace(/\/+$/, ''),
    s3Url: s.ONEWINDOW_S3_URL,
    s3Region: s.ONEWINDOW_S3_REGION,
    clamdUrl: s.ONEWINDOW_CLAMD_URL,
    keepUnscanned: s.ONEWINDOW_CLAMD_SILENT === 'keep',
    logLevel: s.LOG_LEVEL,
  }
}

/** Creates the data folder, readable by its owner only. */
export function prepareDataFolder(config: Config): void {
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o755 })
}
