/** Words of the screens in the hall. */
export const screenWords = {
  title: '今日办理情况',
  noFigures: '暂无数据',
} as const
