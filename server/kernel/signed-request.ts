/**
 * Requests between this platform and systems beside or above it, signed by HMAC-SM3 (GB/T 32905) over the moment and the
 * body with a key both sides know. The address carries who we are there: `https://APP:KEY@host/path`.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

export type Peer = {
  /** Without APP and KEY. */
  readonly address: string
  readonly app: string
  /** Empty: requests are not signed. */
  readonly key: string
}

export function peerOf(setting: string): Peer {
  const url = new URL(setting)
  const app = decodeURIComponent(url.username)
  const key = decodeURIComponent(url.password)
  url.username = ''
  url.password = ''
  return { address: url.href, app, key }
}

/** The signature of a request, hexadecimal. */
export function signatureOf(key: string, timestamp: string, body: string): string {
  return createHmac('sm3', key).update(`${timestamp}\n${body}`).digest('hex')
}

/** Headers of a JSON request to this peer; signed when there is a key. */
export function headersFor({ app, key }: Peer, now: Date, body: string): Record<string, string> {
  const timestamp = now.toISOString()
  const signed = {
    'x-onewindow-app': app,
    'x-onewindow-timestamp': timestamp,
    'x-onewindow-signature': key && signatureOf(key, timestamp, body),
  }
  return { 'content-type': 'application/json', ...(key && signed) }
}

/** Whether a request came from who knows the key: for those who stand at the other end. */
export function isSigned(headers: IncomingHttpHeaders, { app, key }: Omit<Peer, 'address'>, body: string): boolean {
  const expected = Buffer.from(signatureOf(key, String(headers['x-onewindow-timestamp']), body))
  const sent = Buffer.from(String(headers['x-onewindow-signature']))
  return headers['x-onewindow-app'] === app && sent.length === expected.length && timingSafeEqual(sent, expected)
}
