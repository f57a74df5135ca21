/** Everything that stands in the way of publishing a version: what its content says by itself, and whether its route can be run. */
import type { Ctx } from '#kernel/ctx.ts'
import { outsideFacts } from '#modules/exchange/index.ts'
import { checkRoute, readRoute, routeChecker, stepBudgets } from '#modules/routes/index.ts'
import type { ItemContent } from './contract.ts'
import type { Fault } from './rules/fault.ts'
import { faultsOf } from './rules/soundness.ts'

type Written = { readonly content: ItemContent; readonly organId: string }

export async function versionFaults(ctx: Ctx, { content, organId }: Written): Promise<Fault[]> {
  if (content.route === undefined) return faultsOf(content, outsideFacts)
  const { faults } = await checkRoute(ctx, content.route, forItem(content, organId))
  return [...faultsOf(content, outsideFacts), ...faults.map(asFault), ...(await upwardFaults(content))]
}

/** What is wrong with the routes of many versions; those without a route have no faults here. */
export async function routeFaultsOf(ctx: Ctx, versions: readonly Written[]): Promise<Fault[][]> {
  if (versions.every(({ content }) => content.route === undefined)) return versions.map(() => [])
  const check = await routeChecker(ctx)
  return Promise.all(
    versions.map(async ({ content, organId }) =>
      content.route === undefined
        ? []
        : [
            ...(await check(content.route, forItem(content, organId))).faults.map(asFault),
            ...(await upwardFaults(content)),
          ],
    ),
  )
}

/** What a lower body examines first is decided by the upper one, not by itself (行政许可法 art. 43). */
async function upwardFaults({ regime, route }: ItemContent): Promise<Fault[]> {
  if (regime?.kind !== 'lower-first' || route === undefined) return []
  const own = stepBudgets(await readRoute(route)).find(
    ({ task }) =>
      task.stage === 'decision' && (task.post.body.kind === 'handling' || task.post.body.kind === 'principal'),
  )
  if (!own) return []
  return [
    {
      field: `route.${own.task.id}`,
      message: `“${own.task.name}”由受理机关自己办理；下级机关先审查的，决定应由上级机关作出（《行政许可法》第四十三条）`,
    },
  ]
}

/** What a route may mention and must keep: promises in calendar days are not compared with working days. */
export function forItem(
  { form, situations = [], promised }: Pick<ItemContent, 'form' | 'situations' | 'promised'>,
  organId: string,
) {
  return {
    organId,
    fields: form.flatMap((section) => section.fields.map(({ key }) => key)),
    situations: situations.map(({ key }) => key),
    outside: outsideFacts,
    ...(promised.unit === 'working-day' ? { promisedDays: promised.days } : {}),
  }
}

const asFault = ({ element, message }: { element?: string; message: string }): Fault => ({
  field: element === undefined ? 'route' : `route.${element}`,
  message,
})
