/**
 * Requests between this platform and systems beside or above it, signed by HMAC-SM3 (GB/T 32905) over the moment and the
 * body with a key both sides know. The address carries who we are there: `https://APP:KEY@host/path`.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { z } from 'zod'
import { messageOf } from './log.ts'

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

export type Question<S extends z.ZodType> = {
  /** What the peer is called in an error: 上级平台. */
  name: string
  /** Last part of the address. */
  what: string
  question: object
  now: Date
  shape: S
  patienceMs: number
}

/**
 * Asks a peer at `setting` one signed question and reads its answer.
 * @throws Error in Chinese, without a word of the question, when it is worth trying again
 */
export async function askPeer<S extends z.ZodType>(
  setting: string,
  { name, what, question, now, shape, patienceMs }: Question<S>,
): Promise<z.output<S>> {
  const peer = peerOf(setting)
  const body = JSON.stringify(question)
  const reply = await fetch(`${peer.address.replace(/\/+$/, '')}/${what}`, {
    method: 'POST',
    headers: headersFor(peer, now, body),
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMs),
  }).catch((error: unknown) => {
    throw new Error(`连不上${name}：${messageOf((error as Error).cause ?? error)}`)
  })
  if (reply.status === 401) throw new Error(`${name}不认可签名，请核对应用号和密钥`)
  if (reply.status !== 200) throw new Error(`${name}答复 ${reply.status}`)
  const told = await reply.text().catch((error: unknown) => {
    throw new Error(`${name}的答复没有收完：${messageOf(error)}`)
  })
  const read = shape.safeParse(jsonIn(told))
  if (!read.success) throw new Error(`${name}的答复不符合协议`)
  return read.data
}

/** The value of a JSON text; undefined when it is none. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
