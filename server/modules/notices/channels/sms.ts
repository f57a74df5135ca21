import { createHmac } from 'node:crypto'
import { messageOf } from '#kernel/log.ts'
import type { Outcome } from './outcome.ts'

export type Text = { id: string; phone: string; text: string }

const PATIENCE_MS = 5000

/**
 * Hands one text to the SMS gateway by the protocol in this module's README.
 * @param gateway `https://APP:KEY@host/path`; with APP and KEY each request is signed
 * @throws Error, without the phone number, when it is worth trying again
 */
export async function sendText(gateway: string, text: Text, now: Date): Promise<Outcome> {
  const { address, app, key } = gatewayParts(gateway)
  const body = JSON.stringify(text)
  const headers = { 'content-type': 'application/json', ...(key && signedHeaders(app, key, now.toISOString(), body)) }
  const reply = await fetch(address, { method: 'POST', headers, body, signal: AbortSignal.timeout(PATIENCE_MS) }).catch(
    (error: unknown) => {
      throw new Error(`the SMS gateway cannot be reached: ${messageOf((error as Error).cause ?? error)}`)
    },
  )
  if (reply.status === 422) return { taken: false, reason: '短信平台拒收：号码无效或内容不能发送' }
  if (reply.status !== 202) throw new Error(`the SMS gateway answered ${reply.status}`)
  const { receipt } = (await reply.json()) as { receipt?: unknown }
  if (typeof receipt !== 'string') throw new Error('the SMS gateway gave no receipt')
  return { taken: true, receipt: receipt.slice(0, 200) }
}

/** The signature of a request: HMAC-SM3 (GB/T 32905) over the moment and the body. */
export function signatureOf(key: string, timestamp: string, body: string): string {
  return createHmac('sm3', key).update(`${timestamp}\n${body}`).digest('hex')
}

function signedHeaders(app: string, key: string, timestamp: string, body: string): Record<string, string> {
  return {
    'x-onewindow-app': app,
    'x-onewindow-timestamp': timestamp,
    'x-onewindow-signature': signatureOf(key, timestamp, body),
  }
}

function gatewayParts(gateway: string) {
  const url = new URL(gateway)
  const app = decodeURIComponent(url.username)
  const key = decodeURIComponent(url.password)
  url.username = ''
  url.password = ''
  return { address: url.href, app, key }
}
