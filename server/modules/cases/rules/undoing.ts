/**
 * Undoing a grant that has taken effect: 撤销 (行政许可法 art. 69), 撤回 and 变更 for the public good (art. 8), 注销 (art. 70). They
 * are four things: an annulled grant should not have been made; a recalled or changed one was right, and who loses by it is
 * compensated; striking it off the register follows from what has happened already.
 */
import type { LawKind } from '../contract.ts'
import { xkf } from './provisions.ts'

export const undoingKinds = ['annul', 'recall', 'change', 'cancel'] as const
export type UndoingKind = (typeof undoingKinds)[number]
export type UndoingStatus = 'hearing' | 'decided' | 'dropped'
export type UndoingAct = 'tell' | 'state' | 'record-statement' | 'decide' | 'drop' | 'pay'

/** What a case says of itself once its grant was undone. */
export const undoneTitles = {
  annul: '决定已撤销',
  recall: '许可已撤回',
  change: '许可已变更',
  cancel: '许可已注销',
} as const satisfies Record<UndoingKind, string>

export const undoingTitles = {
  annul: '撤销',
  recall: '撤回',
  change: '变更',
  cancel: '注销',
} as const satisfies Record<UndoingKind, string>

type Ground = {
  readonly kinds: readonly UndoingKind[]
  readonly title: string
  readonly article: string
  /** What the holder is owed for a loss: 赔偿 (art. 69(4)), 补偿 (art. 8(2)); none after fraud, and none when striking off. */
  readonly owed?: '赔偿' | '补偿'
  /** It rests on the body's own judgement: the holder is heard first (art. 7). What others have established only follows. */
  readonly heard: boolean
}

const annul = (title: string, item: string): Ground => ({
  kinds: ['annul'],
  title,
  article: xkf(`第六十九条第一款第${item}项`),
  owed: '赔偿',
  heard: true,
})
const publicGood = (title: string): Ground => ({
  kinds: ['recall', 'change'],
  title,
  article: xkf('第八条第二款'),
  owed: '补偿',
  heard: true,
})
const cancel = (title: string, item: string, heard = false): Ground => ({
  kinds: ['cancel'],
  title,
  article: xkf(`第七十条第${item}项`),
  heard,
})

export const grounds = {
  abuse: annul('工作人员滥用职权、玩忽职守作出准予决定', '一'),
  'beyond-power': annul('超越法定职权作出准予决定', '二'),
  procedure: annul('违反法定程序作出准予决定', '三'),
  unqualified: annul('对不具备申请资格或者不符合法定条件的申请人准予', '四'),
  'annul-by-law': annul('依法可以撤销行政许可的其他情形', '五'),
  fraud: {
    kinds: ['annul'],
    title: '以欺骗、贿赂等不正当手段取得行政许可',
    article: xkf('第六十九条第二款'),
    heard: true,
  },
  'law-changed': publicGood('所依据的法律、法规、规章修改或者废止'),
  'facts-changed': publicGood('所依据的客观情况发生重大变化'),
  expired: cancel('有效期届满未延续', '一'),
  incapable: cancel('赋予公民特定资格的行政许可，该公民死亡或者丧失行为能力', '二'),
  dissolved: cancel('法人或者其他组织依法终止', '三'),
  undone: cancel('行政许可依法被撤销、撤回，或者证件依法被吊销', '四'),
  'force-majeure': cancel('因不可抗力导致行政许可事项无法实施', '五', true),
  'cancel-by-law': cancel('法律、法规规定的应当注销的其他情形', '六', true),
} as const satisfies Record<string, Ground>
export type UndoingGround = keyof typeof grounds

/** A service that is no licence has no article of its own: the licence law is followed by analogy. */
export function groundOf(ground: UndoingGround, law: LawKind): Ground {
  const found: Ground = grounds[ground]
  return law === 'licence' ? found : { ...found, article: `参照${found.article}` }
}

/** Where the grant stands before something is done to it. */
export type GrantStanding = {
  readonly undone?: UndoingKind
  readonly running: boolean
  readonly holder: 'person' | 'enterprise'
  /** Of its licence, where it has one. */
  readonly licence?: 'in-force' | 'expired' | 'ended'
}

/** Which grounds there are to begin on; none while another one runs, and none after it was struck off. */
export function groundsOpen({ undone, running, holder, licence }: GrantStanding): UndoingGround[] {
  if (running || undone === 'cancel') return []
  const over = undone === 'annul' || undone === 'recall' || licence === 'ended'
  return (Object.keys(grounds) as UndoingGround[]).filter((ground) => {
    if (ground === 'undone') return over
    if (over) return false
    if (ground === 'expired') return licence === 'expired'
    if (ground === 'incapable') return holder === 'person'
    if (ground === 'dissolved') return holder === 'enterprise'
    return grounds[ground].kinds.some((kind) => kind === 'cancel') || licence !== 'expired'
  })
}

export type UndoingStanding = {
  readonly status: UndoingStatus
  readonly answerBy?: string
  /** A holiday not published yet may still move that day. */
  readonly provisional?: boolean
  readonly stated: boolean
  readonly owed?: number
  readonly paid: boolean
}

/** Acts on one that has begun. Nothing is decided before the holder was heard or the time told has passed (art. 7). */
export function undoingActs(
  { status, answerBy, provisional = false, stated, owed = 0, paid }: UndoingStanding,
  today: string,
): UndoingAct[] {
  if (status === 'decided') return owed > 0 && !paid ? ['pay'] : []
  if (status === 'dropped') return []
  const speaking: UndoingAct[] = stated ? [] : ['state', 'record-statement']
  const heard = stated || (answerBy !== undefined && today > answerBy && !provisional)
  return [...speaking, ...(heard ? (['decide'] as const) : []), 'drop']
}

/** Where a step of it stands in the history, and how it is called there. */
export function undoingEventTitle(act: string, kind: UndoingKind): string | undefined {
  const what = undoingTitles[kind]
  const titles: Record<string, string> = {
    'tell-undoing': `告知拟${what}，听取陈述申辩`,
    'state-on-undoing': `对拟${what}陈述申辩`,
    'decide-undoing': `决定${what}`,
    'drop-undoing': `不予${what}`,
    'pay-compensation': '登记补偿（赔偿）支付',
  }
  return titles[act]
}
