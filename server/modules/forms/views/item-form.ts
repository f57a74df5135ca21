import type { Ctx } from '#kernel/ctx.ts'
import { view } from '#kernel/view.ts'
import {
  getItemVersion,
  getPublishedItem,
  inSituation,
  itemMissing,
  type ItemVersion,
  readAnswers,
} from '#modules/catalogue/index.ts'
import * as contract from '../contract.ts'
import { jsonSchemaOf } from '../rules/json-schema.ts'

/** The form for people and for programs: of the version in force, or of the one a case was filed under. */
export const itemForm = view(contract.itemForm, {
  async look(ctx, { id, versionId, answers }) {
    const version = versionId ? await onceInForce(ctx, id, versionId) : await getPublishedItem(ctx, id)
    const { form } = answers === undefined ? version.content : inSituation(version.content, readAnswers(answers))
    return { itemId: id, versionId: version.id, sections: form, schema: jsonSchemaOf(form) }
  },
})

const inForce: readonly ItemVersion['status'][] = ['published', 'superseded', 'withdrawn']

/** What editors are still writing is nobody else's business. @throws catalogue.item-missing */
async function onceInForce(ctx: Ctx, itemId: string, versionId: string): Promise<ItemVersion> {
  const version = await getItemVersion(ctx, versionId)
  if (version.itemId !== itemId || !inForce.includes(version.status)) throw itemMissing({ versionId })
  return version
}
