import { action } from '#kernel/action.ts'
import { notFound } from '#kernel/problem.ts'
import * as contract from '../contract.ts'
import { typeCodeOf } from '../licence-types.ts'
import { licencesTables } from '../store.ts'

/**
 * Names the body that defines a type, whose USCC begins the type's code; licences already issued keep their identifier. A
 * mistake can be mended until the first licence carries it: afterwards one type would have two codes.
 */
export const nameDefiningBody = action(contract.nameDefiningBody, {
  subject: ({ key }) => key,
  async run(ctx, { key, uscc }) {
    const types = licencesTables(ctx)
    const named = await types
      .selectFrom('licences.licence_type')
      .selectAll()
      .where('key', '=', key)
      .forUpdate()
      .executeTakeFirst()
    if (!named) throw notFound({ typeKey: key })
    const code = typeCodeOf(named)
    const carrying = types
      .selectFrom('licences.licence')
      .select('id')
      .where('type_key', '=', key)
      .where('identifier', 'like', `%.${code}.%`)
    if (code && (await carrying.limit(1).executeTakeFirst())) throw contract.definingBodySettled()
    await types.updateTable('licences.licence_type').set({ defining_uscc: uscc }).where('key', '=', key).execute()
    return { key, code: typeCodeOf({ ...named, defining_uscc: uscc })! }
  },
})
