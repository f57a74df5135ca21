/** What comes next, told to the applicant in one plain sentence. */
import type { Status } from '../contract.ts'
import { type UndoingKind, undoingTitles } from './undoing.ts'

/** `hearing`: where one stands, if there is one. */
type Told = { status: Status; undone: UndoingKind | null; hearing?: string | null }

/**
 * @param due the day by which the body owes its next step, already written for people; absent when nothing is owed
 * @param deferred promised materials are still to come
 * @param late the due day has passed
 */
export function nextStep({ status, undone, hearing }: Told, due?: string, deferred = false, late = false): string {
  if (undone) return undoneSentences[undone]
  if (status === 'suspended' && late)
    return `特别程序超过了告知您的日期（${due}），还没有结束，可以向办理机关询问；这段时间不计入办理时限。`
  if (status === 'suspended' && hearing === 'called')
    return `已经通知举行听证，时间和地点写在听证通知书里；听证的时间不计入办理时限${due ? `，预计 ${due}结束` : ''}。`
  const next = sentences[status]((what) => (due ? byThen(due, what, late) : ''))
  return deferred ? `${next}请按承诺的日期补交材料，补齐以后才能准予。` : next
}

/** @param until the last day on which the holder may still speak; absent once they have */
export function undoingNext(kind: UndoingKind, until?: string): string {
  const intended = `办理机关拟${undoingTitles[kind]}这份准予决定`
  return until
    ? `${intended}，您可以在 ${until}以前陈述、申辩，听取您的意见以后才会作出决定。`
    : `${intended}，会依据查明的情况和您的意见作出决定。`
}

const undoneSentences: Record<UndoingKind, string> = {
  annul: '准予的决定已被撤销，理由和您的权利写在决定书里。',
  recall: '准予的决定已被撤回，理由、补偿和您的权利写在决定书里。',
  change: '准予的决定已经变更，变更的内容、补偿和您的权利写在决定书里。',
  cancel: '行政许可已经注销，理由和您的权利写在决定书里。',
}

/** A step waits for the fee, and nothing else. */
export function feeNext(held: 'grant' | 'deliver'): string {
  return held === 'grant' ? '审查已经完成，缴费以后作出准予决定。' : '已经准予，缴费以后送达结果。'
}

/** Who waits past the day is told so, and whom to ask. */
function byThen(due: string, what: string, late: boolean): string {
  return late
    ? `。${due}以前应当${what}，现在已经超过期限，您可以向办理机关询问，也可以拨打 12345`
    : `，最晚 ${due}${what}`
}

const sentences: Record<Status, (by: (what: string) => string) => string> = {
  filed: (by) => `材料已收到，等待受理${by('告诉您结果')}。`,
  correcting: () => '请按补正告知书补齐内容后提交，补正期间不占用办理时限。',
  corrected: (by) => `补正材料已收到，等待受理${by('告诉您结果')}。`,
  accepted: (by) => `已经受理，正在审查${by('作出决定')}。`,
  suspended: (by) => `正在进行检验、专家评审等特别程序，这段时间不计入办理时限${by('结束').replace('最晚', '预计')}。`,
  examined: (by) => `审查已经完成${by('作出决定') || '，等待作出决定'}。`,
  granted: (by) => `已经准予，等待送达结果${by('送达')}。`,
  denied: (by) => `已作出不予的决定，等待送达决定书${by('送达')}；您有权申请行政复议或者提起行政诉讼。`,
  delivered: () => '结果已经送达。',
  closed: () => '已经办结，欢迎您对这次服务作出评价。',
  'not-accepted': () => '没有受理，理由和应当去的机关写在书面凭证里。',
  terminated: () => '办理已经终止，理由和您的权利写在终止办理决定书里。',
  withdrawn: () => '您已撤回申请，需要时可以重新申请。',
}
