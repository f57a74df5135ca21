import { defineModule } from '#kernel/module.ts'
import { askCourier } from './actions/ask-courier.ts'
import { bookParcel } from './actions/book-parcel.ts'
import { chooseWay } from './actions/choose-way.ts'
import { handOver } from './actions/hand-over.ts'
import { printLabels } from './actions/print-labels.ts'
import { remind } from './actions/remind.ts'
import { renewCode } from './actions/renew-code.ts'
import { settleReminders } from './actions/settle-reminders.ts'
import { takeTracking } from './actions/take-tracking.ts'
import { handoutReady, parcelBooked, parcelReturned } from './events.ts'
import { askAgain, remindUncollected } from './jobs.ts'
import { reactions } from './reactions.ts'
import { handoutList } from './views/handout-list.ts'
import { handoutOf } from './views/handout-of.ts'
import { reminderRules } from './views/reminder-rules.ts'

export const handoutsModule = defineModule({
  name: 'handouts',
  title: '出件',
  uses: ['organs', 'identity', 'documents', 'notices', 'catalogue', 'payments', 'cases', 'counter'],
  permissions: [
    {
      word: 'handouts.see',
      title: '查看待交付的结果',
      heldBy: { 'window-clerk': 'own-region', approver: 'own-organ', 'department-head': 'own-organ' },
    },
    {
      word: 'handouts.hand-over',
      title: '统一出件：交付和寄送结果',
      heldBy: { 'window-clerk': 'own-region', approver: 'own-organ' },
    },
    { word: 'handouts.arrange', title: '规定提醒领取的天数', heldBy: { 'department-head': 'own-organ' } },
    { word: 'handouts.sweep', title: '查询寄递、提醒领取（系统任务）', heldBy: {} },
  ],
  acts: [chooseWay, renewCode, handOver, bookParcel, takeTracking, askCourier, remind, settleReminders, printLabels],
  views: [handoutList, handoutOf, reminderRules],
  events: [parcelBooked, parcelReturned, handoutReady],
  reactions,
  jobs: [askAgain, remindUncollected],
  folder: import.meta.dirname,
})
