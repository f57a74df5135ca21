import { action } from '#kernel/action.ts'
import { covers, scopeOf } from '#kernel/actor.ts'
import { holdPost, setPostRoles as save } from '#modules/organs/index.ts'
import { forgetActors } from '../authenticate.ts'
import { notOwnPower, rolesMayNotMeet, setPostRoles as route } from '../contract.ts'
import { staffLeft } from '../events.ts'
import { ownPosts } from '../policy.ts'
import { mayCombine } from '../rules/roles.ts'
import { holdersOf, otherRolesOfHolders, placesOfPosts } from '../store-staff.ts'

export const setPostRoles = action(route, {
  load: (ctx, { id }) => holdPost(ctx, id),
  async allow(ctx, post) {
    const [place] = await placesOfPosts(ctx, [post.id])
    return place !== undefined && covers(scopeOf(ctx.actor, 'identity.grant'), place)
  },
  async run(ctx, { id, roles }) {
    if ((await ownPosts(ctx)).some((post) => post.id === id)) throw notOwnPower()
    const others = await otherRolesOfHolders(ctx, id)
    if (![[], ...others].every((other) => mayCombine([...roles, ...other]))) throw rolesMayNotMeet()
    await save(ctx, id, roles)
    forgetActors(ctx)
    // Who held more under the old roles may no longer do what was begun.
    for (const staffId of await holdersOf(ctx, id)) ctx.emit(staffLeft, { staffId })
    return { id }
  },
})
