/** Words of how messages reach a person besides the box. */
export const noticeChoiceWords = {
  text: '消息总会马上放进“消息”里；还可以另外通知到：',
  gateways: '短信网关、邮件服务器',
  sms: '短信',
  mail: '电子邮件',
  kinds: { sms: '哪些消息发短信', mail: '哪些消息发邮件' },
  phone: '接收短信的手机号',
  phoneHelp: '只用来给您发这些消息，加密保存，不会给别人看。',
  mailAddress: '邮箱地址',
  known: (masked: string) => `现在是 ${masked}，不修改就留空`,
  fixed: (kinds: string) => `${kinds}的消息不能关闭，总会另外通知您。`,
  everyWay: (kinds: string) => `${kinds}的消息不能关闭，发到您的手机号和填过的邮箱，没有选的也发。`,
  allOff: (kinds: string) => `短信和邮件都没有选时，${kinds}仍然发短信。`,
  onlyBox: '没有手机号，也没有选邮件：消息只放在“消息”里，请每天查看。',
  why: '为什么不能关闭',
  quiet: '设置免打扰时段',
  from: '从几点开始',
  until: '到几点结束',
  quietText: (kinds: string) =>
    `按北京时间，最长 12 小时，可以跨过零点。这段时间的短信和邮件等结束以后再发，“消息”里马上就有。${kinds}要马上告知，不等。`,
  save: '保存',
  saved: '已保存。',
} as const
