import { sql } from 'kysely'
import { action } from '#kernel/action.ts'
import { readableCode } from '#kernel/id.ts'
import { getCaseForRating } from '#modules/cases/index.ts'
import * as contract from '../contract.ts'
import { deviceFingerprint } from '../doubts.ts'
import { PAD_MINUTES, padPrint } from '../pad-codes.ts'
import { holdsHere } from '../policy.ts'
import { findRatingOfCase } from '../store.ts'

/** A window asks the applicant in front of it; from now on the window's own browser is known as one of staff. */
export const openPad = action(contract.openPad, {
  load: (ctx, { caseId }) => getCaseForRating(ctx, caseId),
  allow: ({ actor }, file) =>
    holdsHere(actor, 'ratings.open-pad', { organ_id: file.organId, region_code: file.regionCode }),
  async run(ctx, { caseId, device }, file) {
    if (!contract.rateableStatuses.includes(file.status)) throw contract.notRateable({ status: file.status })
    if (await findRatingOfCase(ctx, caseId)) throw contract.alreadyRated({ caseId })
    const code = readableCode(8)
    const expires = new Date(ctx.now.getTime() + PAD_MINUTES * 60_000)
    await sql`
      insert into ratings.pad_code (code, case_id, opened_at, opened_by, expires_at)
      values (${padPrint(ctx, code)}, ${caseId}, ${ctx.now}, ${ctx.actor.id}, ${expires})`.execute(ctx.db)
    const mark = deviceFingerprint(ctx, device)
    if (mark)
      await sql`
        insert into ratings.staff_device (device, seen_at) values (${mark}, ${ctx.now})
        on conflict (device) do update set seen_at = excluded.seen_at`.execute(ctx.db)
    return { code, expiresAt: expires.toISOString() }
  },
})
