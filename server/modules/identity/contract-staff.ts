/** Staff, their accounts and posts, and what each role may do. */
import { id, moment, pageOf, pageQuery, route } from '#kernel/contract.ts'
import { notFound, refusal } from '#kernel/problem.ts'
import { z } from 'zod'
import { newPassword, username, usernameTaken } from './contract-people.ts'
import { staffRoles } from '#modules/organs/contract.ts'
import { citizenRoles } from './rules/roles.ts'

const staffRole = z.enum(Object.keys(staffRoles) as [keyof typeof staffRoles], '没有这个角色')
const role = z.enum(
  [...Object.keys(staffRoles), ...Object.keys(citizenRoles)] as [keyof typeof staffRoles | keyof typeof citizenRoles],
  '没有这个角色',
)
const reach = z.enum(['own', 'own-organ', 'own-region', 'everywhere'], '请选择范围')
export const reaches = { own: '仅本人', 'own-organ': '本部门', 'own-region': '本行政区', everywhere: '全部' } as const

export const rolesMayNotMeet = refusal(
  'identity.roles-may-not-meet',
  409,
  '系统管理员、安全管理员、审计管理员必须由不同的人担任，不能兼任',
)
export const notOwnPower = refusal(
  'identity.not-own-power',
  403,
  '不能给自己安排岗位或修改自己岗位的权限，请由另一位管理员办理',
)
export const wordNotForRole = refusal(
  'identity.word-not-for-role',
  409,
  '这项权限不能给这个角色：管理权限与业务权限必须分开',
)
const accountStatus = z.enum(['active', 'suspended'])

const search = { after: id.optional(), limit: pageQuery.limit, q: z.string().trim().max(40).optional() }

export const staffList = route({
  name: 'identity.staff-list',
  method: 'GET',
  path: '/api/staff',
  summary: '查询工作人员',
  permission: 'identity.see-accounts',
  input: z.object({ ...search, organId: id.optional() }),
  output: pageOf(
    z.object({
      id,
      accountId: id,
      name: z.string(),
      username: z.string(),
      status: accountStatus,
      lockedUntil: moment.optional(),
      mustChangePassword: z.boolean(),
      lastSignedInAt: moment.optional(),
      posts: z.array(z.object({ id, title: z.string(), organName: z.string(), roles: z.array(z.string()) })),
    }),
  ),
})

export const accountList = route({
  name: 'identity.account-list',
  method: 'GET',
  path: '/api/accounts',
  summary: '查询群众账号',
  permission: 'identity.see-accounts',
  input: z.object(search),
  output: pageOf(
    z.object({
      id,
      personId: id,
      username: z.string(),
      nameMasked: z.string(),
      idNumberMasked: z.string(),
      phoneMasked: z.string().optional(),
      identityLevel: z.enum(['declared', 'verified-at-counter']),
      status: accountStatus,
      lockedUntil: moment.optional(),
      lastSignedInAt: moment.optional(),
    }),
  ),
})

export const createStaff = route({
  name: 'identity.create-staff',
  method: 'POST',
  path: '/api/staff',
  summary: '新增工作人员',
  permission: 'identity.manage-accounts',
  status: 201,
  input: z.object({
    name: z.string().trim().min(2, '请写出姓名').max(50, '姓名太长'),
    username,
    /** Must be changed at the first sign-in. */
    initialPassword: newPassword,
    postIds: z.array(id).max(10, '岗位太多').default([]),
  }),
  output: z.object({ id, accountId: id }),
  refusals: [usernameTaken, notFound, rolesMayNotMeet],
})

export const assignPost = route({
  name: 'identity.assign-post',
  method: 'POST',
  path: '/api/staff/:id/posts',
  summary: '安排岗位',
  permission: 'identity.manage-accounts',
  input: z.object({ id, postId: id }),
  output: z.object({ id }),
  refusals: [notFound, rolesMayNotMeet, notOwnPower],
})

export const removePost = route({
  name: 'identity.remove-post',
  method: 'DELETE',
  path: '/api/staff/:id/posts/:postId',
  summary: '免去岗位',
  permission: 'identity.manage-accounts',
  input: z.object({ id, postId: id }),
  output: z.object({ id }),
  refusals: [notFound, notOwnPower],
})

const onlyId = z.object({ id })

export const suspendAccount = route({
  name: 'identity.suspend-account',
  method: 'POST',
  path: '/api/accounts/:id/suspend',
  summary: '停用账号',
  permission: 'identity.manage-accounts',
  input: z.object({ id, reason: z.string().trim().min(2, '请写明原因').max(200, '原因太长') }),
  output: onlyId,
  refusals: [notFound, notOwnPower],
})

export const resumeAccount = route({
  name: 'identity.resume-account',
  method: 'POST',
  path: '/api/accounts/:id/resume',
  summary: '恢复账号',
  permission: 'identity.manage-accounts',
  input: onlyId,
  output: onlyId,
  refusals: [notFound],
})

export const unlockAccount = route({
  name: 'identity.unlock-account',
  method: 'POST',
  path: '/api/accounts/:id/unlock',
  summary: '解除登录锁定',
  permission: 'identity.manage-accounts',
  input: onlyId,
  output: onlyId,
  refusals: [notFound],
})

export const resetPassword = route({
  name: 'identity.reset-password',
  method: 'POST',
  path: '/api/accounts/:id/password',
  summary: '重置密码',
  permission: 'identity.manage-accounts',
  input: z.object({ id, newPassword }),
  output: onlyId,
  refusals: [notFound],
})

export const roleList = route({
  name: 'identity.role-list',
  method: 'GET',
  path: '/api/roles',
  summary: '查看角色和权限',
  permission: 'identity.see-accounts',
  input: z.object({}),
  output: z.object({
    /** `grantable`: roles the word may be given to. */
    words: z.array(z.object({ word: z.string(), title: z.string(), grantable: z.array(z.string()) })),
    grants: z.array(z.object({ role: z.string(), word: z.string(), reach })),
  }),
})

export const setRolePermission = route({
  name: 'identity.set-role-permission',
  method: 'PUT',
  path: '/api/roles/:role/permissions/:word',
  summary: '给角色授权或收回权限',
  permission: 'identity.grant',
  input: z.object({ role, word: z.string().max(100), /** Null takes the word away. */ reach: reach.nullable() }),
  output: z.object({ role: z.string(), word: z.string() }),
  refusals: [notFound, wordNotForRole, notOwnPower],
})

export const setPostRoles = route({
  name: 'identity.set-post-roles',
  method: 'PUT',
  path: '/api/posts/:id/roles',
  summary: '给岗位设置角色',
  permission: 'identity.grant',
  input: z.object({ id, roles: z.array(staffRole).max(9) }),
  output: onlyId,
  refusals: [notFound, rolesMayNotMeet, notOwnPower],
})
