import { action } from '#kernel/action.ts'
import { notFound } from '#kernel/problem.ts'
import * as contract from '../contract.ts'
import { typeCodeOf } from '../licence-types.ts'
import { licencesTables } from '../store.ts'

/** Names the body that defines a type, whose USCC begins the type's code; licences already issued keep their identifier. */
export const nameDefiningBody = action(contract.nameDefiningBody, {
  subject: ({ key }) => key,
  async run(ctx, { key, uscc }) {
    const type = await licencesTables(ctx)
      .updateTable('licences.licence_type')
      .set({ defining_uscc: uscc })
      .where('key', '=', key)
      .returningAll()
      .executeTakeFirst()
    if (!type) throw notFound({ typeKey: key })
    return { key, code: typeCodeOf(type)! }
  },
})
