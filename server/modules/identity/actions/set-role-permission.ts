import { action } from '#kernel/action.ts'
import { scopeOf } from '#kernel/actor.ts'
import { invalidInput, notFound } from '#kernel/problem.ts'
import { forgetActors } from '../authenticate.ts'
import { notOwnPower, setRolePermission as route, wordNotForRole } from '../contract.ts'
import { findPermission, saveGrant } from '../permissions.ts'
import { ownPosts } from '../policy.ts'
import { isCitizenRole, mayHold } from '../rules/roles.ts'

export const setRolePermission = action(route, {
  load: (ctx, { word }) => findPermission(ctx, word),
  // A role is the same in every body, so its words are for who grants everywhere.
  allow: (ctx) => scopeOf(ctx.actor, 'identity.grant')?.everywhere === true,
  subject: ({ role, word }) => `${role} ${word}`,
  async run(ctx, { role, word, reach }, permission) {
    if (!permission) throw notFound({ word })
    if ((await ownPosts(ctx)).some((post) => post.roles.includes(role))) throw notOwnPower()
    if (reach && !mayHold(role, permission.held_by)) throw wordNotForRole()
    if (reach && reach !== 'own' && isCitizenRole(role)) {
      throw invalidInput({ fields: [{ field: 'reach', message: '群众只能办自己的事，范围只能是“仅本人”' }] })
    }
    await saveGrant(ctx, role, word, reach)
    forgetActors(ctx)
    return { role, word }
  },
})
