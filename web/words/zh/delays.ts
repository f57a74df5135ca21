/** Words of a case that is late: what was missed, why, and until when now. */
export const delayWords = {
  title: '超过期限',
  missed: (title: string, date: string, what: string) => `${title}${date}已经届满，应当${what}。`,
  late: '还没有办完',
  over: '已经过去',
  notedOn: (date: string) => `${date}由系统记录`,
  explanation: '办理单位的说明',
  expected: (date: string) => `预计 ${date}前办完`,
  saidAt: (moment: string) => `${moment}说明`,
  none: '办理单位还没有说明理由。',
  work: {
    explain: '说明超期的理由',
    again: '重新说明',
    effect:
      '说明会原样显示在申请人的办件页面和凭办件编号查询的进度页面上，并发消息告诉申请人。请不要写入个人信息（《优化营商环境条例》第三十六条第二款）。',
    reason: '超期的理由',
    expectedOn: '新的预计办完日期',
    expectedEmpty: '请选择日期，不能早于今天',
  },
} as const
