/** What a reminder says of a result nobody has: the code only where it opens something. */
import type { HandoutState, Way } from '../contract.ts'
import { needsCode } from './handout-status.ts'

export function reminderOf(itemName: string, { state, way }: { state: HandoutState; way: Way | null }): string {
  const result = `“${itemName}”的结果`
  if (state === 'returned' && way === 'post')
    return `${result}寄出后被退回，现在在窗口。请带身份证到窗口领取，或者在办件页面重新选择。`
  if (needsCode(state, way))
    return `${result}已经可以领取。请带身份证到窗口，或者凭办件页面上的取件码领取；也可以改为邮寄。`
  if (way === 'post') return `${result}已经办好，还没有寄出。不想再等的，可以在办件页面改为到窗口领取。`
  return `${result}已经办好，还没有送达。有费用没有缴清的，请先在办件页面缴费；也可以改为到窗口领取。`
}
