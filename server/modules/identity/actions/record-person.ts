import { action } from '#kernel/action.ts'
import { recordPerson as route } from '../contract.ts'
import { ensurePerson } from '../index.ts'

/** Someone at the counter without an account; their cases wait for them should they open one. */
export const recordPerson = action(route, {
  subject: (_, { applicant }) => applicant.id,
  run: async (ctx, given) => ({ applicant: await ensurePerson(ctx, given) }),
})
