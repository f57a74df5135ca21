import { sql } from 'kysely'
import { cutPage } from '#kernel/page.ts'
import { legalDateOf, shanghaiMinute } from '#kernel/time.ts'
import { view } from '#kernel/view.ts'
import { describeOrgans, placesOfPosts } from '#modules/organs/index.ts'
import * as contract from '../contract.ts'
import { drawerSums, type DrawerSums } from '../drawers.ts'
import { inScope } from '../policy.ts'

type Row = DrawerSums & {
  clerk_id: string
  clerk_name: string
  post_id: string | null
  organ_id: string
  since: Date
  last_at: Date
  place: string
}

/** Those whose shifts one may confirm, the longest open first. */
export const openDrawers = view(contract.openDrawers, {
  async look(ctx, { after, limit }) {
    const [since, clerkId] = after?.split('_') ?? []
    const { rows } = await sql<Row>`
      select d.*, s.* from (
        select b.clerk_id, b.clerk_name, b.post_id, b.organ_id, b.since, b.last_at,
          to_char(b.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as place
        from payments.drawer b
        where ${inScope(ctx, 'payments.confirm-shift')}
          and ${since ? sql`(b.since, b.clerk_id) > (${since}::timestamptz, ${clerkId})` : sql`true`}
        order by b.since, b.clerk_id limit ${limit + 1}
      ) d cross join lateral (${drawerSums(sql`d.clerk_id`)}) s
      order by d.since, d.clerk_id`.execute(ctx.db)
    const { page, next } = cutPage(rows, limit, (last) => `${last.place}_${last.clerk_id}`)
    const organs = await describeOrgans(
      ctx,
      page.map((row) => row.organ_id),
    )
    const places = await placesOfPosts(
      ctx,
      page.flatMap((row) => row.post_id ?? []),
    )
    return {
      rows: page.map((row) => {
        const place = row.post_id ? places.get(row.post_id) : undefined
        return {
          clerkId: row.clerk_id,
          clerkName: row.clerk_name,
          organName: organs.get(row.organ_id)?.name ?? '',
          hallName: place?.hallName,
          windowNo: place?.window?.number,
          since: row.since.toISOString(),
          lastAt: row.last_at.toISOString(),
          entries: row.entries,
          expected: Number(row.taken) - Number(row.returned),
          fromEarlierDay: legalDateOf(row.since) < ctx.today,
        }
      }),
      next,
    }
  },
  asFile: {
    title: '未交班的现金',
    columns: [
      { title: '收费人', width: 14, value: (row) => row.clerkName },
      { title: '部门', width: 30, value: (row) => row.organName },
      { title: '大厅', width: 26, value: (row) => row.hallName },
      { title: '窗口', width: 8, value: (row) => row.windowNo },
      { title: '第一笔', width: 18, value: (row) => shanghaiMinute(row.since) },
      { title: '最近一笔', width: 18, value: (row) => shanghaiMinute(row.lastAt) },
      { title: '笔数', width: 8, value: (row) => row.entries },
      { title: '账面应有（元）', width: 14, value: (row) => row.expected / 100 },
      { title: '隔日未交班', width: 12, value: (row) => (row.fromEarlierDay ? '是' : '') },
    ],
  },
})
