/** Words of the acts that the licence law adds to a case: countersigned refusals, hearings, site checks. */
export const workCaseLawWords = {
  proposal: {
    title: { 'refuse-acceptance': '不予受理的意见等待上级核准', deny: '不予的意见等待上级核准' },
    by: (name: string, when: string) => `${name}，${when} 提出`,
    rightBody: (body: string) => `告知向${body}申请`,
    deadline: (date: string) => `核准前期限照常计算：${date}前没有核准并告知申请人的，视为受理。`,
    denialDeadline: (date: string) => `核准前办理时限照常计算：应在 ${date}前作出决定。`,
  },
  overturnReason: '否决的理由',
  overturnHelp: '写入办理经过，提出意见的人会收到；申请人看不到。',
} as const
