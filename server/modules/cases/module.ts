import { bulk } from '#kernel/bulk.ts'
import { defineModule } from '#kernel/module.ts'
import { acceptCase } from './actions/accept-case.ts'
import { reuseActs, reuseViews } from './reuse-doors.ts'
import { askCorrection } from './actions/ask-correction.ts'
import { beginProcedure } from './actions/begin-procedure.ts'
import { callHearing } from './actions/call-hearing.ts'
import { changeFilter } from './actions/change-filter.ts'
import { closeCase } from './actions/close-case.ts'
import { confirmDenial } from './actions/confirm-denial.ts'
import { confirmRefusal } from './actions/confirm-refusal.ts'
import { correctOnTheSpot } from './actions/correct-on-the-spot.ts'
import { decideOnTheSpot } from './actions/decide-on-the-spot.ts'
import { deemAccepted } from './actions/deem-accepted.ts'
import { deemRenewed } from './actions/deem-renewed.ts'
import { deliverCase } from './actions/deliver-case.ts'
import { deleteFilter } from './actions/delete-filter.ts'
import { denyCase } from './actions/deny-case.ts'
import { endProcedure } from './actions/end-procedure.ts'
import { examineCase } from './actions/examine-case.ts'
import { exportWorklist } from './actions/export-worklist.ts'
import { extendCase } from './actions/extend-case.ts'
import { fileCase } from './actions/file-case.ts'
import { fileForApplicant } from './actions/file-for-applicant.ts'
import { grantCase } from './actions/grant-case.ts'
import { lapseCorrection } from './actions/lapse-correction.ts'
import { fireTimer } from './actions/fire-timer.ts'
import { lapseStep } from './actions/lapse-step.ts'
import { lapseDeferred } from './actions/lapse-deferred.ts'
import { lapseHearing } from './actions/lapse-hearing.ts'
import { overturnDenial } from './actions/overturn-denial.ts'
import { overturnRefusal } from './actions/overturn-refusal.ts'
import { offerHistory } from './actions/offer-history.ts'
import { prepareAtWindow } from './actions/prepare-at-window.ts'
import { prolongProcedure } from './actions/prolong-procedure.ts'
import { putOffHearing } from './actions/put-off-hearing.ts'
import { receiveCorrection } from './actions/receive-correction.ts'
import { receiveDeferred } from './actions/receive-deferred.ts'
import { receiveHearingRequest } from './actions/receive-hearing-request.ts'
import { receiveWithdrawal } from './actions/receive-withdrawal.ts'
import { recordHearing } from './actions/record-hearing.ts'
import { recordSiteCheck } from './actions/record-site-check.ts'
import { recordStatement } from './actions/record-statement.ts'
import { refuseAcceptance } from './actions/refuse-acceptance.ts'
import { remindDeferred } from './actions/remind-deferred.ts'
import { requestHearing } from './actions/request-hearing.ts'
import { returnToExaminer } from './actions/return-to-examiner.ts'
import { saveFilter } from './actions/save-filter.ts'
import { settleBodyRules } from './actions/settle-body-rules.ts'
import { stateViews } from './actions/state-views.ts'
import { saveSupplementDraft } from './actions/save-supplement-draft.ts'
import { submitCorrection } from './actions/submit-correction.ts'
import { supplyDeferred } from './actions/supply-deferred.ts'
import { takeBack } from './actions/take-back.ts'
import { tellHearingRight } from './actions/tell-hearing-right.ts'
import { tellParty } from './actions/tell-party.ts'
import { terminateCase } from './actions/terminate-case.ts'
import { withdrawCase } from './actions/withdraw-case.ts'
import { cosignatureActs, cosignatureReactions, cosignatureViews } from './cosignature-doors.ts'
import { counterDraftActs, counterDraftViews, sweepCounterDrafts } from './counter-draft-doors.ts'
import { delayActs, sweepOverdue } from './delay-doors.ts'
import { easierActs, easierJobs, easierViews } from './easier-doors.ts'
import { acceptCases } from './contract.ts'
import { caseEvents, listPortionDue, worklistPortionDue } from './events.ts'
import { countFilings, sweepCorrections, sweepDeferred, sweepHearings, sweepRenewals, sweepSilence } from './jobs.ts'
import { letterActs, letterViews } from './letters/letter-doors.ts'
import { sweepTimers } from './jobs-timers.ts'
import { sweepSilentBodies } from './jobs-silence.ts'
import { sweepAnswers } from './reminders.ts'
import { reactions } from './reactions.ts'
import { bodyRules } from './views/body-rules.ts'
import { letterContent, materialContent } from './views/case-files.ts'
import { caseFacts } from './views/case-facts.ts'
import { caseMessages } from './views/case-messages.ts'
import { caseSteps } from './views/case-steps.ts'
import { casePage } from './views/case-page.ts'
import { findCase } from './views/find-case.ts'
import { licenceServices } from './views/licence-services.ts'
import { myCase } from './views/my-case.ts'
import { mySupplementDraft } from './views/my-supplement-draft.ts'
import { myCases } from './views/my-cases.ts'
import { quotaLeft } from './views/quota-left.ts'
import { progress } from './views/progress.ts'
import { sealedForm, sealedForms } from './views/sealed-forms.ts'
import { savedFilters } from './views/saved-filters.ts'
import { sweepUndoings, undoingActs } from './undoing-doors.ts'
import { organsOf } from './views/in-scope.ts'
import { caseTopic } from './transitions.ts'
import { worklistChoices } from './views/worklist-choices.ts'
import { writeLists } from './list-exports.ts'
import { writeWorklist } from './worklist-export.ts'
import { worklist, worklistCount, worklistTotals } from './views/worklist.ts'

