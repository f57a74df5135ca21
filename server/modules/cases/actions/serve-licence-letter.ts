import { action } from '#kernel/action.ts'
import { covers, scopeOf } from '#kernel/actor.ts'
import { notFound } from '#kernel/problem.ts'
import { serveLicenceLetter as serve } from '#modules/licences/index.ts'
import { getOrgan } from '#modules/organs/index.ts'
import * as contract from '../contract-licence-letters.ts'
import { letterReceived } from '../contract-service.ts'
import { letterOfLicence } from '../letters/licence-letter-rows.ts'

/** A letter about a licence that its holder did not open is handed over at the counter or sent by post. */
export const serveLicenceLetter = action(contract.serveLicenceLetter, {
  load: (ctx, { licenceId, letterId }) => letterOfLicence(ctx, licenceId, letterId),
  async allow(ctx, { organId }) {
    const { regionCode } = await getOrgan(ctx, organId)
    return ctx.actor.kind !== 'citizen' && covers(scopeOf(ctx.actor, 'cases.deliver'), { organId, regionCode })
  },
  async run(ctx, { licenceId, letterId, ...service }) {
    const served = await serve(ctx, licenceId, letterId, service)
    if (served === undefined) throw notFound({ letterId })
    if (!served) throw letterReceived()
    return { licenceId, letterId, servedAt: ctx.now.toISOString() }
  },
  subject: ({ licenceId }) => licenceId,
})
