import { bulk } from '#kernel/bulk.ts'
import { defineModule } from '#kernel/module.ts'
import { addSigner } from './actions/add-signer.ts'
import { answerConsultation } from './actions/answer-consultation.ts'
import { askSignatures } from './actions/ask-signatures.ts'
import { claimCase } from './actions/claim-case.ts'
import { claimStep } from './actions/claim-step.ts'
import { consult } from './actions/consult.ts'
import { endDeputy } from './actions/end-deputy.ts'
import { handOverCase } from './actions/hand-over-case.ts'
import { handOverStep } from './actions/hand-over-step.ts'
import { releaseStep } from './actions/release-step.ts'
import { replaceAsked } from './actions/replace-asked.ts'
import { setDeputy } from './actions/set-deputy.ts'
import { signStep } from './actions/sign-step.ts'
import { urgeStep } from './actions/urge-step.ts'
import { claimSteps, handOverSteps } from './contract.ts'
import { routeEvents } from './events.ts'
import { followsSteps } from './live.ts'
import { reactions } from './reactions.ts'
import { colleagues } from './views/colleagues.ts'
import { myDeputies } from './views/my-deputies.ts'

export const routesModule = defineModule({
  name: 'routes',
  title: '审批流程',
  uses: ['organs', 'identity', 'calendar', 'documents', 'notices'],
  permissions: [
    {
      word: 'routes.handle',
      title: '认领、转办、会签、征求意见等环节操作',
      heldBy: { approver: 'own-organ', 'department-head': 'own-organ', 'window-clerk': 'own-region' },
    },
    {
      word: 'routes.approve',
      title: '承办审批岗的环节',
      heldBy: { approver: 'own-organ', 'department-head': 'own-organ' },
    },
    { word: 'routes.lead', title: '承办负责人的环节', heldBy: { 'department-head': 'own-organ' } },
    { word: 'routes.receive', title: '承办窗口岗的环节', heldBy: { 'window-clerk': 'own-region' } },
  ],
  acts: [
    claimStep,
    claimCase,
    releaseStep,
    handOverStep,
    handOverCase,
    askSignatures,
    addSigner,
    signStep,
    consult,
    answerConsultation,
    replaceAsked,
    urgeStep,
    setDeputy,
    endDeputy,
  ],
  bulks: [bulk(claimSteps, claimCase, 'caseId'), bulk(handOverSteps, handOverCase, 'caseId')],
  views: [colleagues, myDeputies],
  events: routeEvents,
  reactions,
  follows: followsSteps,
  folder: import.meta.dirname,
})
