/** The roles there are, and which may not meet in one hand. */
import type { staffRoles } from '../contract.ts'

export type StaffRole = keyof typeof staffRoles

export const citizenRoles = { citizen: '群众', 'enterprise-agent': '企业经办人' } as const

/** 三员: the three administrators watch one another, so no hand holds two of them (GB/T 22239-2019 8.1.5, 8.1.7). */
export const adminRoles = ['system-admin', 'security-admin', 'audit-admin'] as const satisfies readonly StaffRole[]

export function isAdminRole(role: string): boolean {
  return (adminRoles as readonly string[]).includes(role)
}

/** Whether one post or one account may hold all of these roles. */
export function mayCombine(roles: readonly string[]): boolean {
  return new Set(roles.filter(isAdminRole)).size <= 1
}

export function isCitizenRole(role: string): boolean {
  return role in citizenRoles
}

/**
 * Whether the security administrator may give a word to a role.
 * @param heldBy the roles that hold the word by default: it says for what kind of hands the word is meant
 */
export function mayHold(role: string, heldBy: readonly string[]): boolean {
  if (heldBy.includes(role)) return true
  // Who manages accounts decides no cases, and the public gets no word made for officials.
  if (isAdminRole(role)) return false
  if (isCitizenRole(role)) return heldBy.some(isCitizenRole)
  return !heldBy.every((holder) => isAdminRole(holder) || isCitizenRole(holder))
}
