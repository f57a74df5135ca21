import { defineModule } from '#kernel/module.ts'
import { answerRequest } from './actions/answer-request.ts'
import { makeRequest } from './actions/make-request.ts'
import { setPublicity } from './actions/set-publicity.ts'
import { breachRecorded, breachWasSettled } from './events.ts'
import { creditRecords } from './views/credit-records.ts'
import { myCredit } from './views/my-credit.ts'
import { publishedBreaches } from './views/published-breaches.ts'

export const creditModule = defineModule({
  name: 'credit',
  title: '信用',
  uses: ['organs', 'identity', 'documents', 'notices'],
  permissions: [
    {
      word: 'credit.own',
      title: '查看和修复自己的信用记录',
      heldBy: { citizen: 'own', 'enterprise-agent': 'own' },
    },
    {
      word: 'credit.see',
      title: '查看不实承诺的失信记录',
      heldBy: { approver: 'own-organ', 'department-head': 'own-organ', supervisor: 'everywhere' },
    },
    { word: 'credit.decide', title: '答复信用修复和异议', heldBy: { 'department-head': 'own-organ' } },
  ],
  acts: [makeRequest, answerRequest, setPublicity],
  views: [myCredit, creditRecords, publishedBreaches],
  events: [breachRecorded, breachWasSettled],
  folder: import.meta.dirname,
})
