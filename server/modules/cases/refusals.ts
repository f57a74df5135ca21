/** What may be refused about a case, and the sentence that says how to go on. Browser-safe. */
import { refusal } from '#kernel/problem.ts'

/** facts: `status`, `open` (the acts open now, each with its title) */
export const actNotOpen = refusal('cases.act-not-open', 409, '办件已经不在这个环节，请刷新页面后按最新状态办理')
/** facts: `fields`: message by field key */
export const formWrong = refusal('cases.form-wrong', 422, '申请表有几处需要修改，请按提示改好后再提交')
/** facts: `missing`: [{key, name}] */
export const materialsMissing = refusal('cases.materials-missing', 422, '还缺少必须提交的材料，请补齐后再提交')
/** facts: `key`, `name` */
export const materialNotUsable = refusal(
  'cases.material-not-usable',
  422,
  '有的材料不能使用：文件不是您上传的、证照不在有效期内，或与事项要求不符',
)
export const notForYou = refusal(
  'cases.not-for-you',
  422,
  '这个事项不面向您当前的身份办理，请切换为个人或企业身份后再申请',
)
/** facts: `question`: the one to answer next, with its options */
export const situationOpen = refusal('cases.situation-open', 422, '请先回答与您情况有关的问题，再提交申请')
/** facts: `advice` */
export const situationNotMet = refusal('cases.situation-not-met', 422, '您的情况不适用这个事项，请按提示办理')
export const mandateNotCovering = refusal(
  'cases.mandate-not-covering',
  403,
  '您的授权委托不包括这个事项，请联系企业重新授权',
)
export const cosignFirst = refusal(
  'cases.cosign-first',
  409,
  '这项申请要由法定代表人确认后才能提交，请刷新页面，选择“提交给法定代表人确认”',
)
/** facts: `acceptedOn` */
export const deemedAccepted = refusal(
  'cases.deemed-accepted',
  409,
  '自收到申请材料起五个工作日内没有告知，依法自收到之日起即为受理，不能再要求补正或者不予受理',
)
/** facts: `lastDay` */
export const notYetDeemed = refusal('cases.not-yet-deemed', 409, '告知补正的期限还没有届满')
/** facts: `unknown`: keys that are not among the item's materials or fields */
export const nothingSuch = refusal('cases.nothing-such', 422, '补正内容里有这个事项没有要求的材料或者填写项')
/** facts: `missing`: [{key, name, problem}] */
export const correctionIncomplete = refusal('cases.correction-incomplete', 422, '告知书要求补正的内容还没有全部提交')
export const nothingCorrected = refusal('cases.nothing-corrected', 422, '没有更正任何内容，请先填写要更正的内容')
/** facts: `missing`: names of the materials */
export const deferredOutstanding = refusal(
  'cases.deferred-outstanding',
  422,
  '还有承诺后补的材料，不能当场办结，请先受理，等申请人补交以后再作决定',
)
/** facts: `unknown`: keys that were not promised, or came already */
export const notDeferred = refusal('cases.not-deferred', 422, '提交的材料不在需要补交的容缺材料里')
/** facts: `lastDay` */
export const deferralNotDue = refusal('cases.deferral-not-due', 409, '补交容缺材料的期限还没有届满')
/** facts: `lastDay` */
export const answerStillDue = refusal('cases.answer-still-due', 422, '告知申请人的补正期限还没有届满')
export const groundNotFitting = refusal(
  'cases.ground-not-fitting',
  422,
  '这个情形只适用于已经发出补正告知书、正在等待补正的办件',
)
/** facts: `lastDay` */
export const extensionTooLate = refusal('cases.extension-too-late', 422, '办理期限已经届满，不能再延长')
/** facts: `lastDay` */
export const nothingToExtend = refusal('cases.nothing-to-extend', 422, '承诺时限已经等于规定的时限，没有可以延长的时间')
export const governmentApproves = refusal(
  'cases.government-approves',
  422,
  '统一办理、联合办理、集中办理的，延期由本级人民政府负责人批准，请填写批准的政府、负责人和日期',
)
export const bodyApproves = refusal('cases.body-approves', 422, '这个办件的延期由本机关负责人批准，不用填写政府的批准')
export const approvalDay = refusal('cases.approval-day', 422, '批准的日期不能早于受理，也不能晚于今天')
export const ownProposal = refusal(
  'cases.own-proposal',
  403,
  '这是您自己提出的否定意见，要由另一位有核准权的负责人核准或者否决',
)
/** facts: `lastDay` */
export const hearingRequestLate = refusal('cases.hearing-request-late', 422, '要求听证的五个工作日已经过了')
/** facts: `lastDay` */
export const hearingStillOpen = refusal('cases.hearing-still-open', 409, '要求听证的期限还没有届满')
/** facts: `earliest` */
export const hearingTooSoon = refusal('cases.hearing-too-soon', 422, '听证应当在通知的七个工作日以后举行')
/** facts: `lastDay` */
export const hearingTooLate = refusal('cases.hearing-too-late', 422, '听证应当在收到听证申请的二十个工作日内举行')
/** facts: `most` */
export const putOffTooOften = refusal(
  'cases.put-off-too-often',
  422,
  '本部门规定的改期次数已经用完，听证应当按通知的日期举行',
)
export const examinedYourself = refusal(
  'cases.examined-yourself',
  403,
  '本部门规定审查与决定分离，这一件是您审查的，请由其他同事作决定',
)
export const hostExamined = refusal('cases.host-examined', 422, '审查这个申请的工作人员不能主持听证，请另外指定主持人')
export const notAnnounced = refusal('cases.not-announced', 422, '没有人要求、由机关决定举行的听证，应当向社会公告')
/** facts: `hearingOn` */
export const hearingNotYet = refusal('cases.hearing-not-yet', 422, '举行日期不能早于通知的日期，也不能晚于今天')
export const checkNotYet = refusal('cases.check-not-yet', 422, '核查日期不能早于受理，也不能晚于今天')
export const partyUnknown = refusal('cases.party-unknown', 422, '没有登记过这个利害关系人')
/** facts: `licenceId` */
export const licenceNotFitting = refusal(
  'cases.licence-not-fitting',
  422,
  '这份证照不能这样办理：要是您自己的、由这个机关按这个事项发的、目前有效的证照；没有有效期的不用延续',
)
/** facts: `caseId` */
export const alreadyConcerned = refusal('cases.already-concerned', 409, '这份证照已经有一件变更或者延续的申请正在办理')
/** facts: `validTo` */
export const deemedRenewed = refusal(
  'cases.deemed-renewed',
  409,
  '有效期届满前没有作出决定，依法视为准予延续，不能再作出不予的决定',
)
/** facts: `lastDay` */
export const renewalNotDue = refusal('cases.renewal-not-due', 409, '证照的有效期还没有届满')
export const progressUnknown = refusal('cases.progress-unknown', 404, '没有查到，请核对办件编号和查询码')
/** facts: `lastDay` */
export const stepNotLapsed = refusal('cases.step-not-lapsed', 409, '这个环节的时限还没有届满，或者已经记录过')
/** facts: `places`, `taken`, `per`, `basis`, `article` */
export const quotaExhausted = refusal(
  'cases.quota-exhausted',
  409,
  '这个事项依法限定的数量已经用完，现在不能准予（《行政许可法》第五十七条）',
)
/** facts: `places`, `taken`, `earlier`, `article` */
export const notYourTurn = refusal(
  'cases.quota-not-your-turn',
  409,
  '剩下的名额要先留给受理在前、还没有决定的申请：有数量限制的，按受理的先后顺序作出准予的决定（《行政许可法》第五十七条）',
)
/** facts: `amount` in 分, `dueOn`, `billId` */
export const paymentDue = refusal('cases.payment-due', 409, '费用还没有缴清，申请人缴费以后才能办理这一步')
/** facts: `steps`: [{no, name}] */
export const stepToChoose = refusal('cases.step-to-choose', 422, '您在这个办件上同时承办几个环节，请先选择办理哪一个')
export const licenceNotInForce = refusal(
  'cases.licence-not-in-force',
  409,
  '这份电子证照现在不是有效状态，不能再作为材料调取；请让申请人补正',
)
