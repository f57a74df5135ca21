/** Words of hearings and site checks in one's own case. */
export const portalCaseLawWords = {
  hearing: '听证',
  ask: (date: string) => `您可以在 ${date}前要求听证，不收任何费用。不要求的，到期以后作出决定。`,
  willBe: (date: string) => `办理机关应在 ${date}前组织听证，举行的七个工作日前通知您时间和地点。`,
  wasPutOff: (reason: string) => `已改期：${reason}`,
  host: (host: string) => `主持人：${host}。您可以带上证据，也可以申请主持人回避。`,
  record: (text: string) => `笔录要点：${text}`,
  siteCheck: '现场核查',
  passed: '符合',
  failed: '不符合',
  officers: (names: string) => `核查人员：${names}`,
  verbs: { 'request-hearing': '要求听证', 'state-views': '提交意见' },
  labels: { 'request-hearing': '要求听证的理由', 'state-views': '您的意见' },
} as const
