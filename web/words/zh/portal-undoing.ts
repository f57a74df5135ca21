/** Words a holder reads when their grant is to be undone. */
export const portalUndoingWords = {
  asked: (what: string, date: string) => `办理机关拟${what}这份准予决定，请在 ${date}以前说明您的意见。`,
  say: '陈述和申辩',
  effect: '您有权陈述和申辩；办理机关听取以后才能作出决定。只能提交一次，请写完整。',
  label: '您的意见',
  verb: '提交意见',
  said: '您的意见已经提交，办理机关听取以后会作出决定。',
} as const
