import { sql } from 'kysely'
import { action } from '#kernel/action.ts'
import * as contract from '../contract-types.ts'
import { typeCodeOf } from '../licence-types.ts'
import type { TypeRow } from '../store.ts'

/** A type the directory did not have; its body gives it the next serial, for good. */
export const addType = action(contract.addType, {
  subject: ({ key }) => key,
  async run(ctx, { key, title, holderKind, validMonths, issuingBody, trustLevel, fields, uscc }) {
    await sql`lock table licences.licence_type in share row exclusive mode`.execute(ctx.db)
    const { rows } = await sql<TypeRow>`
      with body as (
        -- The reference data may know the body by a key of its own: its serials go on.
        select coalesce((select defining_body from licences.licence_type where defining_uscc = ${uscc} limit 1), ${uscc}) as name
      )
      insert into licences.licence_type
        (key, title, holder_kind, valid_months, defining_body, defining_uscc, serial, issuing_body, trust_level, fields, edited_at)
      select ${key}, ${title}, ${holderKind}, ${validMonths ?? null}::integer, body.name, ${uscc},
        1 + coalesce((select max(t.serial) from licences.licence_type t where t.defining_body = body.name), 0),
        ${issuingBody}, ${trustLevel}, ${[...new Set(fields)]}::text[], ${ctx.now}
      from body on conflict (key) do nothing returning *`.execute(ctx.db)
    const [type] = rows
    if (!type) throw contract.typeKnown({ typeKey: key })
    return { key, code: typeCodeOf(type)! }
  },
})
