import { action } from '#kernel/action.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'
import { type ElementKey, elements } from '../elements/elements.ts'
import { getRule, ruleAnswer } from '../sameness.ts'

/** Sets a rule up, or changes the one of the same name. */
export const saveSamenessRule = action(contract.saveSamenessRule, {
  subject: (_, output) => output.id,
  async run(ctx, { name, levels, elements: asked, confirmed, note }) {
    const unknown = asked.filter((key) => !(key in elements))
    if (unknown.length > 0) throw contract.ruleMissing({ unknown })
    const keys = [...new Set(asked)] as ElementKey[]
    const { rows } = await sql<{ id: string }>`
      insert into catalogue.sameness_rule (id, name, levels, element_keys, confirmed, note)
      values (${ctx.newId()}, ${name}, ${levels}::text[], ${keys}::text[], ${confirmed}, ${note})
      on conflict (name) where removed_at is null do update set levels = excluded.levels, element_keys = excluded.element_keys,
        confirmed = excluded.confirmed, note = excluded.note
      returning id`.execute(ctx.db)
    return ruleAnswer(await getRule(ctx, rows[0]!.id))
  },
})
