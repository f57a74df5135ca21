import { notFound, notPermitted } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import { ownDetails as route } from '../contract.ts'
import { findAccount } from '../store-account.ts'
import { findPerson, openPerson } from '../store-people.ts'

export const ownDetails = view(route, {
  async look(ctx) {
    if (ctx.actor.kind !== 'citizen') throw notPermitted()
    const account = await findAccount(ctx, { id: ctx.actor.id })
    const person = await findPerson(ctx, ctx.actor.subjectId!)
    if (!account || !person) throw notFound()
    return {
      name: person.name,
      idNumberMasked: person.id_masked,
      phoneMasked: person.phone_masked ?? undefined,
      address: openPerson(ctx, person).address,
      identityLevel: person.level,
      username: account.username,
    }
  },
})
