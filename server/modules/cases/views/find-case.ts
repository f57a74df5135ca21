import { sql } from 'kysely'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { maySee } from '../policy.ts'
import type { CaseRow } from '../store.ts'
import { listRows, organsOf } from './in-scope.ts'

const MOST = 20

/** Finds a case the post may see by number, query code or the end of the applicant's identifier. */
export const findCase = view(contract.findCase, {
  async look(ctx, { q }) {
    const words = q.toUpperCase().replace(/\s/g, '')
    const byName = sql<CaseRow>`
      select c.* from cases.case_file c where c.number in (${q}, ${words})
      union select c.* from cases.case_file c where c.query_code = ${words.replaceAll('-', '')}
      limit ${MOST}`
    const byTail = sql<CaseRow>`
      select found.* from unnest(${await organsOf(ctx, 'cases.see')}::uuid[]) as o (id)
      cross join lateral (
        select c.* from cases.case_file c where c.organ_id = o.id and c.applicant_tail = ${words} order by c.id desc limit ${MOST}
      ) found
      order by found.id desc limit ${MOST}`
    const { rows } = await (words.length === 4 ? byTail : byName).execute(ctx.db)
    return {
      rows: await listRows(
        ctx,
        rows.filter((row) => maySee(ctx.actor, row)),
      ),
    }
  },
})
