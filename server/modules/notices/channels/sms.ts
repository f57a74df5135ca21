import { messageOf } from '#kernel/log.ts'
import { headersFor, peerOf } from '#kernel/signed-request.ts'
import type { Outcome } from './outcome.ts'

export type Text = { id: string; phone: string; text: string }

const PATIENCE_MS = 5000

/**
 * Hands one text to the SMS gateway by the protocol in this module's README.
 * @param gateway `https://APP:KEY@host/path`; with APP and KEY each request is signed
 * @throws Error, without the phone number, when it is worth trying again
 */
export async function sendText(gateway: string, text: Text, now: Date): Promise<Outcome> {
  const peer = peerOf(gateway)
  const body = JSON.stringify(text)
  const reply = await fetch(peer.address, {
    method: 'POST',
    headers: headersFor(peer, now, body),
    body,
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((error: unknown) => {
    throw new Error(`the SMS gateway cannot be reached: ${messageOf((error as Error).cause ?? error)}`)
  })
  if (reply.status === 422) return { taken: false, reason: '短信平台拒收：号码无效或内容不能发送' }
  if (reply.status !== 202) throw new Error(`the SMS gateway answered ${reply.status}`)
  const { receipt } = (await reply.json()) as { receipt?: unknown }
  if (typeof receipt !== 'string') throw new Error('the SMS gateway gave no receipt')
  return { taken: true, receipt: receipt.slice(0, 200) }
}
