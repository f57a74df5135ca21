import { defineModule } from '#kernel/module.ts'
import { accountNews } from './account-news.ts'
import { askReports } from './actions/ask-reports.ts'
import { markAllRead } from './actions/mark-all-read.ts'
import { markRead } from './actions/mark-read.ts'
import { releaseHeld } from './actions/release-held.ts'
import { setPreferences } from './actions/set-preferences.ts'
import { mailDue, noticeSent, reportsDue, textDue } from './events.ts'
import * as jobs from './jobs.ts'
import { chooseChannels, fetchReports, handOverMail, handOverText } from './reactions.ts'
import { deliveryList } from './views/delivery-list.ts'
import { myMessages } from './views/my-messages.ts'
import { myPreferences } from './views/my-preferences.ts'
import { unreadCount } from './views/unread-count.ts'

export const noticesModule = defineModule({
  name: 'notices',
  title: '消息',
  uses: ['identity'],
  permissions: [
    {
      word: 'notices.see-deliveries',
      title: '查看短信和邮件的发送记录',
      heldBy: { 'system-admin': 'everywhere', 'centre-manager': 'everywhere' },
    },
    { word: 'notices.sweep', title: '发送留下的短信和查询送达（系统任务）', heldBy: {} },
  ],
  acts: [markRead, markAllRead, setPreferences, releaseHeld, askReports],
  views: [myMessages, unreadCount, myPreferences, deliveryList],
  events: [noticeSent, textDue, mailDue, reportsDue],
  reactions: [chooseChannels, handOverText, handOverMail, fetchReports, ...accountNews],
  jobs: [jobs.releaseHeld, jobs.askReports],
  follows: async ({ actor }) => [`messages:${actor.id}`],
  folder: import.meta.dirname,
})
