/** Words of the board that shows how much of what a guide should say is said. */
export const workCompletenessWords = {
  title: '办事指南完整度',
  intro: '一份办事指南该说的要素说了多少，满分 100。只算已公布的事项。',
  definition:
    '法定要素十项（时限、材料、条件、依据、服务对象、收费、结果、办理地点和电话、到场次数）和服务要素十项（通俗名称、简介、常见问题、关键词、环节、实施编码、办理形式、权力和责任、实施主体性质、网办信息），说了几项占几成。',
  chart: (count: number) => `完整度最低的 ${count} 个部门`,
  unit: '分',
  axis: '部门',
  board: '各部门完整度',
  columns: { organ: '部门', items: '已公布事项', score: '完整度', stickers: '二维码贴纸' },
  score: (score: number) => `${score} 分`,
  stickers: '打印贴纸',
  stickersHelp: '一张 A4 纸十八枚，贴在窗口，扫码看办事指南；一次最多 360 枚。',
  empty: '还没有公布的事项',
  emptyText: '事项发布以后，这里按部门显示完整度。',
  itemsOf: (organ: string) => `${organ}：缺什么`,
  itemsOfAll: '缺得最多的事项',
  back: '看全部部门',
  itemColumns: { name: '事项', organ: '部门', score: '完整度', missing: '没有说的要素', open: '修改' },
  nothingMissing: '都说了',
  drafting: '正在修改',
  toMend: '去补齐',
} as const
