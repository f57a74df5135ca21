/** Words of what one drafts and another puts in force: templates of letters, faces of licences. */
export const draftWords = {
  draftBy: (by: string, when: string) => `${by}，${when} 编写`,
  approvedBy: (by: string, when: string) => `${by}，${when} 启用`,
  endedBy: (by: string, when: string) => `${by}，${when} 停用`,
  note: '改了什么、为什么',
  noteEmpty: '请写明改了什么、为什么',
  save: '保存草稿',
  approve: '核对无误，启用',
  drop: '放弃草稿',
  second: '草稿要由编写人以外、有权启用的人核对后启用。',
  line: (version: number, state: string, note: string) => `第 ${version} 版　${state}　${note}`,
} as const
