import { defineModule } from '#kernel/module.ts'
import { addType } from './actions/add-type.ts'
import { authoriseUse } from './actions/authorise-use.ts'
import { cancelLicence } from './actions/cancel-licence.ts'
import { changeType } from './actions/change-type.ts'
import { checkShowCode } from './actions/check-show-code.ts'
import { dropFaceDraft } from './actions/drop-face-draft.ts'
import { endFace } from './actions/end-face.ts'
import { endSuspension } from './actions/end-suspension.ts'
import { expireLicence } from './actions/expire-licence.ts'
import { nameDefiningBody } from './actions/name-defining-body.ts'
import { putFaceInForce } from './actions/put-face-in-force.ts'
import { redeemAuthorisation } from './actions/redeem-authorisation.ts'
import { remindIntent } from './actions/remind-intent.ts'
import { remindRenewal } from './actions/remind-renewal.ts'
import { resumeLicence } from './actions/resume-licence.ts'
import { revokeAuthorisation } from './actions/revoke-authorisation.ts'
import { revokeLicence } from './actions/revoke-licence.ts'
import { saveFaceDraft } from './actions/save-face-draft.ts'
import { runGathering } from './actions/run-gathering.ts'
import { stageGathering } from './actions/stage-gathering.ts'
import { showLicence } from './actions/show-licence.ts'
import { dropIntent } from './actions/drop-intent.ts'
import { recordIntentStatement } from './actions/record-intent-statement.ts'
import { stateOnIntent } from './actions/state-on-intent.ts'
import { tellIntent } from './actions/tell-intent.ts'
import { suspendLicence } from './actions/suspend-licence.ts'
import { withdrawLicence } from './actions/withdraw-licence.ts'
import { gatheringContinues, intentMoved, licenceIssued, licenceLetterDue, licenceStatusChanged } from './events.ts'
import { tellLicence, tellLicenceAgain } from './exchange.ts'
import { endSuspensions, remindIntents, remindRenewals, sweepExpired } from './jobs.ts'
import { seedTypes } from './licence-types.ts'
import { releasePaid } from './payment.ts'
import { tellOfIntent } from './intent-news.ts'
import { pressIssued, tellHolder, workThroughGathering } from './reactions.ts'
import { recordOpening, writeWaiting } from './receipts.ts'
import { gatheredRows, gathering, gatheringErrors, gatherings } from './views/gatherings.ts'
import { licenceList } from './views/licence-list.ts'
import { licencePage } from './views/licence-page.ts'
import { licenceLetterContent } from './views/licence-letter-content.ts'
import { licencePdf } from './views/licence-pdf.ts'
import { authorisations } from './views/authorisations.ts'
import { faceSpecimen, faultsOfFace, licenceTypePage } from './views/licence-type-page.ts'
import { licenceTypes } from './views/licence-types.ts'
import { openIntents } from './views/open-intents.ts'
import { licenceUses } from './views/licence-uses.ts'
import { myLicence } from './views/my-licence.ts'
import { myWallet } from './views/my-wallet.ts'
import { myLicences } from './views/my-licences.ts'
import { verifyLicence } from './views/verify-licence.ts'

export const licencesModule = defineModule({
  name: 'licences',
  title: '电子证照',
  uses: ['organs', 'identity', 'calendar', 'documents', 'notices', 'exchange', 'catalogue', 'payments'],
  permissions: [
    {
      word: 'licences.own',
      title: '查看、下载和出示自己的证照',
      heldBy: { citizen: 'own', 'enterprise-agent': 'own' },
    },
    {
      word: 'licences.see',
      title: '查看签发的证照',
      heldBy: { approver: 'own-organ', 'department-head': 'own-organ', supervisor: 'own-region' },
    },
    {
      word: 'licences.manage',
      title: '暂扣、恢复、撤销、吊销、注销证照',
      heldBy: { 'department-head': 'own-organ' },
    },
    { word: 'licences.define-types', title: '维护证照类型目录和照面', heldBy: { 'catalogue-editor': 'everywhere' } },
    {
      word: 'licences.redeem',
      title: '凭持证人的授权码使用一次证照',
      heldBy: { 'window-clerk': 'own-organ', approver: 'own-organ', 'department-head': 'own-organ' },
    },
    { word: 'licences.gather', title: '归集本机关的证照', heldBy: { 'department-head': 'own-organ' } },
    {
      word: 'licences.approve-faces',
      title: '启用证照照面（须由编写人以外的人）',
      heldBy: { 'catalogue-editor': 'everywhere' },
    },
    { word: 'licences.sweep', title: '标记有效期届满、提醒延续和陈述申辩期限、结束暂扣（系统任务）', heldBy: {} },
  ],
  acts: [
    showLicence,
    checkShowCode,
    suspendLicence,
    resumeLicence,
    tellIntent,
    stateOnIntent,
    recordIntentStatement,
    dropIntent,
    withdrawLicence,
    revokeLicence,
    cancelLicence,
    expireLicence,
    remindRenewal,
    remindIntent,
    endSuspension,
    nameDefiningBody,
    stageGathering,
    runGathering,
    authoriseUse,
    revokeAuthorisation,
    redeemAuthorisation,
    addType,
    changeType,
    saveFaceDraft,
    dropFaceDraft,
    putFaceInForce,
    endFace,
  ],
  views: [
    myLicences,
    myWallet,
    myLicence,
    licenceUses,
    authorisations,
    gatherings,
    gathering,
    gatheredRows,
    gatheringErrors,
    licencePdf,
    licenceLetterContent,
    verifyLicence,
    licenceTypes,
    licenceTypePage,
    faceSpecimen,
    faultsOfFace,
    licenceList,
    openIntents,
    licencePage,
  ],
  events: [licenceIssued, licenceStatusChanged, intentMoved, licenceLetterDue, gatheringContinues],
  reactions: [
    pressIssued,
    workThroughGathering,
    releasePaid,
    tellHolder,
    tellOfIntent,
    recordOpening,
    writeWaiting,
    tellLicence,
    tellLicenceAgain,
  ],
  jobs: [sweepExpired, remindRenewals, remindIntents, endSuspensions],
  folder: import.meta.dirname,
  async seed(ctx) {
    await seedTypes(ctx)
  },
})
