/** Which ways besides the box a message of this kind takes to somebody who chose so. */
import type { Channel, KindChoices, NoticeKind } from '../contract.ts'

export type Wanted = { sms: boolean; mail: boolean; except: KindChoices; hasAddress: boolean }
type Kind = { mayBeOff: boolean; everyWay?: boolean }

/**
 * What nobody may turn off takes every way that is on, and the SMS when all are off: it begins or ends a period of time,
 * and who does not look into the box would miss it. What concerns the account itself takes the SMS and every address given,
 * whether on or off: a thief's first act is to turn them off.
 */
export function wantedChannels(wanted: Wanted, kind: NoticeKind, { mayBeOff, everyWay }: Kind): readonly Channel[] {
  if (everyWay) return wanted.hasAddress ? ['sms', 'mail'] : ['sms']
  const on = (['sms', 'mail'] as const).filter((one) => wanted[one])
  if (mayBeOff) return on.filter((one) => !wanted.except[one].includes(kind))
  return on.length > 0 ? on : ['sms']
}
