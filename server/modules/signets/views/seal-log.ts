import { notFound } from '#kernel/problem.ts'
import { cutPage } from '#kernel/page.ts'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { mayUseSeal } from '../policy.ts'
import { findOwnSeal, signetTables } from '../store.ts'

/** For the legal representative, and for agents who may use the seal. */
export const sealLog = view(contract.sealLog, {
  async look(ctx, { id, after, limit }) {
    const seal = await findOwnSeal(ctx, id)
    if (!seal || !(await mayUseSeal(ctx, seal))) throw notFound({ id })
    const rows = await signetTables(ctx)
      .selectFrom('signets.entry')
      .selectAll()
      .where('seal_id', '=', id)
      .$if(after !== undefined, (query) => query.where('id', '<', after!))
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute()
    const { page, next } = cutPage(rows, limit, (last) => last.id)
    return {
      rows: page.map((row) => ({
        id: row.id,
        at: row.at.toISOString(),
        what: row.what,
        title: contract.entryTitles[row.what],
        by: row.by_name,
        words: row.words,
        caseId: row.subject_module === 'cases' ? row.subject_id! : undefined,
      })),
      next,
    }
  },
})
