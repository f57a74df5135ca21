/** Everything that stands in the way of publishing a version: what its content says by itself, and whether its route can be run. */
import type { Ctx } from '#kernel/ctx.ts'
import { outsideFacts } from '#modules/exchange/index.ts'
import { checkRoute, readRoute, routeChecker, stepBudgets } from '#modules/routes/index.ts'
import { elementVersions, loosenedBy } from '#modules/vocabulary/index.ts'
import type { FormField, ItemContent } from './contract.ts'
import type { Fault } from './rules/fault.ts'
import { faultsOf } from './rules/soundness.ts'

type Written = { readonly content: ItemContent; readonly organId: string }

export async function versionFaults(ctx: Ctx, { content, organId }: Written): Promise<Fault[]> {
  const said = [...faultsOf(content, outsideFacts), ...(await elementFaults(ctx, content.form))]
  if (content.route === undefined) return said
  const { faults } = await checkRoute(ctx, content.route, forItem(content, organId))
  return [...said, ...faults.map(asFault), ...(await upwardFaults(content))]
}

/** A field that says it asks for a standard data element asks for it as the library does, or more strictly. */
async function elementFaults(ctx: Ctx, form: ItemContent['form']): Promise<Fault[]> {
  const referring = form
    .flatMap((section, at) => section.fields.map((field, place) => ({ field, path: `form.${at}.fields.${place}` })))
    .flatMap(({ field, path }) => [
      { field, path },
      ...(field.fields ?? []).map((one, within) => ({ field: one as FormField, path: `${path}.fields.${within}` })),
    ])
    .flatMap(({ field, path }) => (field.element ? [{ field, path, element: field.element }] : []))
  const known = await elementVersions(
    ctx,
    referring.map(({ element }) => element),
  )
  return referring.flatMap(({ field, path, element: { key, version } }) => {
    const element = known.get(`${key}@${version}`)
    if (!element)
      return [{ field: `${path}.element`, message: `表单项“${field.label}”引用的数据元 ${key} 不在数据元库里` }]
    const wrong = loosenedBy(field, element)
    return wrong.length === 0
      ? []
      : [
          {
            field: `${path}.element`,
            message: `表单项“${field.label}”的${wrong.join('、')}与数据元“${element.label}”不一致，只能比它严`,
          },
        ]
  })
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
