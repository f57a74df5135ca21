/**
 * What is told to the holder of a licence before it is taken from them, and what may follow. Withdrawing (行政许可法 art. 69),
 * suspending and revoking (行政处罚法 art. 9(3), 44, 45) rest on the body's own judgement; of the six grounds of striking off
 * (行政许可法 art. 70) four only follow from what others have established. 暂扣 and 吊销 are penalties of one item of 行政处罚法 art. 9; a hearing is owed of 吊销 alone (art. 63(1)(3)).
 */
export const intentActs = ['suspend', 'withdraw', 'revoke', 'cancel'] as const
export type IntentAct = (typeof intentActs)[number]
export function isIntentAct(act: string): act is IntentAct {
  return (intentActs as readonly string[]).includes(act)
}
export type IntentStatus = 'hearing' | 'decided' | 'dropped'
export type IntentMove = 'state' | 'record-statement' | 'decide' | 'drop'

/** Working days to speak: the licence law names none; five is what 行政处罚法 art. 64(1) gives to ask for a hearing. */
export const LEAST_ANSWER_DAYS = 5

type Ground = { readonly title: string; readonly article: string; readonly heard: boolean }
const ground = (title: string, item: string, heard = false): Ground => ({
  title,
  article: `《行政许可法》第七十条第${item}项`,
  heard,
})

/** 注销 (art. 70): what has happened already, or (五) and (六) what the body judges. */
export const cancelGrounds = {
  expired: ground('有效期届满未延续', '一'),
  incapable: ground('赋予公民特定资格的行政许可，该公民死亡或者丧失行为能力', '二'),
  dissolved: ground('法人或者其他组织依法终止', '三'),
  undone: ground('行政许可依法被撤销、撤回，或者证件依法被吊销', '四'),
  'force-majeure': ground('因不可抗力导致行政许可事项无法实施', '五', true),
  'cancel-by-law': ground('法律、法规规定的应当注销的其他情形', '六', true),
} as const satisfies Record<string, Ground>
export type CancelGround = keyof typeof cancelGrounds

/** Which grounds there are for striking off a licence as it stands. */
export function cancelGroundsOf({
  status,
  holder,
}: {
  status: string
  holder: 'person' | 'enterprise'
}): CancelGround[] {
  if (status === 'expired') return ['expired']
  if (status === 'withdrawn' || status === 'recalled' || status === 'revoked') return ['undone']
  return [holder === 'person' ? 'incapable' : 'dissolved', 'force-majeure', 'cancel-by-law']
}

/** The article each rests on. */
export function articleOf(act: IntentAct, reasonToCancel?: CancelGround): string {
  if (act === 'cancel') return cancelGrounds[reasonToCancel ?? 'cancel-by-law'].article
  return act === 'withdraw' ? '《行政许可法》第六十九条' : '《行政处罚法》第九条第三项'
}

export function isPenalty(act: string): boolean {
  return act === 'suspend' || act === 'revoke'
}

/** The right to speak first. */
export function rightToSpeak(act: IntentAct): string {
  return isPenalty(act) ? '《行政处罚法》第四十四条、第四十五条' : '《行政许可法》第七条'
}

export type IntentStanding = {
  readonly status: IntentStatus
  readonly answerBy: string
  readonly stated: boolean
}

/** Nothing is decided before the holder has spoken, or the time told has passed. */
export function intentMoves({ status, answerBy, stated }: IntentStanding, today: string): IntentMove[] {
  if (status !== 'hearing') return []
  const speaking: IntentMove[] = stated ? [] : ['state', 'record-statement']
  return [...speaking, ...(stated || today > answerBy ? (['decide'] as const) : []), 'drop']
}

/** 暂扣 is told with its days; the decision may shorten what was told, never lengthen it (行政处罚法 art. 45(2)). */
export const MOST_SUSPENDED_DAYS = 730
export function suspendedDays(told: number, decided: number | undefined): number | undefined {
  if (decided === undefined) return told
  return decided <= told ? decided : undefined
}
