/** Words of messages and of the record of what was sent. */
export const workNoticeWords = {
  title: '消息',
  choices: '消息接收方式',
  choicesBack: '回到消息',
  onlyUnread: '只看未读',
  showAll: '查看全部',
  readAll: '全部标为已读',
  read: '标为已读',
  unread: '未读',
  go: '去办理',
  empty: '没有消息',
  emptyText: '预警、差评和需要您处理的事会出现在这里。',
  columns: { title: '标题', kind: '类别', body: '内容', at: '时间', open: '操作' },
  ofCase: {
    title: '消息送达',
    none: '还没有发过消息。',
    to: (name: string, staff: boolean, at: string) => `发给${name}${staff ? '（工作人员）' : ''}，${at}`,
    receipt: (text: string) => `回执 ${text}`,
    gateway: '短信和邮件网关',
  },
  deliveries: {
    title: '短信和邮件发送记录',
    empty: '没有记录',
    emptyText: '换一个状态看看。',
    state: '状态',
    columns: { title: '消息', channel: '方式', state: '状态', attempts: '次数', result: '结果', at: '时间' },
  },
} as const
