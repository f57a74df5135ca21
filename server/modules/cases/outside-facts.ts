/** Facts of other bodies that a case needs: asked for it, by the name of its number and purpose, and read once answered. */
import type { Ctx } from '#kernel/ctx.ts'
import { type ItemContent, outsideMentioned } from '#modules/catalogue/index.ts'
import { askFact, type FactValues, outsideFacts } from '#modules/exchange/index.ts'
import { getOrgan } from '#modules/organs/index.ts'
import type { CaseRow } from './store.ts'

/** What is known of these facts now; what is not known is asked and left out. */
export async function factsOfOthers(
  ctx: Ctx,
  file: CaseRow,
  names: readonly string[],
): Promise<Record<string, FactValues>> {
  if (names.length === 0) return {}
  const { name: organName } = await getOrgan(ctx, file.organ_id)
  const of = { kind: file.applicant_kind, id: file.applicant_id }
  const about = { module: 'cases', id: file.id, number: file.number, regionCode: file.region_code, organName }
  const known: Record<string, FactValues> = {}
  for (const fact of names) {
    const told = await askFact(ctx, { fact, of, about })
    if (told.state === 'known') known[fact] = told.values
  }
  return known
}

/** Which of them the route of an item decides by. */
export function outsideInRoute({ route }: Pick<ItemContent, 'route'>): string[] {
  if (!route?.includes('facts.')) return []
  return outsideFacts.map(({ name }) => name).filter((name) => route.includes(`facts.${name}.`))
}

/** Which of them the rule of an instant approval judges by. */
export function outsideInRule({ instantApproval }: Pick<ItemContent, 'instantApproval'>): string[] {
  return outsideMentioned(instantApproval?.conditions.map(({ holds }) => holds) ?? [])
}
