import { scopeOf } from '#kernel/actor.ts'
import { cutPage } from '#kernel/page.ts'
import { notYours } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import { sql } from 'kysely'
import { locksOf } from '../attempts.ts'
import { accountList as route } from '../contract.ts'
import { maskName } from '../rules/mask.ts'

type Row = {
  id: string
  personId: string
  username: string
  name: string
  idNumberMasked: string
  phoneMasked: string | null
  identityLevel: 'declared' | 'verified-at-counter'
  status: 'active' | 'suspended'
  lastSignedInAt: Date | null
}

/** Newest first. `q` is the beginning of a username or a whole name, so that an index answers at any size. */
export const accountList = view(route, {
  async look(ctx, { after, limit, q }) {
    // Citizens belong to no body and no region.
    if (!scopeOf(ctx.actor, 'identity.see-accounts')?.everywhere) throw notYours()
    const { rows } = await sql<Row>`
      select a.id, p.id as "personId", a.username, p.name, p.id_masked as "idNumberMasked", p.phone_masked as "phoneMasked",
        p.level as "identityLevel", a.status, a.last_signed_in_at as "lastSignedInAt"
      from identity.account a join identity.person p on p.id = a.person_id
      where a.kind = 'citizen' and ${after ? sql`a.id < ${after}` : sql`true`} and ${q ? matching(q) : sql`true`}
      order by a.id desc limit ${limit + 1}`.execute(ctx.db)
    const { page, next } = cutPage(rows, limit, (last) => last.id)
    const locks = await locksOf(
      ctx,
      page.map((row) => row.username),
    )
    return {
      rows: page.map(({ name, phoneMasked, lastSignedInAt, ...row }) => ({
        ...row,
        nameMasked: maskName(name),
        phoneMasked: phoneMasked ?? undefined,
        lastSignedInAt: lastSignedInAt?.toISOString(),
        lockedUntil: locks.get(row.username)?.toISOString(),
      })),
      next,
    }
  },
})

function matching(q: string) {
  const prefix = `${q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  return sql`a.id in (
    select id from identity.account where username like ${prefix}
    union all
    select named.id from identity.person one join identity.account named on named.person_id = one.id where one.name = ${q})`
}
