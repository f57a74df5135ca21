/** 企业电子印章的状态: which act is open in which state. */

export const sealStates = {
  proposed: '等法定代表人同意',
  active: '使用中',
  suspended: '已停用',
  revoked: '已注销',
  declined: '未同意启用',
} as const
export type SealState = keyof typeof sealStates

const open = {
  answer: ['proposed'],
  'allow-agent': ['active', 'suspended'],
  suspend: ['active'],
  resume: ['suspended'],
  revoke: ['active', 'suspended'],
} as const satisfies Record<string, readonly SealState[]>

export type SealAct = keyof typeof open

/** 电子签名法 art. 15: whoever learns that a key may be lost stops using it; so stopping is open whenever it is used. */
export function isOpen(act: SealAct, state: SealState): boolean {
  return (open[act] as readonly SealState[]).includes(state)
}

/**
 * Who may do it: whoever may use the seal stops it at once, everything else is the legal representative's (民法典 art. 61).
 */
export function actsFor(state: SealState, who: { represents: boolean; mayUse: boolean }): SealAct[] {
  return (Object.keys(open) as SealAct[]).filter(
    (act) => isOpen(act, state) && (who.represents || (act === 'suspend' && who.mayUse)),
  )
}
