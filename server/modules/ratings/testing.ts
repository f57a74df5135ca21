/** Rated cases for tests of this and other modules. */
import { newId } from '#kernel/id.ts'
import type { Actor } from '#kernel/actor.ts'
import { type CaseStory, type CaseWish, closedCase } from '#modules/cases/testing.ts'
import { type GivenStaff, givenStaff } from '#modules/identity/testing.ts'
import type { World } from '#server/testing.ts'
import { rateCase } from './actions/rate-case.ts'
import type { Level } from './contract.ts'

export type RatedStory = CaseStory & {
  ratingId: string
  /** Head of the body the case was handled by. */
  head: GivenStaff
}

/** A case closed and rated. */
export async function ratedCase(
  world: World,
  level: Level,
  wish: CaseWish & { words?: string } = {},
): Promise<RatedStory> {
  const story = await closedCase(world, wish)
  const head = await givenStaff(world, {
    roles: ['department-head'],
    organId: story.organ.id,
    title: '负责人',
    name: '罗静',
  })
  const { id } = await world.perform(rateCase, story.applicant, {
    caseId: story.caseId,
    level,
    words: wish.words ?? '窗口说材料不齐，让我跑了三次。',
  })
  return { ...story, ratingId: id, head }
}

/** Supervises everything and belongs to no body under test. */
export function someSupervisor(name = '秦望'): Actor {
  const words = ['ratings.see', 'ratings.supervise', 'ratings.see-rater', 'ratings.see-pictures']
  return {
    kind: 'staff',
    id: newId(new Date(0)),
    name,
    grants: new Map(words.map((word) => [word, { everywhere: true }])),
  }
}
