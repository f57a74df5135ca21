import type { Ctx } from '#kernel/ctx.ts'
import type { Permission, Reach } from '#kernel/module.ts'
import { sql } from 'kysely'

export const permissions: readonly Permission[] = [
  { word: 'identity.own-details', title: '查看和修改自己的身份信息', heldBy: { citizen: 'own' } },
  {
    word: 'identity.give-mandate',
    title: '为所代表的企业授权经办人',
    heldBy: { citizen: 'own', 'enterprise-agent': 'own' },
  },
  {
    word: 'identity.revoke-mandate',
    title: '撤销授权',
    heldBy: { citizen: 'own', 'enterprise-agent': 'own', 'window-clerk': 'everywhere' },
  },
  { word: 'identity.verify', title: '窗口登记、核验办事群众和企业', heldBy: { 'window-clerk': 'everywhere' } },
  { word: 'identity.correct-enterprise', title: '窗口更正企业名称', heldBy: { 'window-clerk': 'everywhere' } },
  { word: 'identity.open-person', title: '查看群众完整身份信息（留痕）', heldBy: { 'window-clerk': 'everywhere' } },
  {
    word: 'identity.see-accounts',
    title: '查看账号、角色和权限',
    heldBy: { 'system-admin': 'everywhere', 'security-admin': 'everywhere', 'audit-admin': 'everywhere' },
  },
  { word: 'identity.manage-accounts', title: '管理工作人员和账号', heldBy: { 'system-admin': 'everywhere' } },
  { word: 'identity.grant', title: '给角色和岗位授权', heldBy: { 'security-admin': 'everywhere' } },
]

/** Gives each word that is new to this installation to the roles its module names; what was changed since stays changed. */
export async function seedPermissions(ctx: Ctx, declared: readonly Permission[]): Promise<void> {
  const words = declared.map(({ word, title, heldBy }) => ({ word, title, held_by: Object.keys(heldBy) }))
  const { rows } = await sql<{ word: string }>`
    with declared as (
      select * from jsonb_to_recordset(${JSON.stringify(words)}::jsonb) as d (word text, title text, held_by text[])
    ), known as (
      update identity.permission p set title = d.title, held_by = d.held_by
      from declared d where d.word = p.word and (p.title, p.held_by) is distinct from (d.title, d.held_by)
    )
    insert into identity.permission (word, title, held_by) select word, title, held_by from declared
    on conflict (word) do nothing returning word`.execute(ctx.db)
  const fresh = new Set(rows.map((row) => row.word))
  const grants = declared
    .filter(({ word }) => fresh.has(word))
    .flatMap(({ word, heldBy }) => Object.entries(heldBy).map(([role, reach]) => ({ role, word, reach })))
  await sql`
    insert into identity.role_permission (role, word, reach)
    select role, word, reach from jsonb_to_recordset(${JSON.stringify(grants)}::jsonb) as g (role text, word text, reach text)`.execute(
    ctx.db,
  )
}

export async function findPermission(ctx: Ctx, word: string): Promise<{ held_by: string[] } | undefined> {
  const { rows } = await sql<{
    held_by: string[]
  }>`select held_by from identity.permission where word = ${word}`.execute(ctx.db)
  return rows[0]
}

/** @param reach null takes the word away */
export async function saveGrant(ctx: Ctx, role: string, word: string, reach: Reach | null): Promise<void> {
  await (reach
    ? sql`insert into identity.role_permission (role, word, reach) values (${role}, ${word}, ${reach})
        on conflict (role, word) do update set reach = excluded.reach`
    : sql`delete from identity.role_permission where role = ${role} and word = ${word}`
  ).execute(ctx.db)
}
