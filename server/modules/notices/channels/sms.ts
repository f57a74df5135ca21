import { messageOf } from '#kernel/log.ts'
import { headersFor, peerOf } from '#kernel/signed-request.ts'
import { z } from 'zod'
import type { Outcome } from './outcome.ts'

export type Text = { id: string; phone: string; text: string }

const PATIENCE_MS = 5000

/**
 * Hands one text to the SMS gateway by the protocol in this module's README.
 * @param gateway `https://APP:KEY@host/path`; with APP and KEY each request is signed
 * @throws Error, without the phone number, when it is worth trying again
 */
export async function sendText(gateway: string, text: Text, now: Date): Promise<Outcome> {
  const reply = await post(gateway, text, now)
  if (reply.status === 422) return { taken: false, reason: '短信平台拒收：号码无效或内容不能发送' }
  if (reply.status !== 202) throw new Error(`the SMS gateway answered ${reply.status}`)
  const { receipt } = (await reply.json()) as { receipt?: unknown }
  if (typeof receipt !== 'string') throw new Error('the SMS gateway gave no receipt')
  return { taken: true, receipt: receipt.slice(0, 200) }
}

export type TextReport = { receipt: string; arrived: boolean; at: string; reason?: string }

const report = z.object({
  receipt: z.string(),
  state: z.enum(['delivered', 'undelivered']),
  at: z.iso.datetime({ offset: true }),
  reason: z.string().max(200).optional(),
})

/**
 * What became of texts the gateway took; of those it does not know yet it says nothing.
 * @throws Error when it gives no proper answer
 */
export async function askForReports(gateway: string, receipts: readonly string[], now: Date): Promise<TextReport[]> {
  const reply = await post(gateway, { receipts }, now, '/reports')
  if (reply.status !== 200) throw new Error(`the SMS gateway answered ${reply.status} when asked for reports`)
  const { reports } = z.object({ reports: z.array(report) }).parse(await reply.json())
  return reports.map(({ receipt, state, at, reason }) => ({
    receipt,
    arrived: state === 'delivered',
    at: new Date(at).toISOString(),
    reason,
  }))
}

async function post(gateway: string, content: object, now: Date, below = ''): Promise<Response> {
  const peer = peerOf(gateway)
  const body = JSON.stringify(content)
  return fetch(`${peer.address.replace(/\/$/, '')}${below}`, {
    method: 'POST',
    headers: headersFor(peer, now, body),
    body,
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((error: unknown) => {
    throw new Error(`the SMS gateway cannot be reached: ${messageOf((error as Error).cause ?? error)}`)
  })
}
