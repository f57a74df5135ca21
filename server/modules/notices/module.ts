import { defineModule } from '#kernel/module.ts'
import { markAllRead } from './actions/mark-all-read.ts'
import { markRead } from './actions/mark-read.ts'
import { setPreferences } from './actions/set-preferences.ts'
import { mailDue, noticeSent, textDue } from './events.ts'
import { chooseChannels, handOverMail, handOverText } from './reactions.ts'
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
  ],
  acts: [markRead, markAllRead, setPreferences],
  views: [myMessages, unreadCount, myPreferences, deliveryList],
  events: [noticeSent, textDue, mailDue],
  reactions: [chooseChannels, handOverText, handOverMail],
  follows: async ({ actor }) => [`messages:${actor.id}`],
  folder: import.meta.dirname,
})
