import { action } from '#kernel/action.ts'
import { authoriseAsYourself, authoriseRelative as route, minorAuthorises, verifyToAuthorise } from '../contract.ts'
import { birthOf, startRelative } from '../relatives.ts'
import { isMinor } from '../rules/relatives.ts'
import { findPerson } from '../store-people.ts'

/** An adult authorises a relative; nobody does it for them, and no account that anybody could have opened under their number. */
export const authoriseRelative = action(route, {
  allow: ({ actor }) => actor.kind === 'citizen',
  async run(ctx, { relative, relation, itemIds, validTo }) {
    if (ctx.actor.onBehalfOf) throw authoriseAsYourself()
    const person = (await findPerson(ctx, ctx.actor.subjectId!))!
    if (person.level !== 'verified-at-counter') throw verifyToAuthorise()
    if (isMinor(birthOf(ctx, person), ctx.today)) throw minorAuthorises()
    return { id: await startRelative(ctx, person, relative, { basis: 'given', relation, itemIds, validTo }) }
  },
})
