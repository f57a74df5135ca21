/** Words of the workbench. */
export const workbenchWords = {
  title: '一窗工作台',
  today: '工作台首页',
  welcome: '请从左侧选择要办理的工作。',
} as const
