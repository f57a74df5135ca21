/** What comes next, told to the applicant in one plain sentence. */
import type { Status } from '../contract.ts'

/** @param due the day by which the body owes its next step, already written for people; absent when unknown */
export function nextStep(status: Status, due?: string): string {
  const by = due ? `，最晚 ${due}` : ''
  switch (status) {
    case 'filed':
      return `材料已收到，等待受理${by}会告诉您结果。`
    case 'correcting':
      return '请按补正告知书补齐内容后提交，补正期间不占用办理时限。'
    case 'corrected':
      return `补正材料已收到，等待受理${by}会告诉您结果。`
    case 'accepted':
      return `已经受理，正在审查${by}作出决定。`
    case 'examined':
      return `审查已经完成，等待作出决定${by}。`
    case 'granted':
      return `已经准予，等待送达结果${by}。`
    case 'denied':
      return `已作出不予的决定，等待送达决定书${by}；您有权申请行政复议或者提起行政诉讼。`
    case 'delivered':
      return '结果已经送达。'
    case 'closed':
      return '已经办结，欢迎您对这次服务作出评价。'
    case 'not-accepted':
      return '没有受理，理由和应当去的机关写在不予受理决定书里。'
    case 'withdrawn':
      return '您已撤回申请，需要时可以重新申请。'
  }
}
