import { action } from '#kernel/action.ts'
import { route } from '#kernel/contract.ts'
import { readableCode } from '#kernel/id.ts'
import { refusal } from '#kernel/problem.ts'
import { addPost, ensureOrgan, organLevel, regionCode } from '#modules/organs/index.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { addStaff } from '../accounts.ts'
import { staffRoles } from '../contract.ts'
import { hashPassword } from '../passwords.ts'
import { adminRoles } from '../rules/roles.ts'

export const alreadyInstalled = refusal(
  'identity.already-installed',
  409,
  '已有管理员账号：请由系统管理员在管理页面新增账号',
)

/** Not a door of the API: the operator's command performs it. */
const installRoute = route({
  name: 'identity.install-administrators',
  method: 'POST',
  path: '/api/installation/administrators',
  summary: '建立最初的三位管理员',
  permission: 'identity.install',
  input: z.object({ name: z.string().trim().min(2, '请写出机构名称'), regionCode, level: organLevel }),
  output: z.object({
    organId: z.string(),
    accounts: z.array(z.object({ username: z.string(), password: z.string(), title: z.string() })),
  }),
  refusals: [alreadyInstalled],
})

/**
 * The first three administrators (系统、安全、审计) of an empty installation, each with a post of its own in the body.
 * The passwords are told once, here, and must be changed at the first sign-in.
 */
export const installAdministrators = action(installRoute, {
  subject: (_, output) => output.organId,
  async run(ctx, organ) {
    const { rows } = await sql`
      select from organs.v_post v join identity.staff_post sp on sp.post_id = v.id
      where v.roles && ${[...adminRoles]}::text[] limit 1`.execute(ctx.db)
    if (rows.length > 0) throw alreadyInstalled()
    const { id: organId } = await ensureOrgan(ctx, organ)
    const accounts = await Promise.all(
      adminRoles.map(async (role) => {
        const title = staffRoles[role]
        const password = readableCode(20)
        const post = await addPost(ctx, { organId, title, roles: [role] })
        const credentials = { username: role, password_hash: await hashPassword(password), must_change_password: true }
        await addStaff(ctx, { name: title, ...credentials, postIds: [post.id] })
        return { username: role, password, title }
      }),
    )
    return { organId, accounts }
  },
})
