/** What the holder reads when something happens to a licence. */
import type { LicenceAct } from './rules/licence-status.ts'
import type { ChangeRow, LicenceRow } from './store.ts'

/** What the change means, and what the holder may do: 行政复议法 art. 20 and 行政诉讼法 art. 46. */
const meanings: Record<Exclude<LicenceAct, 'supersede'>, string> = {
  suspend: '暂扣期间证照不能使用。',
  resume: '证照已经恢复有效，可以继续使用。',
  withdraw: '证照自此不再有效。',
  recall: '证照自此不再有效。',
  revoke: '证照自此不再有效。',
  cancel: '证照已从登记中注销，不再有效。',
  expire: '如需继续从事有关活动，请重新申请或者办理延续。',
}

const disputable: readonly string[] = ['suspend', 'withdraw', 'recall', 'revoke', 'cancel']
const remedies = '如不服，可以自知道之日起六十日内申请行政复议，或者自知道之日起六个月内依法提起行政诉讼。'

export function noticeText(licence: LicenceRow, change: ChangeRow): { title: string; body: string } {
  const name = `《${licence.title}》（${licence.number}）`
  const act = change.act as Exclude<LicenceAct, 'supersede'>
  const happened =
    act === 'expire'
      ? `您的${name}有效期已于 ${licence.valid_to} 届满。`
      : `${licence.organ_name}${verbs[act]}您的${name}。理由：${withoutStop(change.reason)}。依据：${withoutStop(change.basis)}。`
  return {
    title: `${licence.title}${titles[act]}`,
    body: happened + meanings[act] + (disputable.includes(act) ? remedies : ''),
  }
}

const verbs = {
  suspend: '暂扣了',
  resume: '恢复了',
  withdraw: '撤销了',
  recall: '撤回了',
  revoke: '吊销了',
  cancel: '注销了',
} as const

const titles = {
  suspend: '被暂扣',
  resume: '已恢复有效',
  withdraw: '被撤销',
  recall: '被撤回',
  revoke: '被吊销',
  cancel: '已注销',
  expire: '有效期届满',
} as const

function withoutStop(text: string): string {
  return text.replace(/[。.；;]+$/, '')
}
