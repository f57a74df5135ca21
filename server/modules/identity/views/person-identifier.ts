import { notFound } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import { personIdentifier as route } from '../contract.ts'
import { findPerson, openPerson } from '../store-people.ts'

/** Every look stands in the audit trail with who looked at whose data (个人信息保护法 art. 51, 54). */
export const personIdentifier = view(route, {
  async look(ctx, { id }) {
    const row = await findPerson(ctx, id)
    if (!row) throw notFound()
    return { ...openPerson(ctx, row), identityLevel: row.level }
  },
  personal: (_, { id }) => [{ subject: id, fields: ['idNumber', 'phone', 'address'] }],
})
