/** What an operator and an auditor need of the kernel itself: health, dead letters, the audit trail. */
import { sql } from 'kysely'
import { cutPage } from '#kernel/page.ts'
import { action } from './action.ts'
import { deadLetters, retryDeadLetter } from './dispatcher.ts'
import { defineModule } from './module.ts'
import * as contract from './operations-contract.ts'
import { notFound } from './problem.ts'
import { shanghaiMinute } from './time.ts'
import { view } from './view.ts'

const retry = action(contract.retryDeadLetter, {
  subject: (input) => input.eventId,
  async run(ctx, { eventId, reaction }) {
    if (!(await retryDeadLetter(ctx.db, eventId, reaction, ctx.now))) throw notFound()
    return { eventId }
  },
})

const seeDeadLetters = view(contract.deadLetterList, {
  async look(ctx, { after, limit }) {
    const rows = await deadLetters(ctx.db, after, limit + 1)
    const { page, next } = cutPage(rows, limit, (last) => last.eventId)
    return {
      rows: page.map((row) => ({ ...row, at: row.at.toISOString() })),
      next,
    }
  },
  asFile: {
    title: '未能投递的内部消息',
    columns: [
      { title: '事件', width: 30, value: (row) => row.event },
      { title: '处理', width: 36, value: (row) => row.reaction },
      { title: '次数', width: 8, value: (row) => row.attempts },
      { title: '错误', width: 60, value: (row) => row.error },
      { title: '时间', width: 18, value: (row) => shanghaiMinute(row.at) },
    ],
  },
})

type AuditRow = {
  id: number
  at: Date
  actorKind: string
  actorName: string
  act: string
  subject: string
  outcome: 'done' | 'refused' | 'looked'
  facts: Record<string, unknown>
  sealed: boolean
}

const actorKinds: Readonly<Record<string, string>> = {
  citizen: '群众',
  staff: '工作人员',
  system: '系统',
  stranger: '未登录',
}
const outcomeTitles = { done: '完成', refused: '被拒绝', looked: '查看' } as const

const seeAuditLines = view(contract.auditLines, {
  async look(ctx, { after, limit, subject, actorId }) {
    const conditions = [
      after ? sql`a.id < ${Number(after) || 0}` : sql`true`,
      subject ? sql`a.subject = ${subject} and a.subject <> ''` : sql`true`,
      actorId ? sql`a.actor_id = ${actorId}` : sql`true`,
    ]
    const { rows } = await sql<AuditRow>`
      select a.id, a.at, a.actor_kind as "actorKind", a.actor_name as "actorName", a.act, a.subject, a.outcome, a.facts,
             exists (select from kernel.audit_link l where l.audit_id = a.id) as sealed
      from kernel.audit a where ${sql.join(conditions, sql` and `)} order by a.id desc limit ${limit + 1}`.execute(
      ctx.db,
    )
    const { page, next } = cutPage(rows, limit, (last) => String(last.id))
    return {
      rows: page.map((row) => ({ ...row, at: row.at.toISOString() })),
      next,
    }
  },
  asFile: {
    title: '审计记录',
    columns: [
      { title: '时间', width: 18, value: (row) => shanghaiMinute(row.at) },
      { title: '谁', width: 16, value: (row) => row.actorName },
      { title: '身份', width: 10, value: (row) => actorKinds[row.actorKind] ?? row.actorKind },
      { title: '做了什么', width: 30, value: (row) => row.act },
      { title: '对象', width: 38, value: (row) => row.subject },
      { title: '结果', width: 10, value: (row) => outcomeTitles[row.outcome] },
      { title: '内容', width: 60, value: (row) => JSON.stringify(row.facts) },
      { title: '封存', width: 10, value: (row) => (row.sealed ? '已封存' : '待封存') },
    ],
  },
})

const seeHealth = view(contract.health, {
  async look(ctx) {
    const { rows } = await sql<{ lag: number; waiting: number; dead: number }>`
      select coalesce(extract(epoch from ${ctx.now}::timestamptz - min(next_at) filter (where not dead and lane = 'live')), 0)::float8 as lag,
             count(*) filter (where not dead) as waiting, count(*) filter (where dead) as dead
      from kernel.delivery`.execute(ctx.db)
    const { lag, waiting, dead } = rows[0]!
    const outboxLagSeconds = Math.max(0, Math.round(lag))
    return { ready: outboxLagSeconds < 60, database: true, outboxLagSeconds, waiting, dead }
  },
})

/** May one listen at all; what is heard comes with the stream. */
const listenLive = view(contract.live, { look: async () => ({ kinds: [] }) })

export const operations = defineModule({
  name: 'kernel',
  title: '系统运行',
  uses: [],
  permissions: [
    { word: 'kernel.operate', title: '查看和处理系统运行问题', heldBy: { 'system-admin': 'everywhere' } },
    { word: 'kernel.audit', title: '查看审计记录', heldBy: { 'audit-admin': 'everywhere' } },
  ],
  acts: [retry],
  views: [seeDeadLetters, seeAuditLines, seeHealth, listenLive],
  jobs: [
    {
      name: 'kernel.forget-keys',
      cron: '20 3 * * *',
      run: (tools) =>
        tools.read(async (ctx) => {
          await sql`delete from kernel.idempotency where at < ${new Date(tools.now.getTime() - 7 * 86_400_000)}`.execute(
            ctx.db,
          )
        }),
    },
  ],
})
