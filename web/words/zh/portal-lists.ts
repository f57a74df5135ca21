/** Words of the public lists. */
export const listWords = {
  title: '公开清单',
  intro: '每份清单都直接取自已公布的事项，随事项更新。',
  empty: '还没有公开的清单',
  back: '全部清单',
  name: '事项名称',
  code: '事项编码',
  organ: '实施机关',
  export: '下载整份清单（XLSX）',
  wholeText: '全文',
  fold: '收起',
  noItems: '这份清单里还没有事项',
  noItemsText: '可以换一个办事地区看看。',
} as const
