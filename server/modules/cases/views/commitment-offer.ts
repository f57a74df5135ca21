import { view } from '#kernel/view.ts'
import { brokenConsequences, checkModes, getItemToFile } from '#modules/catalogue/index.ts'
import { everBroke, exclusionsOf } from '#modules/credit/index.ts'
import { applicantOf } from '#modules/identity/index.ts'
import { promiseText } from '../commitment.ts'
import * as contract from '../contract.ts'

/** What this applicant could promise for this item, and why they may not if so. */
export const commitmentOffer = view(contract.commitmentOffer, {
  async look(ctx, { itemId, organId }) {
    const version = await getItemToFile(ctx, itemId, organId)
    const { commitment, materials } = version.content
    if (!commitment) return { excluded: [] }
    const applicant = await applicantOf(ctx)
    const excluded = await exclusionsOf(ctx, applicant)
    const risk = (await everBroke(ctx, applicant)) ? 'high' : commitment.check.risk
    return {
      offer: {
        ...(await promiseText(ctx, version, applicant)),
        edition: commitment.edition,
        materials: materials
          .filter(({ key }) => commitment.materials.includes(key))
          .map(({ key, name }) => ({ key, name })),
        conditions: commitment.conditions,
        consequence: commitment.consequence,
        basis: commitment.basis,
        check: { mode: checkModes[commitment.check.mode], days: commitment.check.days[risk] },
        broken: brokenConsequences[commitment.broken],
      },
      excluded: excluded.map(({ itemName, what, recordedOn }) => ({ itemName, what, recordedOn })),
    }
  },
})
