/** Stands in for the courier in the demo and in tests: speaks docs/courier-protocol.md, and can be told to misbehave. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isSigned } from '#kernel/signed-request.ts'
import type { Clock } from '#kernel/time.ts'
import { envelopeOf, type Shipment } from '../channel/courier.ts'
import { type ShipmentTold, type TrackingCode, trackingCodes } from '../contract.ts'

type Kept = Shipment & { tracking: string; events: ShipmentTold['events'] }

export type Courier = {
  /** What to set as ONEWINDOW_COURIER_URL. */
  readonly url: string
  readonly pageUrl: string
  readonly shipments: ReadonlyMap<string, Kept>
  /** The next `count` questions get no answer. */
  failNext(count: number): void
  /** Something happens to a parcel; nobody is told of it. */
  happen(shipment: string, code: TrackingCode, at: Date, signer?: string): void
  /** The notice of a shipment as it stands, to be delivered by whoever asks. */
  noticeOf(shipment: string): ReturnType<typeof envelopeOf>
  close(): Promise<void>
}

const [APP, KEY] = ['demo-city', 'stand-in']

export async function startCourier({ clock, port = 0 }: { clock: Clock; port?: number }): Promise<Courier> {
  const shipments = new Map<string, Kept>()
  let failures = 0
  let url = ''
  const toldOf = ({ shipment, tracking, events }: Kept): ShipmentTold => ({ shipment, tracking, events })
  const happen = (shipment: string, code: TrackingCode, at: Date, signer?: string) => {
    shipments.get(shipment)?.events.push({ code, at: at.toISOString(), place: '示范市（模拟）', signer })
  }
  const answers: Record<string, (question: never) => ShipmentTold | undefined> = {
    shipments(asked: Shipment) {
      const kept = shipments.get(asked.shipment) ?? {
        ...asked,
        tracking: `SF${String(shipments.size + 1).padStart(10, '0')}`,
        events: [],
      }
      shipments.set(asked.shipment, kept)
      return toldOf(kept)
    },
    tracking({ shipment }: { shipment: string }) {
      const kept = shipments.get(shipment)
      return kept && toldOf(kept)
    },
  }
  const notify = async (kept: Kept) => {
    await fetch(kept.notify, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(envelopeOf(url, toldOf(kept), clock.now())),
      signal: AbortSignal.timeout(10_000),
    })
  }
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const what = new URL(request.url ?? '/', 'http://courier').pathname.split('/').at(-1) ?? ''
    if (request.method !== 'POST') return html(response, page([...shipments.values()]))
    const body = await readBody(request)
    if (what === 'happen') {
      const said = new URLSearchParams(body)
      const kept = shipments.get(said.get('shipment') ?? '')
      const code = said.get('code') as TrackingCode
      if (kept && code in trackingCodes) {
        happen(kept.shipment, code, clock.now(), code === 'signed' ? kept.to.name : undefined)
        const times = Number(said.get('times') ?? '1')
        for (let time = 0; time < times; time++) await notify(kept).catch(() => undefined)
      }
      return void response.writeHead(303, { location: '/' }).end()
    }
    if (!isSigned(request.headers, { app: APP, key: KEY }, body)) return json(response, 401)
    if (failures > 0) {
      failures -= 1
      return void response.destroy()
    }
    const told = answers[what]?.(JSON.parse(body) as never)
    return json(response, told ? 200 : 404, told)
  }
  const server = createServer((request, response) => void handle(request, response).catch(() => response.destroy()))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`
  url = `http://${APP}:${KEY}@${address}/courier`
  return {
    url,
    pageUrl: `http://${address}`,
    shipments,
    failNext: (count) => void (failures = count),
    happen,
    noticeOf: (shipment) => envelopeOf(url, toldOf(shipments.get(shipment)!), clock.now()),
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

function html(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(body)
}

function json(response: ServerResponse, status: number, body: object = {}): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function page(shipments: readonly Kept[]): string {
  const choices = Object.entries(trackingCodes).map(([code, title]) => `<option value="${code}">${title}</option>`)
  const rows = shipments.toReversed().map(
    ({
      shipment,
      tracking,
      events,
    }) => `<tr><td>${tracking}</td><td>${events.map(({ code }) => trackingCodes[code]).join('、')}</td>
<td><form method="post" action="/happen"><input type="hidden" name="shipment" value="${shipment}"><select name="code">${choices.join('')}</select>
<select name="times"><option value="1">通知一次</option><option value="3">重复通知</option><option value="0">通知丢失</option></select>
<button>发生</button></form></td></tr>`,
  )
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>寄递服务（模拟）</title>
<h1>寄递服务（模拟）</h1><p>演示替身：没有真的寄出任何东西。</p><table><tr><th>邮件号</th><th>轨迹</th><th></th></tr>${rows.join('')}</table></html>`
}
