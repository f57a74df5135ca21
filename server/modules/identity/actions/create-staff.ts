import { action } from '#kernel/action.ts'
import { describePosts } from '#modules/organs/index.ts'
import { notFound } from '#kernel/problem.ts'
import { addStaff } from '../accounts.ts'
import { createStaff as route } from '../contract.ts'
import { hashPassword, refuseWeakPassword } from '../passwords.ts'

export const createStaff = action(route, {
  load: (ctx, { postIds }) => describePosts(ctx, postIds),
  async run(ctx, { name, username, initialPassword, postIds }, posts) {
    refuseWeakPassword(initialPassword, username, 'initialPassword')
    if (postIds.some((id) => !posts.has(id))) throw notFound({ postIds })
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