export const casesModule = defineModule({
  name: 'cases',
  title: '办件',
  uses: [
    'organs',
    'identity',
    'calendar',
    'vocabulary',
    'documents',
    'notices',
    'exchange',
    'exports',
    'catalogue',
    'forms',
    'payments',
    'licences',
    'signets',
    'routes',
    'credit',
  ],
  permissions: [
    { word: 'cases.file', title: '提交和跟踪自己的申请', heldBy: { citizen: 'own', 'enterprise-agent': 'own' } },
    { word: 'cases.receive', title: '窗口代录申请', heldBy: { 'window-clerk': 'own-region' } },
    {
      word: 'cases.see',
      title: '查看办件',
      heldBy: {
        'window-clerk': 'own-region',
        approver: 'own-organ',
        'department-head': 'own-organ',
        supervisor: 'everywhere',
        'centre-manager': 'own-region',
        'government-officer': 'own-region',
      },
    },
    {
      word: 'cases.accept',
      title: '受理、补正告知、不予受理',
      heldBy: { 'window-clerk': 'own-region', approver: 'own-organ' },
    },
    { word: 'cases.examine', title: '审查办件', heldBy: { approver: 'own-organ', 'department-head': 'own-organ' } },
    {
      word: 'cases.decide',
      title: '作出准予或不予的决定',
      heldBy: { approver: 'own-organ', 'department-head': 'own-organ' },
    },
    {
      word: 'cases.countersign',
      title: '核准或者否决窗口的否定意见',
      heldBy: { 'department-head': 'own-organ' },
    },
    { word: 'cases.extend', title: '批准延长办理期限（本机关负责人）', heldBy: { 'department-head': 'own-organ' } },
    {
      word: 'cases.put-off-hearing',
      title: '听证改期',
      heldBy: { approver: 'own-organ', 'department-head': 'own-organ' },
    },
    {
      word: 'cases.arrange',
      title: '规定本部门的补正期限、容缺和核准约定',
      heldBy: { 'department-head': 'own-organ' },
    },
    {
      word: 'cases.draft-letters',
      title: '编写本部门的文书范本',
      heldBy: { approver: 'own-organ', 'department-head': 'own-organ' },
    },
    { word: 'cases.approve-letters', title: '核对并启用文书范本', heldBy: { 'department-head': 'own-organ' } },
    { word: 'cases.deliver', title: '送达和办结', heldBy: { 'window-clerk': 'own-region', approver: 'own-organ' } },
    {
      word: 'cases.offer-history',
      title: '向上级平台补报启用以前的办件',
      heldBy: { 'system-admin': 'everywhere', 'centre-manager': 'everywhere' },
    },
    { word: 'cases.check', title: '核查告知承诺', heldBy: { approver: 'own-organ', 'department-head': 'own-organ' } },
    {
      word: 'cases.undo',
      title: '撤销、撤回、变更、注销准予决定',
      heldBy: { 'department-head': 'own-organ', 'government-officer': 'own-region' },
    },
    { word: 'cases.decide-by-rule', title: '按公开规则秒批（系统任务）', heldBy: {} },
    { word: 'cases.sweep', title: '到期自动办理（系统任务）', heldBy: {} },
  ],
  acts: [
    fileCase,
    fileForApplicant,
    prepareAtWindow,
    askCorrection,
    saveSupplementDraft,
    submitCorrection,
    receiveCorrection,
    correctOnTheSpot,
    acceptCase,
    deemAccepted,
    deemRenewed,
    refuseAcceptance,
    confirmRefusal,
    overturnRefusal,
    decideOnTheSpot,
    examineCase,
    returnToExaminer,
    takeBack,
    lapseStep,
    fireTimer,
    beginProcedure,
    endProcedure,
    prolongProcedure,
    recordSiteCheck,
    tellParty,
    recordStatement,
    stateViews,
    tellHearingRight,
    requestHearing,
    receiveHearingRequest,
    lapseHearing,
    callHearing,
    putOffHearing,
    recordHearing,
    extendCase,
    supplyDeferred,
    receiveDeferred,
    remindDeferred,
    lapseDeferred,
    lapseCorrection,
    grantCase,
    denyCase,
    confirmDenial,
    overturnDenial,
    deliverCase,
    closeCase,
    withdrawCase,
    receiveWithdrawal,
    terminateCase,
    settleBodyRules,
    saveFilter,
    changeFilter,
    deleteFilter,
    ...cosignatureActs,
    ...counterDraftActs,
    ...easierActs,
    ...delayActs,
    ...undoingActs,
    exportWorklist,
    ...letterActs,
    offerHistory,
    ...reuseActs,
  ],
  views: [
    myCases,
    myCase,
    mySupplementDraft,
    worklist,
    worklistCount,
    worklistTotals,
    worklistChoices,
    savedFilters,
    casePage,
    caseMessages,
    caseSteps,
    caseFacts,
    findCase,
    progress,
    quotaLeft,
    letterContent,
    materialContent,
    bodyRules,
    licenceServices,
    ...cosignatureViews,
    sealedForms,
    sealedForm,
    ...reuseViews,
    ...counterDraftViews,
    ...easierViews,
    ...letterViews,
  ],
  bulks: [bulk(acceptCases, acceptCase, 'caseId')],
  events: [...caseEvents, worklistPortionDue, listPortionDue],
  reactions: [...reactions, ...cosignatureReactions, writeWorklist, writeLists],
  jobs: [
    sweepSilence,
    sweepSilentBodies,
    sweepTimers,
    sweepCorrections,
    sweepDeferred,
    sweepHearings,
    sweepRenewals,
    countFilings,
    ...easierJobs,
    sweepOverdue,
    sweepAnswers,
    sweepUndoings,
    sweepCounterDrafts,
  ],
  follows: async (ctx) => (await organsOf(ctx, 'cases.see')).map(caseTopic),
  folder: import.meta.dirname,
})
