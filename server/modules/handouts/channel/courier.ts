/** The courier as docs/courier-protocol.md describes it. */
import { askPeer, isSigned, peerOf, signatureOf } from '#kernel/signed-request.ts'
import { type Recipient, type ShipmentTold, shipmentTold } from '../contract.ts'

const PATIENCE_MS = 10_000

export type Shipment = {
  /** The same for every repeat: the courier books one parcel for it. */
  shipment: string
  to: Recipient
  sender: string
  contents: string
  /** Where tracking is told to. */
  notify: string
}

const asked = (what: string, question: object, now: Date) => ({
  name: '寄递服务',
  what,
  question,
  now,
  shape: shipmentTold,
  patienceMs: PATIENCE_MS,
})

/** @throws Error when it is worth trying again */
export function book(setting: string, shipment: Shipment, now: Date): Promise<ShipmentTold> {
  return askPeer(setting, asked('shipments', shipment, now))
}

/** All that is known of a shipment. @throws Error when it is worth trying again */
export function askTracking(setting: string, shipment: string, now: Date): Promise<ShipmentTold> {
  return askPeer(setting, asked('tracking', { shipment }, now))
}

export type Envelope = { app: string; timestamp: string; message: string; signature: string }

/** A notice as the courier sends it. */
export function envelopeOf(setting: string, told: ShipmentTold, now: Date): Envelope {
  const { app, key } = peerOf(setting)
  const [timestamp, message] = [now.toISOString(), JSON.stringify(told)]
  return { app, timestamp, message, signature: signatureOf(key, timestamp, message) }
}

export function isFromCourier(setting: string, { app, timestamp, message, signature }: Envelope): boolean {
  const headers = { 'x-onewindow-app': app, 'x-onewindow-timestamp': timestamp, 'x-onewindow-signature': signature }
  return isSigned(headers, peerOf(setting), message)
}
