/** What may happen to a licence, in which state, on which provision. */

export const statuses = [
  'valid',
  'suspended',
  'withdrawn',
  'recalled',
  'revoked',
  'cancelled',
  'expired',
  'superseded',
] as const
export type LicenceStatus = (typeof statuses)[number]
/** As seen on a day: a licence may begin later, and its last day may have passed before anybody wrote that down. */
export type Standing = LicenceStatus | 'not-yet-valid'

/**
 * 撤销 undoes a grant that should not have been made, 撤回 takes a right one back for the public good; 吊销 is a penalty; 注销
 * closes the register. They are four things.
 */
export const standingTitles: Record<Standing, string> = {
  valid: '有效',
  'not-yet-valid': '尚未生效',
  suspended: '暂扣',
  withdrawn: '已撤销',
  recalled: '已撤回',
  revoked: '已吊销',
  cancelled: '已注销',
  expired: '有效期届满',
  superseded: '已换发新证',
}

export const staffActs = ['suspend', 'resume', 'withdraw', 'revoke', 'cancel'] as const
export type StaffAct = (typeof staffActs)[number]
export type LicenceAct = StaffAct | 'recall' | 'expire' | 'supersede'

type Row = {
  act: LicenceAct
  title: string
  from: readonly LicenceStatus[]
  to: LicenceStatus
  /** The provision the act as such rests on; whoever performs it names the one that fits the matter. */
  article: string
  /** The document is no longer good for anything, not just for now. */
  voids: boolean
}

export const licenceTable: readonly Row[] = [
  {
    act: 'suspend',
    title: '暂扣',
    from: ['valid'],
    to: 'suspended',
    article: '《行政处罚法》第九条第三项',
    voids: false,
  },
  {
    act: 'resume',
    title: '恢复',
    from: ['suspended'],
    to: 'valid',
    article: '《行政处罚法》第九条第三项',
    voids: false,
  },
  {
    act: 'withdraw',
    title: '撤销',
    from: ['valid', 'suspended'],
    to: 'withdrawn',
    article: '《行政许可法》第六十九条',
    voids: true,
  },
  {
    act: 'recall',
    title: '撤回',
    from: ['valid', 'suspended'],
    to: 'recalled',
    article: '《行政许可法》第八条第二款',
    voids: true,
  },
  {
    act: 'revoke',
    title: '吊销',
    from: ['valid', 'suspended'],
    to: 'revoked',
    article: '《行政处罚法》第九条第三项',
    voids: true,
  },
  {
    act: 'cancel',
    title: '注销',
    from: ['valid', 'suspended', 'withdrawn', 'recalled', 'revoked', 'expired'],
    to: 'cancelled',
    article: '《行政许可法》第七十条',
    voids: true,
  },
  {
    act: 'expire',
    title: '有效期届满',
    from: ['valid', 'suspended'],
    to: 'expired',
    article: '《行政许可法》第七十条第一项',
    voids: false,
  },
  {
    act: 'supersede',
    title: '换发',
    from: ['valid', 'expired'],
    to: 'superseded',
    article: '《行政许可法》第四十九条、第五十条',
    voids: true,
  },
]

export function rowOf(act: LicenceAct): Row {
  return licenceTable.find((row) => row.act === act)!
}

/** The status after the act, undefined when it is not open. */
export function statusAfter(status: LicenceStatus, act: LicenceAct): LicenceStatus | undefined {
  const row = rowOf(act)
  return row.from.includes(status) ? row.to : undefined
}

export function openActs(status: LicenceStatus): StaffAct[] {
  return staffActs.filter((act) => rowOf(act).from.includes(status))
}

/** Where the licence stands on a day; its last day still counts (行政许可法 art. 50: 有效期届满). */
export function standingOn(
  licence: { status: LicenceStatus; validFrom: string; validTo?: string },
  day: string,
): Standing {
  if (licence.status !== 'valid' && licence.status !== 'suspended') return licence.status
  if (licence.validTo !== undefined && licence.validTo < day) return 'expired'
  if (licence.status === 'valid' && day < licence.validFrom) return 'not-yet-valid'
  return licence.status
}
