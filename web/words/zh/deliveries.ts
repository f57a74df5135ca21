/** Words of how a message reached its reader. */
export const deliveryWords = {
  title: '送达情况',
  box: '“消息”',
  inBox: '已放入',
  read: '已打开',
  putIn: '放进“消息”',
  opened: '第一次打开',
  unread: '还没有打开',
  readAt: (at: string) => `${at}打开`,
  soon: '正在发送',
} as const
