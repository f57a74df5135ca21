import { action } from '#kernel/action.ts'
import { holdPosts } from '#modules/organs/index.ts'
import { addStaff } from '../accounts.ts'
import { createStaff as route } from '../contract.ts'
import { hashPassword, refuseWeakPassword } from '../passwords.ts'
import { mayArrangeStaff } from '../policy.ts'
import { placesOfPosts } from '../store-staff.ts'

export const createStaff = action(route, {
  load: (ctx, { postIds }) => holdPosts(ctx, postIds),
  allow: async (ctx, _, { postIds }) => mayArrangeStaff(ctx, await placesOfPosts(ctx, postIds)),
  async run(ctx, { name, username, initialPassword, postIds }) {
    refuseWeakPassword(initialPassword, username, 'initialPassword')
    const password_hash = await hashPassword(initialPassword)
    const { accountId, subjectId } = await addStaff(ctx, {
      name,
      username,
      password_hash,
      must_change_password: true,
      postIds,
    })
    return { id: subjectId, accountId }
  },
})
