/** Bodies, halls and posts for tests. */
import { systemActor } from '#kernel/actor.ts'
import type { World } from '#server/testing.ts'
import { closePost } from './actions/close-post.ts'
import {
  addHall,
  addPost,
  ensureOrgan,
  type Hall,
  type HallWindow,
  type NewOrgan,
  type NewPost,
  type Organ,
  type Post,
} from './index.ts'

/** A department of 云溪区 unless said otherwise; the same name in the same region is the same body. */
export function givenOrgan(world: World, given: Partial<NewOrgan> = {}): Promise<Organ> {
  const organ = { name: '云溪区市场监督管理局', regionCode: '990102000000', level: '4', ...given } as const
  return world.inside((ctx) => ensureOrgan(ctx, organ))
}

/** A hall with windows 1 and 2 unless said otherwise. */
export async function givenHall(
  world: World,
  given: Partial<Omit<Hall, 'id'>> = {},
  windows: HallWindow[] = twoWindows,
): Promise<Hall> {
  const organId = given.organId ?? (await givenOrgan(world, { name: '云溪区政务服务中心', kind: 'centre' })).id
  const hall = {
    regionCode: '990102000000',
    name: '云溪区政务服务大厅',
    address: '云溪区云桥路1号',
    hours: '周一至周五 9:00—12:00，13:30—17:00',
    ...given,
    organId,
  }
  return world.inside((ctx) => addHall(ctx, hall, windows))
}

const twoWindows: HallWindow[] = [
  { number: '1', name: '咨询引导台', kind: 'guide' },
  { number: '2', name: '企业准营综合窗口', kind: 'general' },
]

/** The system administrator gives the post up. */
export async function givenClosed(world: World, post: { id: string }): Promise<void> {
  await world.perform(closePost, systemActor('test'), post)
}

export function givenPost(world: World, post: NewPost): Promise<Post> {
  return world.inside((ctx) => addPost(ctx, post))
}
