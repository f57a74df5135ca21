/** Words of letters, their wording, their arrival and the seals on them. */
export const workLetterWords = {
  opened: '已查阅',
  openedBy: (by: string, when: string) => `${by}，${when}`,
  served: '已送达',
  servedTo: (way: string, to: string, when: string) => `${way}，${to}，${when}`,
  unopened: '已发送，没有打开',
  serve: '改用其他方式送达',
  serveThis: (title: string) => `${title}改用其他方式送达`,
  serveText: (title: string, number: string) =>
    `${title}（${number}）已经电子送达，申请人没有打开。记录这次送达以后，不再列入待送达。`,
  serveVerb: '记录送达',
  way: '送达方式',
  receivedBy: '领取人',
  tracking: '邮件号码',
  toldEmpty: '请填写',
} as const
