/** What may be refused about a step, and the sentence that says how to go on. Browser-safe. */
import { refusal } from '#kernel/problem.ts'

export const stepChanged = refusal(
  'routes.step-changed',
  409,
  '这个环节已经有人办理或者发生变化，请刷新页面后按最新情况办理',
)
/** facts: `holder` */
export const stepHeld = refusal('routes.step-held', 409, '这个环节已经由其他同事承办，请先由其退还认领或者转办')
export const noStepOpen = refusal('routes.no-step-open', 409, '这一件现在没有办理中的环节：还没有受理，或者已经办完')
export const stepToPick = refusal('routes.step-to-pick', 409, '您在这一件上有几个环节可以办理，请打开办件分别办理')
/** facts: `open`: the acts open on the step */
export const stepActNotOpen = refusal('routes.act-not-open', 409, '环节目前的状态不能这样办理，请刷新页面后再试')
/** facts: `lastDay` */
export const timerNotDue = refusal('routes.timer-not-due', 409, '这个定时还没有到期，或者放假安排还没有公布')
/** facts: `waiting`: who still has to sign */
export const signaturesMissing = refusal('routes.signatures-missing', 409, '会签还没有完成，完成以后才能提交这个环节')
export const signaturesRefused = refusal(
  'routes.signatures-refused',
  409,
  '会签没有获得规定的同意，不能以“建议准予”提交；可以建议不予，或者退回上一环节',
)
export const notAColleague = refusal(
  'routes.not-a-colleague',
  422,
  '所选人员不在这个环节的承办岗位，请选择能够承办的同事',
)
export const notToYourself = refusal('routes.not-to-yourself', 422, '不能选择自己')
export const reasonMissing = refusal('routes.reason-missing', 422, '收回同事承办的环节，请写明理由')
export const nothingPending = refusal('routes.nothing-pending', 409, '这一项已经答复，或者已经换了人，请刷新页面后再看')
export const nobodyAsked = refusal('routes.nobody-asked', 422, '请选择征求意见或者会签的部门、人员')
export const askedAlready = refusal('routes.asked-already', 409, '已经请这位同事或者这个部门会签，不需要重复提出')
export const urgedToday = refusal('routes.urged-today', 409, '今天已经催办过一次，请明天再催')
export const notTheHead = refusal('routes.not-the-head', 403, '替同事安排代办，要由本部门负责人办理')
export const deputyExists = refusal('routes.deputy-exists', 409, '这段时间已经安排了代办人，请先结束原来的安排')
export const daysWrong = refusal('routes.days-wrong', 422, '代办的起止日期不对：不能早于今天，最后一天不能早于第一天')
