import { sql } from 'kysely'
import { action } from '#kernel/action.ts'
import { secretToken } from '#kernel/id.ts'
import * as contract from '../contract.ts'
import { after, codePrint, PAIRED_HOURS, tokenPrint } from '../screens.ts'

/** The kiosk types the code in, once; a day in the hall later it is connected anew. */
export const pairKiosk = action(contract.pairKiosk, {
  async run(ctx, { code }) {
    const token = secretToken()
    const { rows } = await sql<{ hallId: string }>`
      update counter.kiosk set code = null, token = ${tokenPrint(ctx, token)}, ends_at = ${after(ctx, PAIRED_HOURS * 60)}
      where code = ${codePrint(ctx, code)} and code_until > ${ctx.now} returning hall_id as "hallId"`.execute(ctx.db)
    if (!rows[0]) throw contract.kioskCodeWrong()
    return { token, hallId: rows[0].hallId }
  },
})
