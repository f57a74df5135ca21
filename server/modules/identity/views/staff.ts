import { scopeOf } from '#kernel/actor.ts'
import { cutPage } from '#kernel/page.ts'
import { shanghaiMinute } from '#kernel/time.ts'
import { view } from '#kernel/view.ts'
import { sql } from 'kysely'
import { locksOf } from '../attempts.ts'
import { staffList as route } from '../contract.ts'
import { staffSeen } from '../policy.ts'
import type { HeldPost } from '../store-staff.ts'

type Row = {
  id: string
  accountId: string
  name: string
  username: string
  status: 'active' | 'suspended'
  mustChangePassword: boolean
  lastSignedInAt: Date | null
  posts: HeldPost[]
}

export const staffList = view(route, {
  async look(ctx, { after, limit, q, organId }) {
    const conditions = [
      staffSeen(scopeOf(ctx.actor, 'identity.see-accounts'), sql`f.id`),
      after ? sql`f.id > ${after}` : sql`true`,
      q ? sql`(starts_with(a.username, ${q.toLowerCase()}) or strpos(f.name, ${q}) > 0)` : sql`true`,
      organId
        ? sql`f.id in (select sp.staff_id from identity.staff_post sp join organs.v_post v on v.id = sp.post_id where v.organ_id = ${organId})`
        : sql`true`,
    ]
    const { rows } = await sql<Row>`
      select f.id, a.id as "accountId", f.name, a.username, a.status, a.must_change_password as "mustChangePassword",
        a.last_signed_in_at as "lastSignedInAt", coalesce((
          select jsonb_agg(jsonb_build_object('id', v.id, 'title', v.title, 'organName', v.organ_name, 'roles', v.roles)
            order by sp.since, sp.post_id)
          from identity.staff_post sp join organs.v_post v on v.id = sp.post_id where sp.staff_id = f.id), '[]') as posts
      from identity.staff f join identity.account a on a.staff_id = f.id
      where ${sql.join(conditions, sql` and `)} order by f.id limit ${limit + 1}`.execute(ctx.db)
    const { page, next } = cutPage(rows, limit, (last) => last.id)
    const locks = await locksOf(
      ctx,
      page.map((row) => row.username),
    )
    return {
      rows: page.map((row) => ({
        ...row,
        lastSignedInAt: row.lastSignedInAt?.toISOString(),
        lockedUntil: locks.get(row.username)?.toISOString(),
      })),
      next,
    }
  },
  asFile: {
    title: '工作人员',
    columns: [
      { title: '姓名', width: 14, value: (row) => row.name },
      { title: '用户名', width: 18, value: (row) => row.username },
      {
        title: '岗位',
        width: 50,
        value: (row) => row.posts.map((post) => `${post.organName} ${post.title}`).join('；'),
      },
      { title: '状态', width: 10, value: (row) => (row.status === 'active' ? '正常' : '已停用') },
      { title: '上次登录', width: 18, value: (row) => row.lastSignedInAt && shanghaiMinute(row.lastSignedInAt) },
    ],
  },
})
