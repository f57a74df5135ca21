/** The gateway for non-tax payments as docs/payment-protocol.md describes it. */
import { askPeer, isSigned, peerOf, signatureOf } from '#kernel/signed-request.ts'
import { z } from 'zod'
import { movementKind, type OrderState, orderState } from '../contract.ts'

const PATIENCE_MS = 10_000

const asked = <S extends z.ZodType>(what: string, question: object, now: Date, shape: S) => ({
  name: '支付平台',
  what,
  question,
  now,
  shape,
  patienceMs: PATIENCE_MS,
})

export type PayRequest = {
  order: string
  /** 分 */
  amount: number
  title: string
  payee: string
  /** Counts the times the payer set out. */
  attempt: number
  /** The last day on which it may be paid. */
  expires: string
  /** Where the payer comes back to, and where the gateway tells the outcome. */
  back: string
  notify: string
}

/** The page on which the payer pays; everything in its address is signed. */
export function payUrl(setting: string, request: PayRequest, now: Date): string {
  const { address, app, key } = peerOf(setting)
  const url = new URL(`${address.replace(/\/+$/, '')}/pay`)
  const timestamp = now.toISOString()
  for (const [name, value] of Object.entries({ ...request, app, timestamp })) url.searchParams.set(name, String(value))
  url.searchParams.set('signature', signatureOf(key, timestamp, canonical(url.searchParams)))
  return url.href
}

/** What the signature of an address is over: its parameters but the signature, by name, one a line. */
export function canonical(parameters: URLSearchParams): string {
  return [...parameters]
    .filter(([name]) => name !== 'signature')
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('\n')
}

export type Envelope = { app: string; timestamp: string; message: string; signature: string }

/** A notice as the gateway sends it. */
export function envelopeOf(setting: string, state: OrderState, now: Date): Envelope {
  const { app, key } = peerOf(setting)
  const timestamp = now.toISOString()
  const message = JSON.stringify(state)
  return { app, timestamp, message, signature: signatureOf(key, timestamp, message) }
}

export function isFromGateway(setting: string, { app, timestamp, message, signature }: Envelope): boolean {
  const headers = {
    'x-onewindow-app': app,
    'x-onewindow-timestamp': timestamp,
    'x-onewindow-signature': signature,
  }
  return isSigned(headers, peerOf(setting), message)
}

/** @throws Error when it is worth trying again */
export function askOrder(setting: string, order: string, now: Date): Promise<OrderState> {
  return askPeer(setting, asked('orders', { order }, now, orderState))
}

/** From now on the gateway takes nothing for the order; what it took already stands in the answer. @throws Error */
export function closeOrder(setting: string, order: string, now: Date): Promise<OrderState> {
  return askPeer(setting, asked('closings', { order }, now, orderState))
}

/** The same refund again changes nothing. @throws Error */
export function sendBack(
  setting: string,
  refund: { order: string; refund: string; amount: number; reason: string },
  now: Date,
): Promise<OrderState> {
  return askPeer(setting, asked('refunds', refund, now, orderState))
}

const dayPage = z.object({
  movements: z.array(
    z.object({ kind: movementKind, serial: z.string(), order: z.string(), amount: z.number().int().positive() }),
  ),
  next: z.string().optional(),
})

/** Everything that came and went at the gateway on a day, page by page. @throws Error */
export async function askDay(setting: string, day: string, now: Date) {
  const entries: { kind: 'taken' | 'returned'; serial: string; number: string; amount: number }[] = []
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = await askPeer(setting, asked('days', { day, after }, now, dayPage))
    entries.push(...page.movements.map(({ order, ...rest }) => ({ ...rest, number: order })))
    after = page.next
  }
  return entries
}
