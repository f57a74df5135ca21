import { view } from '#kernel/view.ts'
import { myRelatives as route } from '../contract.ts'
import { relativesOf } from '../relatives-list.ts'

export const myRelatives = view(route, {
  async look(ctx, asked) {
    const { actor } = ctx
    return actor.kind === 'citizen' && actor.subjectId ? relativesOf(ctx, actor.subjectId, asked) : { rows: [] }
  },
})
