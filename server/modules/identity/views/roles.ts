import type { Reach } from '#kernel/module.ts'
import { view } from '#kernel/view.ts'
import { sql } from 'kysely'
import { roleList as route, staffRoles } from '../contract.ts'
import { citizenRoles, mayHold } from '../rules/roles.ts'

/** A few hundred rows at most: words are declared in code. */
export const roleList = view(route, {
  async look(ctx) {
    const words = await sql<{ word: string; title: string; held_by: string[] }>`
      select word, title, held_by from identity.permission order by word`.execute(ctx.db)
    const grants = await sql<{ role: string; word: string; reach: Reach }>`
      select role, word, reach from identity.role_permission order by role, word`.execute(ctx.db)
    const roles = [...Object.keys(staffRoles), ...Object.keys(citizenRoles)]
    return {
      words: words.rows.map(({ word, title, held_by }) => ({
        word,
        title,
        grantable: roles.filter((role) => mayHold(role, held_by)),
      })),
      grants: grants.rows,
    }
  },
})
