/** Who is who: accounts and sessions here; people, enterprises and mandates, staff and permissions in the files re-exported. */
import { id, route, sensitive } from '#kernel/contract.ts'
import { notFound, refusal } from '#kernel/problem.ts'
import { z } from 'zod'
import { newPassword, person, phoneNumber, username, usernameTaken } from './contract-people.ts'

export * from './contract-corrections.ts'
export * from './contract-people.ts'
export * from './contract-relatives.ts'
export * from './contract-staff.ts'
export { checkIdNumber } from './rules/id-number.ts'
export { passwordFault } from './rules/password.ts'
export { staffRoles } from '#modules/organs/contract.ts'
export { citizenRoles } from './rules/roles.ts'
export { checkUscc } from './rules/uscc.ts'

/** How sure the platform is who somebody is. */
export const identityLevels = { declared: '自行申报', 'verified-at-counter': '窗口核验' } as const

export const wrongPassword = refusal('identity.wrong-password', 401, '用户名或密码不对')
/** Facts: `minutes` until the next attempt, `until` as a moment. */
export const accountLocked = refusal('identity.account-locked', 423, '连续多次输错密码，账号已暂时锁定，请稍后再试')
export const accountSuspended = refusal('identity.suspended-account', 403, '这个账号已停用，请联系管理员')
export const alreadyRegistered = refusal(
  'identity.already-registered',
  409,
  '这个身份证号已经登记过：有账号请直接登录，没有账号或忘记密码请带身份证到大厅窗口办理',
)
export const mandateNotLive = refusal(
  'identity.mandate-not-live',
  409,
  '这份授权已到期或已撤销，请让授权的企业、亲属重新授权',
)

export const verifyFirst = refusal(
  'identity.verify-first',
  403,
  '替企业、亲属办事前，请带身份证到任一大厅窗口核验一次身份',
)

/** In whose name a citizen acts under a mandate. */
const principal = z.object({ kind: z.enum(['enterprise', 'person']), id, name: z.string() })

const account = z.object({
  id,
  kind: z.enum(['citizen', 'staff']),
  name: z.string(),
  identityLevel: z.enum(['declared', 'verified-at-counter']).optional(),
  onBehalfOf: principal.optional(),
  /** Whoever was chosen last withdrew its mandate: nothing can be done until another identity is chosen. */
  mandateEnded: z.boolean(),
  mandates: z.array(
    z.object({
      id,
      principalKind: z.enum(['enterprise', 'person']),
      principalId: id,
      principalName: z.string(),
      asLegalRepresentative: z.boolean(),
      /** Of a relative's: how it came about. */
      basis: z.enum(['given', 'recorded', 'guardian']).optional(),
      validTo: z.string().optional(),
    }),
  ),
  post: z.object({ id, title: z.string(), regionCode: z.string(), organId: id, organName: z.string() }).optional(),
  posts: z.array(z.object({ id, title: z.string(), organName: z.string() })),
  mustChangePassword: z.boolean(),
  /** Every permission word held now; what may be done to one thing is said with that thing. */
  can: z.array(z.string()),
})

export const session = route({
  name: 'identity.session',
  method: 'GET',
  path: '/api/session',
  summary: '当前登录的账号',
  permission: 'public',
  input: z.object({}),
  output: z.object({
    /** To be sent back as `x-csrf-token` with every act; null before signing in, when none is needed. */
    csrfToken: z.string().nullable(),
    account: account.nullable(),
    demo: z.boolean(),
    demoAccounts: z
      .array(
        z.object({
          username: z.string(),
          password: z.string(),
          kind: z.enum(['citizen', 'staff']),
          title: z.string(),
          shows: z.string(),
        }),
      )
      .optional(),
  }),
})

export const signIn = route({
  name: 'identity.sign-in',
  method: 'POST',
  path: '/api/session',
  summary: '登录',
  permission: 'public',
  perMinute: 30,
  input: z.object({
    username: sensitive(z.string().trim().min(1, '请输入用户名').max(64)),
    password: sensitive(z.string().min(1, '请输入密码').max(128)),
  }),
  output: z.object({ accountId: id, mustChangePassword: z.boolean() }),
  refusals: [wrongPassword, accountLocked, accountSuspended],
})

const nothing = z.object({})

export const signOut = route({
  name: 'identity.sign-out',
  method: 'POST',
  path: '/api/session/end',
  summary: '退出登录',
  permission: 'signed-in',
  input: nothing,
  output: nothing,
})

export const signOutEverywhere = route({
  name: 'identity.sign-out-everywhere',
  method: 'POST',
  path: '/api/session/end-all',
  summary: '在所有设备上退出登录',
  permission: 'signed-in',
  input: nothing,
  output: z.object({ ended: z.number().int() }),
})

export const switchMandate = route({
  name: 'identity.switch-mandate',
  method: 'POST',
  path: '/api/session/mandate',
  summary: '切换为企业、亲属办事或本人办事',
  permission: 'signed-in',
  input: z.object({ mandateId: id.nullable() }),
  output: z.object({ onBehalfOf: principal.nullable() }),
  refusals: [mandateNotLive, verifyFirst, notFound],
})

export const switchPost = route({
  name: 'identity.switch-post',
  method: 'POST',
  path: '/api/session/post',
  summary: '切换岗位',
  permission: 'signed-in',
  input: z.object({ postId: id }),
  output: z.object({ postId: id }),
  refusals: [notFound],
})

export const register = route({
  name: 'identity.register',
  method: 'POST',
  path: '/api/accounts',
  summary: '群众注册账号',
  permission: 'public',
  perMinute: 10,
  status: 201,
  input: z.object({ ...person, phone: phoneNumber, username, password: newPassword }),
  output: z.object({ accountId: id }),
  refusals: [usernameTaken, alreadyRegistered],
})

export const changePassword = route({
  name: 'identity.change-password',
  method: 'POST',
  path: '/api/account/password',
  summary: '修改密码',
  permission: 'signed-in',
  perMinute: 30,
  input: z.object({ currentPassword: sensitive(z.string().min(1, '请输入现在的密码').max(128)), newPassword }),
  output: nothing,
  refusals: [wrongPassword],
})
