import { view } from '#kernel/view.ts'
import { itemsAskingFor } from '#modules/catalogue/index.ts'
import { outsideFacts } from '#modules/exchange/index.ts'
import { licenceKinds } from '#modules/licences/index.ts'
import * as contract from '../contract.ts'
import { listElements } from '#modules/vocabulary/index.ts'
import { askedAgain, fieldsAskedAgain } from '../rules/already-held.ts'
import { toRehearse } from '../to-rehearse.ts'

/** Before it is sent for checking and before it is published: what it asks for that a licence, a fact or an earlier material could say. */
export const alreadyHeld = view(contract.alreadyHeld, {
  async look(ctx, { versionId }) {
    const { content } = await toRehearse(ctx, versionId)
    const elsewhere = await itemsAskingFor(
      ctx,
      content.materials.map(({ name }) => name),
      content.name,
    )
    return {
      rows: askedAgain(content.materials, { licences: await licenceKinds(ctx), facts: outsideFacts, elsewhere }),
      fields: fieldsAskedAgain(
        content.form.flatMap(({ fields }) => fields),
        (await listElements(ctx)).filter(({ retired }) => !retired),
      ),
    }
  },
})
