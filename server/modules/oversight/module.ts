import { defineModule } from '#kernel/module.ts'
import { answerOrder } from './actions/answer-order.ts'
import { answerObjection } from './actions/answer-objection.ts'
import { issueOrder } from './actions/issue-order.ts'
import { objectToUse } from './actions/object-to-use.ts'
import { remindObjection } from './actions/remind-objection.ts'
import { warnCase } from './actions/warn-case.ts'
import { objectionAnsweredFact, orderAnsweredFact, orderIssued, useObjected } from './events.ts'
import { remindObjections, warnBeforeDue } from './jobs.ts'
import { bodyTotals } from './views/body-totals.ts'
import { myObjections } from './views/my-objections.ts'
import { objections } from './views/objections.ts'
import { orders } from './views/orders.ts'
import { watchedCases } from './views/watched-cases.ts'

export const oversightModule = defineModule({
  name: 'oversight',
  title: '电子监察',
  uses: ['organs', 'identity', 'calendar', 'documents', 'notices', 'exchange', 'catalogue', 'licences', 'cases'],
  permissions: [
    {
      word: 'oversight.see',
      title: '查看临期、超期办件和督办单',
      heldBy: { supervisor: 'everywhere', 'centre-manager': 'own-region', 'department-head': 'own-organ' },
    },
    {
      word: 'oversight.supervise',
      title: '发出督办单',
      heldBy: { supervisor: 'everywhere', 'centre-manager': 'own-region' },
    },
    { word: 'oversight.answer', title: '答复督办单', heldBy: { 'department-head': 'own-organ' } },
    {
      word: 'oversight.object',
      title: '对证照、材料的使用提出异议',
      heldBy: { citizen: 'own', 'enterprise-agent': 'own' },
    },
    {
      word: 'oversight.answer-objections',
      title: '答复对证照、材料使用的异议',
      heldBy: { supervisor: 'everywhere', 'centre-manager': 'own-region' },
    },
    { word: 'oversight.sweep', title: '到期预警（系统任务）', heldBy: {} },
  ],
  acts: [issueOrder, answerOrder, warnCase, objectToUse, answerObjection, remindObjection],
  views: [watchedCases, bodyTotals, orders, myObjections, objections],
  events: [orderIssued, orderAnsweredFact, useObjected, objectionAnsweredFact],
  jobs: [warnBeforeDue, remindObjections],
  folder: import.meta.dirname,
})
