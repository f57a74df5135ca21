import { defineModule } from '#kernel/module.ts'
import { answerOrder } from './actions/answer-order.ts'
import { issueOrder } from './actions/issue-order.ts'
import { warnCase } from './actions/warn-case.ts'
import { orderAnsweredFact, orderIssued } from './events.ts'
import { warnBeforeDue } from './jobs.ts'
import { bodyTotals } from './views/body-totals.ts'
import { orders } from './views/orders.ts'
import { watchedCases } from './views/watched-cases.ts'

export const oversightModule = defineModule({
  name: 'oversight',
  title: '电子监察',
  uses: ['organs', 'identity', 'calendar', 'documents', 'notices', 'catalogue', 'cases'],
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
    { word: 'oversight.sweep', title: '到期预警（系统任务）', heldBy: {} },
  ],
  acts: [issueOrder, answerOrder, warnCase],
  views: [watchedCases, bodyTotals, orders],
  events: [orderIssued, orderAnsweredFact],
  jobs: [warnBeforeDue],
  folder: import.meta.dirname,
})
