import { action } from '#kernel/action.ts'
import { getItemToFile } from '#modules/catalogue/index.ts'
import { applicantOf } from '#modules/identity/index.ts'
import * as contract from '../contract.ts'
import { askForMaterials, materialFactsFor } from '../material-facts.ts'

/** At the applicant's own word, before filing: the question stands in the list of what was asked about them. */
export const askForMaterial = action(contract.askForMaterial, {
  load: (ctx) => applicantOf(ctx),
  async run(ctx, { itemId, organId: wished, key }, applicant) {
    const { content, organId, regionCode } = await getItemToFile(ctx, itemId, wished)
    const wanted = content.materials.filter((one) => one.key === key)
    const facts = (await materialFactsFor(ctx, applicant, wanted)).map(({ fact }) => fact)
    await askForMaterials(ctx, applicant, facts, { itemName: content.name, regionCode, organId })
    return { asked: facts.length > 0 }
  },
})
