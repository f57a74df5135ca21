/** Where a result stands between its decision and the hands of whoever applied. */

export const handoutStates = {
  chosen: '尚未办结',
  ready: '待领取',
  booked: '已下寄递单',
  'on-the-way': '寄递中',
  returned: '退回，待领取',
  done: '已送达',
  dropped: '不用领取',
} as const
export type HandoutState = keyof typeof handoutStates

/** What waits, waits to be fetched or to be sent. */
export function stateTitle(state: HandoutState, way: 'counter' | 'online' | 'post' | null): string {
  if (way === 'post' && state === 'ready') return '待寄出'
  if (way === 'post' && state === 'returned') return '退回，待重新寄出'
  return handoutStates[state]
}

export const handoutActs = ['choose-way', 'hand-over', 'book-parcel'] as const
export type HandoutAct = (typeof handoutActs)[number]

/** While it stands there, what may be done. A parcel on its way is in nobody's hands here. */
const open: Readonly<Record<HandoutState, readonly HandoutAct[]>> = {
  chosen: ['choose-way'],
  ready: ['choose-way', 'hand-over', 'book-parcel'],
  booked: [],
  'on-the-way': [],
  returned: ['choose-way', 'hand-over', 'book-parcel'],
  done: [],
  dropped: [],
}

/** A parcel is booked only where the post was chosen. */
export function actsOpen(state: HandoutState, way: 'counter' | 'online' | 'post' | null): readonly HandoutAct[] {
  return open[state].filter((act) => act !== 'book-parcel' || way === 'post')
}

/** The desk is the only place where a code is said: a result that goes by post or is downloaded has none. */
export function needsCode(state: HandoutState, way: 'counter' | 'online' | 'post' | null): boolean {
  return (state === 'ready' || state === 'returned') && way !== 'post' && way !== 'online'
}

/** Wrong tries until a code is stopped. No provision says; five leave one chance in 170 million of guessing six letters. */
export const MOST_WRONG_CODES = 5

export const trackingCodes = {
  collected: '快递已揽收',
  moving: '运输途中',
  delivering: '派送中',
  signed: '已签收',
  refused: '收件人拒收',
  'no-one': '无人签收，再次派送',
  returning: '退回途中',
  returned: '已退回',
} as const
export type TrackingCode = keyof typeof trackingCodes

export type TrackingEvent = { code: TrackingCode; at: Date }

/**
 * Where a shipment stands by all that was ever told of it, in whichever order it came: told twice, late or in part, the
 * answer only ever goes forward. A signature ends it, also after a return was begun; then a return does.
 */
export function shipmentState(told: readonly TrackingEvent[]): 'booked' | 'on-the-way' | 'returned' | 'done' {
  if (told.some(({ code }) => code === 'signed')) return 'done'
  if (told.some(({ code }) => code === 'returned')) return 'returned'
  return told.length > 0 ? 'on-the-way' : 'booked'
}

/** Minutes until a courier that has said nothing is asked again: ten, twenty … six hours at most. */
export const pauseBeforeAsking = (asks: number): number => Math.min(10 * 2 ** Math.min(asks, 10), 360)
