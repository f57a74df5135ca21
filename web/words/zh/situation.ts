/** Words of the situation questions, the same in the guide, in an application and at the counter. */
export const situationWords = {
  title: '您的情况',
  intro: (count: number) => `回答${count > 1 ? '几个' : '一个'}小问题，就知道您要带哪些材料。`,
  next: '请选择',
  change: '改',
  changeOf: (question: string) => `改：${question}`,
  done: '已经按您的情况列出材料、表格和费用。',
  again: '全部重新选',
  stopTitle: '这个事项不适合您的情况',
} as const
