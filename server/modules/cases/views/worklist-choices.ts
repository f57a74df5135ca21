import { sql } from 'kysely'
import { view } from '#kernel/view.ts'
import { describeVersions } from '#modules/catalogue/index.ts'
import { describeOrgans } from '#modules/organs/index.ts'
import * as contract from '../contract.ts'
import { organsOf } from './in-scope.ts'

/** The bodies in reach; the items of the open cases of one of them, or of the only one. */
export const worklistChoices = view(contract.worklistChoices, {
  async look(ctx, { organId }) {
    const reached = await organsOf(ctx, 'cases.see')
    const names = await describeOrgans(ctx, reached)
    const organs = [...names.values()].map(({ id, name }) => ({ id, name }))
    const chosen = reached.length === 1 ? reached[0] : reached.find((one) => one === organId)
    if (!chosen) return { organs: byName(organs), items: [] }
    const { rows } = await sql<{ item: string; version: string }>`
      select c.item_id as item, max(c.version_id::text) as version from cases.case_file c
      where c.organ_id = ${chosen} and c.is_open group by c.item_id`.execute(ctx.db)
    const versions = await describeVersions(
      ctx,
      rows.map((row) => row.version),
    )
    const items = rows.map((row) => ({ id: row.item, name: versions.get(row.version)?.name ?? '' }))
    return { organs: byName(organs), items: byName(items) }
  },
})

function byName<T extends { name: string }>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => a.name.localeCompare(b.name, 'zh'))
}
