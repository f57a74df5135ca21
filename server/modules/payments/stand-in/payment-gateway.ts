/** Stands in for the gateway in the demo and in tests: speaks docs/payment-protocol.md, and can be told to misbehave. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { isSigned } from '#kernel/signed-request.ts'
import type { Clock } from '#kernel/time.ts'
import { canonical, envelopeOf } from '../channel/gateway.ts'
import type { OrderState } from '../contract.ts'
import { type GatewayMemory, gatewayMemory } from './memory.ts'
import { ordersPage, payPage, refusedPage } from './page.ts'

export type PaymentGateway = {
  /** What to set as ONEWINDOW_PAYMENT_URL. */
  readonly url: string
  readonly pageUrl: string
  readonly memory: GatewayMemory
  /** The next `count` questions get no answer. */
  failNext(count: number): void
  close(): Promise<void>
}

export type PaymentGatewayOptions = { clock: Clock; file?: string; host?: string; port?: number; lateMs?: number }

const APP = 'demo-city'
const KEY = 'stand-in'
/** A signed address is good for so long. */
const FRESH_MS = 30 * 60_000

export async function startPaymentGateway(options: PaymentGatewayOptions): Promise<PaymentGateway> {
  const { clock, file, host = '127.0.0.1', port = 0, lateMs = 60_000 } = options
  const memory = gatewayMemory(file)
  const ending = new AbortController()
  let failures = 0
  let url = ''

  const answers: Record<string, (question: never) => object> = {
    orders: ({ order }: { order: string }) => memory.stateOf(order),
    closings: ({ order }: { order: string }) => memory.close(order),
    refunds: ({ order, refund, amount }: { order: string; refund: string; amount: number }) =>
      memory.refund(order, refund, amount, clock.now()),
    days: ({ day, after }: { day: string; after?: string }) => memory.entriesOf(day, after),
    /** Of this stand-in alone: the demo's history was paid on its own days. */
    history: ({ order, amount, at }: { order: string; amount: number; at: string }) => {
      memory.open(order, amount, 1)
      return memory.pay(order, new Date(at))
    },
  }
  const notify = async (to: string, state: OrderState, wait = 0) => {
    if (wait > 0) await setTimeout(wait, undefined, { signal: ending.signal })
    await fetch(to, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(envelopeOf(url, state, clock.now())),
      signal: AbortSignal.any([ending.signal, AbortSignal.timeout(10_000)]),
    })
  }
  const tell = (to: string, state: OrderState, how: string) => {
    const waits = { once: [0], thrice: [0, 300, 900], late: [lateMs], lost: [] }[how] ?? [0]
    for (const wait of waits) void notify(to, state, wait).catch(() => undefined)
  }

  const cashDesk = async (request: IncomingMessage, response: ServerResponse, query: URLSearchParams) => {
    const timestamp = query.get('timestamp') ?? ''
    const headers = {
      'x-onewindow-app': query.get('app') ?? '',
      'x-onewindow-timestamp': timestamp,
      'x-onewindow-signature': query.get('signature') ?? '',
    }
    const fresh = Math.abs(clock.now().getTime() - Date.parse(timestamp)) < FRESH_MS
    if (!isSigned(headers, { app: APP, key: KEY }, canonical(query)) || !fresh)
      return html(response, refusedPage(), 403)
    const value = (name: string) => query.get(name) ?? ''
    const number = value('order')
    if (request.method === 'POST') {
      const said = new URLSearchParams(await readBody(request))
      const state =
        said.get('does') === 'pay' ? memory.pay(number, clock.now()) : memory.fail(number, '余额不足，银行没有扣款')
      tell(value('notify'), state, said.get('notice') ?? 'once')
      response.writeHead(303, { location: value('back') }).end()
      return
    }
    const { state } = memory.open(number, Number(value('amount')), Number(value('attempt')))
    html(
      response,
      payPage({
        number,
        title: value('title'),
        payee: value('payee'),
        amount: Number(value('amount')),
        back: value('back'),
        query: query.toString(),
        state: state === 'paid' || state === 'closed' ? state : 'open',
      }),
    )
  }
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const asked = new URL(request.url ?? '/', 'http://stand-in')
    const what = asked.pathname.split('/').at(-1) ?? ''
    if (what === 'pay') return cashDesk(request, response, asked.searchParams)
    if (request.method !== 'POST') return html(response, ordersPage(listed(memory)))
    const body = await readBody(request)
    if (what === 'lose') {
      memory.lose(new URLSearchParams(body).get('number')?.trim() ?? '')
      response.writeHead(303, { location: '/' }).end()
      return
    }
    if (!isSigned(request.headers, { app: APP, key: KEY }, body)) return json(response, 401)
    const respond = answers[what]
    if (!respond) return json(response, 404)
    if (failures > 0) {
      failures -= 1
      response.destroy()
      return
    }
    json(response, 200, respond(JSON.parse(body) as never))
  }
  const server = createServer((request, response) => void handle(request, response).catch(() => response.destroy()))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve)
  })
  const address = `${host}:${(server.address() as AddressInfo).port}`
  url = `http://${APP}:${KEY}@${address}/payments`
  return {
    url,
    pageUrl: `http://${address}`,
    memory,
    failNext: (count) => void (failures = count),
    async close() {
      ending.abort()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const listed = (memory: GatewayMemory) =>
  [...memory.orders]
    .toReversed()
    .slice(0, 200)
    .map(([number, { amount, state, movements }]) => ({ number, amount, state, movements: movements.length }))

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

function html(response: ServerResponse, body: string, status = 200): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(body)
}

function json(response: ServerResponse, status: number, body: object = {}): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
