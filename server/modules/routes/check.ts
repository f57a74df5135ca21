/** Whether a drawn route may be published for an item: read, sound, and every step with somebody to do it. */
import type { Ctx } from '#kernel/ctx.ts'
import { wordsOfRoles } from '#modules/identity/index.ts'
import { listOrgans, regionPrefix, type Organ } from '#modules/organs/index.ts'
import { sql } from 'kysely'
import type { RouteStep } from './contract.ts'
import { wordOf, wordOfStage } from './policy.ts'
import { parseRoute } from './rules/parse.ts'
import { postInWords } from './rules/route-words.ts'
import type { RouteFault } from './rules/fault.ts'
import { stepBudgets } from './rules/route-graph.ts'
import type { PostRule, Task } from './rules/route-model.ts'
import { type Around, type Does, routeFaults } from './rules/route-soundness.ts'

/** Of the item the route is for. */
export type ForItem = Omit<Around, 'canBeDone'> & { readonly organId: string }

export type Checked = {
  readonly faults: readonly RouteFault[]
  /** Its steps in the order of the drawing. */
  readonly steps: readonly RouteStep[]
}

export async function checkRoute(ctx: Ctx, xml: string, item: ForItem): Promise<Checked> {
  return (await routeChecker(ctx))(xml, item)
}

/** `checkRoute` for many items: bodies and posts are read once. */
export async function routeChecker(ctx: Ctx): Promise<(xml: string, item: ForItem) => Promise<Checked>> {
  const canBeDone = await whoCanDo(ctx)
  return async (xml, item) => {
    const { route, faults } = await parseRoute(xml)
    const steps = stepBudgets(route).map(({ path, task }) => stepOf(path, task))
    if (route.nodes.length === 0) return { faults: faults.length > 0 ? faults : [{ message: '流程是空的' }], steps }
    // What was not read is missing from the route: its soundness would speak of holes that the drawing does not have.
    if (faults.length > 0) return { faults, steps }
    const unsound = routeFaults(route, { ...item, canBeDone: (post, does) => canBeDone(item.organId, post, does) })
    return { faults: unsound, steps }
  }
}

function stepOf(path: string, { name, stage, post, budgetDays }: Task): RouteStep {
  return { path, name, stage, who: postInWords({ ...post.body, body: post.body.kind, role: post.role }), budgetDays }
}

type Post = { organ_id: string; covers_organs: string[]; roles: string[]; region_code: string }

async function whoCanDo(ctx: Ctx): Promise<(organId: string, post: PostRule, does: Does) => boolean> {
  const organs = await listOrgans(ctx)
  const wordsOf = await wordsOfRoles(ctx)
  const hold = (roles: readonly string[], word: string) => roles.some((role) => wordsOf.get(role)?.has(word))
  const regional = await wordsOfRoles(ctx, 'own-region')
  const { rows: posts } = await sql<Post>`
    select organ_id, covers_organs, roles, region_code from organs.v_post`.execute(ctx.db)
  const reachesRegion = ({ roles, region_code: region }: Post, word: string, place: string) =>
    place.startsWith(regionPrefix(region)) && roles.some((role) => regional.get(role)?.has(word))
  return (organId, { body, role }, does) => {
    const words = [wordOf[role], does === 'sign' ? 'routes.handle' : wordOfStage[does]]
    const organ = bodyFor(
      body,
      organs.find(({ id }) => id === organId),
      organs,
    )
    return posts.some(
      (post) =>
        organ !== undefined &&
        post.roles.includes(role) &&
        words.every((word) => hold(post.roles, word)) &&
        (post.organ_id === organ.id ||
          post.covers_organs.includes(organ.id) ||
          // A region's posts do the steps of the handling body only: `ofPost` asks the same of a running case.
          (organ.id === organId && words.every((word) => reachesRegion(post, word, organ.regionCode)))),
    )
  }
}

function bodyFor(body: PostRule['body'], own: Organ | undefined, organs: readonly Organ[]): Organ | undefined {
  if (body.kind === 'handling' || body.kind === 'principal') return own
  if (body.kind === 'named') return organs.find(({ uscc }) => uscc === body.uscc)
  return organs.find(
    ({ level, letterWord, regionCode }) =>
      level === body.level &&
      letterWord === body.letterWord &&
      own?.regionCode.startsWith(regionPrefix(regionCode)) === true,
  )
}
