/** Words of the message box. */
export const messageWords = {
  title: '消息',
  of: (name: string) => `${name}的事`,
  to: '查看我的消息',
  all: '全部',
  unread: '未读',
  which: '看哪些消息',
  none: '还没有消息',
  noneUnread: '没有未读消息',
  noneText: '办理进度、补正告知和决定书都会送到这里。',
  markAll: '全部标为已读',
  markRead: '标为已读',
  unreadMark: '未读',
  /** What one tap begins. */
  opens: {
    letter: '去看看',
    correction: '去补正',
    payment: '去缴费',
    deadline: '去办理',
    account: '去核对',
    pickup: '看怎么领取',
    rating: '去评价',
    todo: '去办理',
    progress: '去看看',
  },
  attachment: (name: string) => `附件：${name}`,
} as const
