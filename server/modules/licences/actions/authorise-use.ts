import { action } from '#kernel/action.ts'
import { readableCode } from '#kernel/id.ts'
import { getOrgan } from '#modules/organs/index.ts'
import { authorisationFingerprint } from '../authorisations.ts'
import * as contract from '../contract-authorisation.ts'
import { standingToday } from '../find.ts'
import { requireOwn } from '../policy.ts'
import { mayLastUntil } from '../rules/authorisation.ts'
import { findLicence, licencesTables } from '../store.ts'

/** The holder says who may see the licence, for what, and until when: once, and nothing besides. */
export const authoriseUse = action(contract.authoriseUse, {
  load: async (ctx, { id }) => requireOwn(ctx, await findLicence(ctx, id), id),
  async run(ctx, { organId, purpose, until }, licence) {
    if (standingToday(ctx, licence) !== 'valid') throw contract.cannotAuthorise()
    if (!mayLastUntil(until, ctx.today)) throw contract.untilWrong()
    const organ = await getOrgan(ctx, organId)
    const [id, code] = [ctx.newId(), readableCode(10)]
    await licencesTables(ctx)
      .insertInto('licences.authorisation')
      .values({
        id,
        licence_id: licence.id,
        organ_id: organ.id,
        organ_name: organ.name,
        purpose,
        until,
        fingerprint: authorisationFingerprint(ctx, code),
        given_at: ctx.now,
        given_by_name: ctx.actor.name,
        used_at: null,
        used_by_name: null,
        revoked_at: null,
      })
      .execute()
    return { id, code, organName: organ.name, until }
  },
})
