/** What the stand-in of the payment gateway keeps: orders, and what came and went for each. It knows no payer. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { OrderState } from '../contract.ts'
import type { Entry } from '../rules/day-differences.ts'

type Movement = OrderState['movements'][number]
type Order = { amount: number; attempt: number; state: OrderState['state']; reason?: string } & Pick<
  OrderState,
  'movements' | 'refused'
>
type Line = { at: 'order'; number: string; order: Order }

export type GatewayMemory = {
  stateOf(number: string): OrderState
  /** The payer has come with a signed address. */
  open(number: string, amount: number, attempt: number): OrderState
  /** The payer pays: once for an order, however often they press. `twice` is what a broken gateway would do. */
  pay(number: string, at: Date, twice?: boolean): OrderState
  fail(number: string, reason: string): OrderState
  close(number: string): OrderState
  refund(number: string, refund: string, amount: number, at: Date): OrderState
  entriesOf(day: string, after?: string): { movements: (Omit<Entry, 'number'> & { order: string })[]; next?: string }
  /** The order is gone from its list of the day, as if the gateway had never had it. */
  lose(number: string): void
  readonly orders: ReadonlyMap<string, Order>
}

const PAGE = 500
const dayOf = (at: string) => new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

/** @param file keeps what came and went over a restart: one line a change */
export function gatewayMemory(file?: string): GatewayMemory {
  const orders = new Map<string, Order>()
  if (file && existsSync(file)) {
    for (const text of readFileSync(file, 'utf8').split('\n')) {
      if (!text) continue
      const { number, order } = JSON.parse(text) as Line
      orders.set(number, order)
    }
  }
  const keep = (number: string, order: Order): OrderState => {
    orders.set(number, order)
    if (file) appendFileSync(file, `${JSON.stringify({ at: 'order', number, order } satisfies Line)}\n`)
    return stateOf(number)
  }
  const stateOf = (number: string): OrderState => {
    const order = orders.get(number)
    if (!order) return { order: number, state: 'unknown', attempt: 0, movements: [], refused: [] }
    const { state, attempt, reason, movements, refused } = order
    return { order: number, state, attempt, reason, movements: [...movements], refused: [...refused] }
  }
  const serial = (number: string, kind: 'P' | 'R') =>
    `${kind}${number}${String((orders.get(number)?.movements.length ?? 0) + 1).padStart(2, '0')}`
  const taken = (number: string, amount: number, at: Date): Movement => ({
    kind: 'taken',
    serial: serial(number, 'P'),
    amount,
    at: at.toISOString(),
  })
  return {
    orders,
    stateOf,
    open(number, amount, attempt) {
      const known = orders.get(number)
      if (known?.state === 'paid' || known?.state === 'closed') return stateOf(number)
      return keep(number, {
        amount,
        attempt: Math.max(attempt, known?.attempt ?? 0),
        state: 'open',
        movements: known?.movements ?? [],
        refused: known?.refused ?? [],
      })
    },
    pay(number, at, twice = false) {
      const order = orders.get(number)
      if (!order || order.state === 'closed' || (order.state === 'paid' && !twice)) return stateOf(number)
      const movements = [...order.movements, taken(number, order.amount, at)]
      return keep(number, { ...order, state: 'paid', reason: undefined, movements })
    },
    fail(number, reason) {
      const order = orders.get(number)
      if (order?.state !== 'open') return stateOf(number)
      return keep(number, { ...order, state: 'failed', reason })
    },
    close(number) {
      const order = orders.get(number) ?? { amount: 0, attempt: 0, movements: [], refused: [] }
      return 'state' in order && order.state === 'paid' ? stateOf(number) : keep(number, { ...order, state: 'closed' })
    },
    refund(number, refund, amount, at) {
      const order = orders.get(number)
      const known = order?.movements.some((one) => one.refund === refund)
      if (!order || known) return stateOf(number)
      const stays = order.movements.reduce((sum, one) => sum + (one.kind === 'taken' ? one.amount : -one.amount), 0)
      if (amount > stays)
        return keep(number, { ...order, refused: [...order.refused, { refund, reason: '可退金额不足' }] })
      const back: Movement = { kind: 'returned', serial: serial(number, 'R'), amount, at: at.toISOString(), refund }
      return keep(number, { ...order, movements: [...order.movements, back] })
    },
    entriesOf(day, after = '') {
      const entries = [...orders]
        .flatMap(([order, { movements }]) => movements.map((one) => ({ ...one, order })))
        .filter((one) => dayOf(one.at) === day && one.serial > after)
        .sort((one, other) => (one.serial < other.serial ? -1 : 1))
        .map(({ kind, serial: of, amount, order }) => ({ kind, serial: of, amount, order }))
      const page = entries.slice(0, PAGE)
      return { movements: page, next: entries.length > PAGE ? page.at(-1)!.serial : undefined }
    },
    lose: (number) => void orders.delete(number),
  }
}
