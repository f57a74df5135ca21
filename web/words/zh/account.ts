/** Words around signing in. */
export const accountWords = {
  signIn: '登录',
  signOut: '退出登录',
  staffTitle: '工作人员登录',
  continueTitle: '请先登录，登录后继续刚才的操作',
  username: '用户名',
  password: '密码',
  demoAccounts: '演示账号',
  demoText: '这是演示系统，可以直接选一个账号登录。',
  notStaff: '当前账号不是工作人员账号，请换工作人员账号登录。',
  lockedFor: (minutes: number) => `请在 ${minutes} 分钟后再试。忘记密码，请带身份证到政务服务大厅窗口重置。`,
  triesLeft: (count: number) => `还可以试 ${count} 次，之后账号会暂时锁定。`,
  empty: { username: '请输入用户名', password: '请输入密码' },
} as const
