import { action } from '#kernel/action.ts'
import { getPublishedItem } from '#modules/catalogue/index.ts'
import { askFact, outsideFacts } from '#modules/exchange/index.ts'
import { applicantOf } from '#modules/identity/index.ts'
import { getOrgan } from '#modules/organs/index.ts'
import * as contract from '../contract.ts'
import { factsWished } from '../prefill.ts'

/** At the applicant's own wish, for a form not yet filed: the question stands in the list of what was asked about them. */
export const askForForm = action(contract.askForForm, {
  load: (ctx) => applicantOf(ctx),
  async run(ctx, { id }, applicant) {
    const { content, organId, regionCode } = await getPublishedItem(ctx, id)
    const wished = await factsWished(ctx, content.form)
    const asked = outsideFacts.filter(({ name, concerns }) => concerns === applicant.kind && wished.includes(name))
    const { name: organName } = await getOrgan(ctx, organId)
    const about = { module: 'forms', id: applicant.id, number: `${content.name}（填表时）`, regionCode, organName }
    for (const { name: fact } of asked) await askFact(ctx, { fact, of: applicant, about })
    return { asked: asked.map(({ name }) => name) }
  },
})
