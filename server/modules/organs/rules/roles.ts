/** The roles a post may carry, by name. What each may do the modules declare and the module identity keeps. */
export const staffRoles = {
  'window-clerk': '综合窗口受理员',
  approver: '审批人员',
  'department-head': '部门负责人',
  supervisor: '电子监察员',
  'centre-manager': '中心管理员',
  'government-officer': '本级政府经办人',
  'catalogue-editor': '事项管理员',
  'system-admin': '系统管理员',
  'security-admin': '安全管理员',
  'audit-admin': '审计管理员',
} as const

/** A role that is no more is named by its key. */
export function roleTitle(role: string): string {
  return Object.hasOwn(staffRoles, role) ? staffRoles[role as keyof typeof staffRoles] : role
}
