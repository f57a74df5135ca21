/** Everything that stands in the way of publishing a version: what its content says by itself, and whether its route can be run. */
import type { Ctx } from '#kernel/ctx.ts'
import { checkRoute, routeChecker } from '#modules/routes/index.ts'
import type { ItemContent } from './contract.ts'
import type { Fault } from './rules/fault.ts'
import { faultsOf } from './rules/soundness.ts'

type Written = { readonly content: ItemContent; readonly organId: string }

export async function versionFaults(ctx: Ctx, { content, organId }: Written): Promise<Fault[]> {
  if (content.route === undefined) return faultsOf(content)
  const { faults } = await checkRoute(ctx, content.route, forItem(content, organId))
  return [...faultsOf(content), ...faults.map(asFault)]
}

/** What is wrong with the routes of many versions; those without a route have no faults here. */
export async function routeFaultsOf(ctx: Ctx, versions: readonly Written[]): Promise<Fault[][]> {
  if (versions.every(({ content }) => content.route === undefined)) return versions.map(() => [])
  const check = await routeChecker(ctx)
  return Promise.all(
    versions.map(async ({ content, organId }) =>
      content.route === undefined ? [] : (await check(content.route, forItem(content, organId))).faults.map(asFault),
    ),
  )
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
    ...(promised.unit === 'working-day' ? { promisedDays: promised.days } : {}),
  }
}

const asFault = ({ element, message }: { element?: string; message: string }): Fault => ({
  field: element === undefined ? 'route' : `route.${element}`,
  message,
})
