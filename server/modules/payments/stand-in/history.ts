/** Paying at the stand-in on a day that has gone by, for the demo's history. */
import { askPeer } from '#kernel/signed-request.ts'
import { type Envelope, envelopeOf } from '../channel/gateway.ts'
import { orderState } from '../contract.ts'

/** @returns the notice the stand-in would have sent. @throws Error when what stands there is no stand-in */
export async function payInHistory(setting: string, payUrl: string, at: Date): Promise<Envelope> {
  const said = new URL(payUrl).searchParams
  const state = await askPeer(setting, {
    name: '支付平台的演示替身',
    what: 'history',
    question: { order: said.get('order'), amount: Number(said.get('amount')), at: at.toISOString() },
    now: at,
    shape: orderState,
    patienceMs: 5000,
  })
  return envelopeOf(setting, state, at)
}
