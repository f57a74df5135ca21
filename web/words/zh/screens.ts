/** Words of the screens in the hall. */
export const screenWords = {
  title: '今日办理情况',
  filed: '今日收件',
  decided: '今日办结',
  waiting: '正在办理',
  onTime: '近 30 天按时办结',
  satisfaction: '近 30 天好评',
  cases: '件',
  bodies: '各部门今日办理情况',
  body: '部门',
  filedShort: '今日收件',
  decidedShort: '今日办结',
  waitingShort: '正在办理',
  noFigures: '今天还没有办件',
  noValue: '—',
  countedAt: (time: string) => `数据截至 ${time}`,
  notRenewed: '暂时连不上服务器，正在重试',
} as const
