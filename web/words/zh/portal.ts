/** Words of the portal. */
export const portalWords = {
  city: '示范市',
  home: '首页',
  greeting: (city: string) => `${city}政务服务`,
  greetingText: '政务服务事项，一个窗口办理。',
  staffEntrance: '工作人员入口',
  helpLine: '办事遇到困难，请拨打 12345 政务服务便民热线',
} as const
