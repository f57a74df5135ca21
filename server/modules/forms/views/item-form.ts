import { view } from '#kernel/view.ts'
import { getPublishedItem } from '#modules/catalogue/index.ts'
import * as contract from '../contract.ts'
import { jsonSchemaOf } from '../rules/json-schema.ts'

/** The form of the version in force, for people and for programs. */
export const itemForm = view(contract.itemForm, {
  async look(ctx, { id }) {
    const { id: versionId, content } = await getPublishedItem(ctx, id)
    return { itemId: id, versionId, sections: content.form, schema: jsonSchemaOf(content.form) }
  },
})
