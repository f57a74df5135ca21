/** Words for what goes wrong between the browser and the server. The server's own refusals bring their sentence with them. */
export const problemWords = {
  offline: '网络断开了。您填的内容还在，恢复网络后再试一次。',
  unreachable: '暂时连不上服务器。您填的内容还在，请稍后再试一次。',
  broken: '系统出了点问题，不是您的操作有误。请稍后再试；还不行请拨打 12345，并报上编号',
  unreadable: '服务器的回答无法识别，请刷新页面后再试。',
  cancelled: '已取消',
} as const
