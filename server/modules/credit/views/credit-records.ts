import { sql } from 'kysely'
import { cutPage } from '#kernel/page.ts'
import { view } from '#kernel/view.ts'
import { breachesShown } from '../breach-shown.ts'
import * as contract from '../contract.ts'
import { organsSeen } from '../policy.ts'
import type { BreachRow } from '../store.ts'

/** Records kept by the bodies a post sees, the newest first. */
export const creditRecords = view(contract.creditRecords, {
  async look(ctx, { after, limit, status, waiting }) {
    const wanted = [
      sql`b.organ_id = any(${await organsSeen(ctx)}::uuid[])`,
      ...(/^[0-9a-f-]{36}$/.test(after ?? '') ? [sql`b.id < ${after}::uuid`] : []),
      ...(status ? [sql`b.status = ${status}`] : []),
      ...(waiting ? [sql`exists (select from credit.request r where r.breach_id = b.id and r.outcome is null)`] : []),
    ]
    const { rows } = await sql<BreachRow>`
      select b.* from credit.breach b where ${sql.join(wanted, sql` and `)}
      order by b.id desc limit ${limit + 1}`.execute(ctx.db)
    const { page, next } = cutPage(rows, limit, (last) => last.id)
    const shown = await breachesShown(ctx, page)
    return {
      rows: shown.map((row, at) => {
        const { applicant_kind: kind, applicant_name: name, applicant_masked: identifierMasked } = page[at]!
        return { ...row, applicant: { kind, name, identifierMasked } }
      }),
      next,
    }
  },
  asFile: {
    title: '失信记录',
    columns: [
      { title: '记录日期', width: 12, value: (row) => row.recordedOn },
      { title: '当事人', width: 20, value: (row) => row.applicant.name },
      { title: '证件号码', width: 22, value: (row) => row.applicant.identifierMasked },
      { title: '事项', width: 36, value: (row) => row.itemName },
      { title: '不实承诺', width: 50, value: (row) => row.what },
      { title: '状态', width: 14, value: (row) => row.statusTitle },
    ],
  },
})
