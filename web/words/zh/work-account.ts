/** Words of one's own account in the workbench. */
export const workAccountWords = {
  title: '账号',
  password: '修改密码',
  first: '请先修改初始密码',
  firstText: '为了保证只有您本人能用这个账号，第一次登录要换成自己的密码。',
  current: '现在的密码',
  next: '新密码',
  nextHelp: '至少 10 位，不要包含用户名，不要用常见的密码。',
  again: '再输入一次新密码',
  differs: '两次输入的新密码不一样',
  empty: '请填写',
  change: '修改密码',
  changed: '密码已修改，下次登录请用新密码。',
  sessions: '登录的设备',
  endAll: '在所有设备上退出登录',
  endAllEffect: '所有电脑和手机上的登录立即失效，包括这一台，需要重新登录。',
  posts: '岗位',
} as const
