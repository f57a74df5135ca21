/** Words of the list of citizens' accounts. */
export const accountListWords = {
  title: '群众账号',
  text: '只显示掩码。忘记密码的，请本人带身份证到窗口重设。停用、恢复和解锁都记入审计记录。',
  find: '完整姓名，或者用户名的开头',
  columns: {
    name: '姓名',
    username: '用户名',
    number: '身份证号',
    level: '身份等级',
    status: '状态',
    last: '上次登录',
    act: '操作',
  },
  empty: '没有找到账号',
  emptyText: '姓名要写全，用户名可以只写开头。',
  suspendEffect: (name: string) => `停用后，${name}不能登录，已登录的设备立即退出；办件和证照不变。`,
  done: {
    suspend: (name: string) => `已停用账号 ${name}。`,
    resume: (name: string) => `已恢复账号 ${name}，可以用原来的密码登录。`,
    unlock: (name: string) => `已解除账号 ${name} 的登录锁定。`,
  },
} as const
