/** Stands in for the platform above in the demo and in tests: speaks docs/exchange-protocol.md, and can be told to misbehave. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { isSigned } from '#kernel/signed-request.ts'
import type { SentBatch } from '../channel/platform.ts'
import { standInPage } from './page.ts'
import { type PlatformMemory, platformMemory, type Temper } from './platform-memory.ts'

/** `cut`: the connection breaks in the middle of the answer, after the rows were taken. */
type Failure = { status: number } | 'cut'

export type UpperPlatform = {
  /** What to set as ONEWINDOW_EXCHANGE_URL. */
  readonly url: string
  readonly pageUrl: string
  readonly memory: PlatformMemory
  /** Requests with rows that arrived, answered or not. */
  readonly requests: number
  /** The next `count` requests with rows fail. */
  failNext(count: number, how: Failure): void
  /** Every answer takes so long from now on. */
  slowDown(milliseconds: number): void
  close(): Promise<void>
}

export type UpperPlatformOptions = {
  temper?: Temper
  file?: string
  host?: string
  port?: number
  app?: string
  key?: string
}

export async function startUpperPlatform(options: UpperPlatformOptions = {}): Promise<UpperPlatform> {
  const { temper, file, host = '127.0.0.1', port = 0, app = 'demo-city', key = 'stand-in' } = options
  const memory = platformMemory(temper, file)
  let failures: Failure[] = []
  let delay = 0
  let requests = 0

  const answers: Record<string, (question: never) => object> = {
    rows: ({ batch, rows }: SentBatch) => ({ batch, receipts: rows.map((row) => memory.take(row)) }),
    days: ({ day }: { day: string }) => memory.totalsOf(day),
    'day-rows': ({ day, after }: { day: string; after?: string }) => memory.rowsOf(day, after),
  }
  /** What a visitor may have it do wrong, from its page. */
  const mischief: Record<string, (said: URLSearchParams) => void> = {
    'refuse-next': () => memory.refuseNext(),
    'lose-case': (said) => memory.loseCase(said.get('number')?.trim() ?? ''),
  }
  const answerPost = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await readBody(request)
    const what = (request.url ?? '').split('/').at(-1) ?? ''
    const wrong = mischief[what]
    if (wrong) {
      wrong(new URLSearchParams(body))
      response.writeHead(303, { location: '/' }).end()
      return
    }
    if (!isSigned(request.headers, { app, key }, body)) return answer(response, 401)
    const respond = answers[what]
    if (!respond) return answer(response, 404)
    if (delay > 0) await setTimeout(delay)
    const failure = what === 'rows' ? failures.shift() : undefined
    if (what === 'rows') requests += 1
    if (failure && failure !== 'cut') return answer(response, failure.status)
    const told = respond(JSON.parse(body) as never)
    return failure === 'cut' ? cut(response, told) : answer(response, 200, told)
  }
  const server = createServer((request, response) => {
    if (request.method === 'POST') {
      answerPost(request, response).catch(() => response.destroy())
      return
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(standInPage([...memory.kept.values()]))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve)
  })
  const address = `${host}:${(server.address() as AddressInfo).port}`
  return {
    url: `http://${app}:${key}@${address}/exchange`,
    pageUrl: `http://${address}`,
    memory,
    get requests() {
      return requests
    },
    failNext: (count, how) => void (failures = Array.from({ length: count }, () => how)),
    slowDown: (milliseconds) => void (delay = milliseconds),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** As the demo has it: now and then it does not know an item yet until the row comes again, and it loses a row. */
export function demoTemper(): Temper {
  return {
    refuse: (row, seenBefore) =>
      row.table === 'up_pro_accept' && !seenBefore && lot(row.guid, 23)
        ? { code: 'E-CATALOGUE', reason: '实施编码还没有在上级平台的事项目录中登记，登记后请重发' }
        : undefined,
    forget: (row, seenBefore) => !seenBefore && row.table === 'up_pro_process' && lot(row.guid, 211),
  }
}

/** The same rows every time, about one in `of`. */
function lot(guid: string, of: number): boolean {
  return Number.parseInt(guid.slice(-8), 16) % of === 0
}

export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

function answer(response: ServerResponse, status: number, body: object = {}): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function cut(response: ServerResponse, body: object): void {
  const text = JSON.stringify(body)
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
  response.write(text.slice(0, text.length / 2), () => response.destroy())
}
