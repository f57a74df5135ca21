import { action } from '#kernel/action.ts'
import { changeOwnDetails as route } from '../contract.ts'
import { findPerson, updateContact } from '../store-people.ts'

export const changeOwnDetails = action(route, {
  allow: ({ actor }) => actor.kind === 'citizen',
  subject: () => '',
  async run(ctx, given) {
    const personId = ctx.actor.subjectId!
    await updateContact(ctx, personId, given)
    return { phoneMasked: (await findPerson(ctx, personId))?.phone_masked ?? undefined }
  },
})
