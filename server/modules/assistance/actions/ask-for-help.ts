import { sql } from 'kysely'
import { action } from '#kernel/action.ts'
import { applicantOf } from '#modules/identity/index.ts'
import * as contract from '../contract.ts'
import { writeRequest } from '../requests.ts'

const MOST = 3

/** A citizen asks a hall to help them with an errand. */
export const askForHelp = action(contract.askForHelp, {
  allow: ({ actor }) => actor.kind === 'citizen',
  async run(ctx, wish) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from assistance.request where asked_by = ${ctx.actor.id} and state <> 'ended'`.execute(
      ctx.db,
    )
    if (rows[0]!.n >= MOST) throw contract.tooManyRequests({ most: MOST })
    const applicant = await applicantOf(ctx)
    return writeRequest(ctx, wish, { name: applicant.name, applicant, accountId: ctx.actor.id, via: 'online' })
  },
})
