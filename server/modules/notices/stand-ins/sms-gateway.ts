/** Stands in for a city's SMS gateway in the demo and in tests: takes texts by the README's protocol and keeps them in memory. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isSigned } from '#kernel/signed-request.ts'
import type { Clock } from '#kernel/time.ts'

export type TakenText = { id: string; phone: string; text: string; receipt: string; at: Date }

export type SmsGateway = {
  /** What to set as ONEWINDOW_SMS_URL. */
  readonly url: string
  /** The page's address. */
  readonly origin: string
  readonly taken: readonly TakenText[]
  /** The next `count` requests are answered with `status`; with `takenFirst` the text is taken and only the answer lost. */
  failNext(count: number, status?: number, takenFirst?: boolean): void
  /** The next `count` texts are taken, and reported never to have reached the phone. */
  loseNext(count: number): void
  close(): Promise<void>
}

export type SmsGatewayOptions = {
  clock: Clock
  host?: string
  port?: number
  app?: string
  key?: string
  /** What `GET /` answers. */
  page?: () => string
}

const KEPT = 500

export async function startSmsGateway(options: SmsGatewayOptions): Promise<SmsGateway> {
  const { clock, host = '127.0.0.1', port = 0, app = 'demo', key = 'stand-in', page = () => '' } = options
  const taken: TakenText[] = []
  const lost = new Set<string>()
  let toLose = 0
  let failures: { status: number; takenFirst: boolean }[] = []

  const take = (text: Omit<TakenText, 'receipt' | 'at'>): string => {
    const before = taken.find((one) => one.id === text.id)
    if (before) return before.receipt
    const receipt = `SMS-${text.id}`
    taken.push({ ...text, receipt, at: clock.now() })
    if (toLose > 0) {
      toLose -= 1
      lost.add(receipt)
    }
    if (taken.length > KEPT) taken.shift()
    return receipt
  }
  const answerPost = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await readBody(request)
    const failure = failures[0]
    failures = failures.slice(1)
    if (failure && !failure.takenFirst) return answer(response, failure.status)
    if (!isSigned(request.headers, { app, key }, body)) return answer(response, 401)
    const text = textIn(body)
    if (!text) return answer(response, 422)
    const receipt = take(text)
    return failure ? answer(response, failure.status) : answer(response, 202, { receipt })
  }
  const answerReports = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await readBody(request)
    if (!isSigned(request.headers, { app, key }, body)) return answer(response, 401)
    const { receipts } = JSON.parse(body) as { receipts: readonly string[] }
    const reports = taken
      .filter(({ receipt }) => receipts.includes(receipt))
      .map(({ receipt, at }) => ({
        receipt,
        at: at.toISOString(),
        ...(lost.has(receipt) ? { state: 'undelivered', reason: '手机停机或者空号' } : { state: 'delivered' }),
      }))
    return answer(response, 200, { reports })
  }
  const server = createServer((request, response) => {
    if (request.method === 'POST') {
      const answered = request.url?.endsWith('/reports') ? answerReports : answerPost
      answered(request, response).catch(() => response.destroy())
      return
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve)
  })
  const { port: actualPort } = server.address() as AddressInfo
  return {
    url: `http://${app}:${key}@${host}:${actualPort}/messages`,
    origin: `http://${host}:${actualPort}`,
    taken,
    failNext(count, status = 503, takenFirst = false) {
      failures = Array.from({ length: count }, () => ({ status, takenFirst }))
    },
    loseNext(count) {
      toLose = count
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

/** A mainland mobile number and a text, or nothing. */
function textIn(body: string): { id: string; phone: string; text: string } | undefined {
  const { id, phone, text } = JSON.parse(body) as Record<string, unknown>
  const known = typeof id === 'string' && typeof phone === 'string' && typeof text === 'string'
  return known && /^1\d{10}$/.test(phone) && text.length > 0 ? { id, phone, text } : undefined
}

function answer(response: ServerResponse, status: number, body: object = {}): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
