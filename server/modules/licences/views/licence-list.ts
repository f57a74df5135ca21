import { type RawBuilder, sql } from 'kysely'
import { cutPage } from '#kernel/page.ts'
import { shanghaiMinute } from '#kernel/time.ts'
import { view } from '#kernel/view.ts'
import { cardOf } from '../cards.ts'
import * as contract from '../contract.ts'
import { canOf, organsSeen } from '../policy.ts'
import { holderFingerprint, type LicenceRow } from '../store.ts'

/** Licences of the bodies a post sees, newest first. */
export const licenceList = view(contract.licenceList, {
  async look(ctx, { after, limit, organId, typeKey, status, number, holder }) {
    const seen = await organsSeen(ctx)
    const organs = organId ? seen.filter((one) => one === organId) : seen
    const conditions = [
      after ? sql`l.id < ${after}::uuid` : undefined,
      typeKey ? sql`l.type_key = ${typeKey}` : undefined,
      status ? sql`l.status = ${status}` : undefined,
      number ? sql`l.number = ${number}` : undefined,
      holder ? sql`l.holder_fingerprint = ${holderFingerprint(ctx, holder)}` : undefined,
    ].filter((one) => one !== undefined)
    const { rows } = await newest(organs, conditions, limit + 1).execute(ctx.db)
    const { page, next } = cutPage(rows, limit, (last) => last.id)
    return {
      rows: page.map((row) => ({
        ...cardOf(ctx, row),
        holderMasked: row.holder_masked,
        organId: row.organ_id,
        issuedAt: row.issued_at.toISOString(),
        can: canOf(ctx.actor, row),
      })),
      next,
    }
  },
  asFile: {
    title: '证照',
    columns: [
      { title: '证照', width: 24, value: (row) => row.title },
      { title: '证照编号', width: 40, value: (row) => row.number },
      { title: '持证人', width: 20, value: (row) => row.holderName },
      { title: '证件号码', width: 22, value: (row) => row.holderMasked },
      { title: '签发机关', width: 30, value: (row) => row.organName },
      { title: '状态', width: 12, value: (row) => row.statusTitle },
      { title: '有效期起', width: 12, value: (row) => row.validFrom },
      { title: '有效期至', width: 12, value: (row) => row.validTo ?? '长期' },
      { title: '签发时间', width: 18, value: (row) => shanghaiMinute(row.issuedAt) },
    ],
  },
})

/** One short index range for each body: flat, however many licences there are. */
function newest(
  organs: readonly string[],
  conditions: readonly RawBuilder<unknown>[],
  limit: number,
): RawBuilder<LicenceRow> {
  return sql<LicenceRow>`
    select found.* from unnest(${[...organs]}::uuid[]) as o (id)
    cross join lateral (
      select l.* from licences.licence l
      where ${sql.join([sql`l.organ_id = o.id`, ...conditions], sql` and `)}
      order by l.id desc limit ${limit}
    ) found
    order by found.id desc limit ${limit}`
}
