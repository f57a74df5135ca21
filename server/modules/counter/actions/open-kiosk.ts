import { sql } from 'kysely'
import { action } from '#kernel/action.ts'
import { readableCode } from '#kernel/id.ts'
import * as contract from '../contract.ts'
import { findOwnWindow } from '../place.ts'
import { after, CODE_MINUTES, codePrint } from '../screens.ts'

/** A one-time code by which the kiosk of this hall is connected: nobody draws its tickets from elsewhere. */
export const openKiosk = action(contract.openKiosk, {
  async run(ctx) {
    const place = await findOwnWindow(ctx)
    if (!place) throw contract.hallWithoutPost()
    const code = readableCode(6)
    const until = after(ctx, CODE_MINUTES)
    await sql`
      insert into counter.kiosk (id, hall_id, opened_by, code, code_until)
      values (${ctx.newId()}, ${place.hallId}, ${ctx.actor.id}, ${codePrint(ctx, code)}, ${until})`.execute(ctx.db)
    return { code, until: until.toISOString() }
  },
})
