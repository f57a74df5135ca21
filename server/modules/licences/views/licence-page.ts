import { notFound } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import { pageOf } from '../cards.ts'
import * as contract from '../contract.ts'
import { cancelChoices, intentsOf, tellable } from '../intents.ts'
import { canOf, mayManage, maySee } from '../policy.ts'
import { findLicence } from '../store.ts'

/** A licence for the staff of the body that issued it. */
export const licencePage = view(contract.licencePage, {
  async look(ctx, { id }) {
    const licence = await findLicence(ctx, id)
    if (!licence || !maySee(ctx.actor, licence)) throw notFound({ licenceId: id })
    return {
      ...(await pageOf(ctx, licence)),
      caseId: licence.case_id ?? undefined,
      organId: licence.organ_id,
      can: canOf(ctx.actor, licence),
      mayTell: mayManage(ctx, licence) ? tellable(ctx, licence, await intentsOf(ctx, id)) : [],
      cancelGrounds: cancelChoices(ctx, licence),
    }
  },
  personal: (_, { id }) => [{ subject: id, fields: ['holderName', 'face'] }],
})
