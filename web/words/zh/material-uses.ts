/** Words for the ledger of materials used again. */
export const materialUseWords = {
  title: '我的材料用在了哪里',
  to: '看材料用在了哪里',
  text: '您交过的材料，以后办别的事可以不用再交。每用一次都记在这里：谁用的、为了办什么事、什么时候。觉得不当，可以提出异议。',
  none: '还没有用过',
  noneText: '办事时免交了以前交过的材料，会记在这里。',
  used: (by: string, purpose: string) => `${by}，用于办理「${purpose}」`,
  at: '时间：',
  from: '当时交材料的办件',
} as const
