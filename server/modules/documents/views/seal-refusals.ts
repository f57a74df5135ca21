import { type Expression, type SqlBool, sql } from 'kysely'
import { cutPage } from '#kernel/page.ts'
import { addDays, momentOf, shanghaiMinute } from '#kernel/time.ts'
import { view } from '#kernel/view.ts'
import * as contract from '../contract-seals.ts'
import { documentsTables } from '../store.ts'
import { organsSeen } from './seals.ts'

/** The latest first. */
export const sealRefusals = view(contract.sealRefusals, {
  async look(ctx, { after, limit, organId, from, to, purpose }) {
    const seen = await organsSeen(ctx)
    const organs = [...seen.keys()].filter((id) => !organId || id === organId)
    if (organs.length === 0) return { rows: [] }
    const wanted: Expression<SqlBool>[] = [
      ...(after ? [sql<SqlBool>`id < ${after}::uuid`] : []),
      ...(from ? [sql<SqlBool>`at >= ${momentOf(from)}`] : []),
      ...(to ? [sql<SqlBool>`at < ${momentOf(addDays(to, 1))}`] : []),
      ...(purpose ? [sql<SqlBool>`purpose = ${purpose}`] : []),
    ]
    const rows = await documentsTables(ctx)
      .selectFrom('documents.seal_refusal')
      .selectAll()
      .where('organ_id', 'in', organs)
      .where((all) => all.and(wanted))
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute()
    const { page, next } = cutPage(rows, limit, (last) => last.id)
    return {
      rows: page.map((row) => ({
        id: row.id,
        at: row.at.toISOString(),
        organName: seen.get(row.organ_id)!.name,
        purpose: row.purpose,
        act: row.act,
        why: row.why,
        by: row.by_name,
        post: row.by_post ?? undefined,
      })),
      next,
    }
  },
  asFile: {
    title: '被拒绝的用印',
    columns: [
      { title: '办理', width: 20, value: (row) => row.act },
      { title: '用途', width: 14, value: (row) => contract.sealPurposes[row.purpose] },
      { title: '原因', width: 24, value: (row) => contract.sealLimits[row.why] },
      { title: '时间', width: 18, value: (row) => shanghaiMinute(row.at) },
      { title: '经办人', width: 14, value: (row) => row.by },
      { title: '岗位', width: 20, value: (row) => row.post },
      { title: '印章', width: 30, value: (row) => row.organName },
    ],
  },
})
