import type { Ctx } from '#kernel/ctx.ts'
import { readableCode } from '#kernel/id.ts'
import { refusal } from '#kernel/problem.ts'
import { addPost, ensureOrgan, type NewOrgan } from '#modules/organs/index.ts'
import { sql } from 'kysely'
import { addStaff } from './accounts.ts'
import { hashPassword } from './passwords.ts'
import { adminRoles, staffRoles } from './rules/roles.ts'

export const alreadyInstalled = refusal(
  'identity.already-installed',
  409,
  '已有管理员账号：请由系统管理员在管理页面新增账号',
)

/**
 * The first three administrators (系统、安全、审计) of an empty installation, each with a post of its own in `organ`.
 * The passwords are told once, here, and must be changed at the first sign-in.
 * @throws alreadyInstalled when any administrator exists
 */
export async function installAdministrators(
  ctx: Ctx,
  organ: NewOrgan,
): Promise<{ username: string; password: string; title: string }[]> {
  const { rows } = await sql`
    select from organs.v_post v join identity.staff_post sp on sp.post_id = v.id
    where v.roles && ${[...adminRoles]}::text[] limit 1`.execute(ctx.db)
  if (rows.length > 0) throw alreadyInstalled()
  const { id: organId } = await ensureOrgan(ctx, organ)
  return Promise.all(
    adminRoles.map(async (role) => {
      const title = staffRoles[role]
      const password = readableCode(20)
      const post = await addPost(ctx, { organId, title, roles: [role] })
      const password_hash = await hashPassword(password)
      await addStaff(ctx, {
        name: title,
        username: role,
        password_hash,
        must_change_password: true,
        postIds: [post.id],
      })
      return { username: role, password, title }
    }),
  )
}
