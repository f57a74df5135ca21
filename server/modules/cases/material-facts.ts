/** Answers of other bodies that stand for materials: asked by the applicant's word before filing, written down with the case. */
import type { Ctx } from '#kernel/ctx.ts'
import type { Material } from '#modules/catalogue/index.ts'
import { askFact, factsAbout, outsideFacts } from '#modules/exchange/index.ts'
import { getOrgan } from '#modules/organs/index.ts'
import type { MaterialFact } from './contract.ts'
import { proves } from './rules/proving-fact.ts'

type Holder = { kind: 'person' | 'enterprise'; id: string }

/**
 * For each material that a fact about such an applicant may prove, how far that is. Known are only answers to questions that
 * the applicant let be asked for their own applications, while they are fresh. Callers log the look.
 */
export async function materialFactsFor(
  ctx: Ctx,
  holder: Holder,
  materials: readonly Material[],
): Promise<MaterialFact[]> {
  const wished = materials.flatMap(({ key, name, fact }) => (fact ? [{ key, name, fact }] : []))
  if (wished.length === 0) return []
  const known = new Map((await factsAbout(ctx, holder.id)).map((one) => [one.fact, one]))
  return wished.flatMap(({ key, name, fact }): MaterialFact[] => {
    const spec = outsideFacts.find((one) => one.name === fact.name && one.concerns === holder.kind)
    if (!spec) return []
    const told = known.get(fact.name)
    const fresh = told?.state === 'answered' && told.fresh && !told.erased
    // Nobody to ask, and nothing known: the person hands it in as ever.
    if (!fresh && !ctx.config.factsUrl) return []
    const said = fresh ? Object.fromEntries(told.values.map((one) => [one.key, one.value])) : {}
    const { title, source, purpose, basis } = spec
    const state = fresh
      ? proves(fact, said)
        ? ('proves' as const)
        : ('does-not' as const)
      : told && told.state !== 'answered'
        ? told.state
        : ('open' as const)
    return [
      {
        key,
        name,
        fact: fact.name,
        title,
        source,
        standIn: ctx.config.factsStandIn ?? false,
        purpose,
        basis,
        state,
        answeredAt: fresh ? told.answeredAt : undefined,
      },
    ]
  })
}

/** The applicant lets the body be asked; the question stands in their list with what it is for. */
export async function askForMaterials(
  ctx: Ctx,
  holder: Holder,
  facts: readonly string[],
  { itemName, regionCode, organId }: { itemName: string; regionCode: string; organId: string },
): Promise<void> {
  const { name: organName } = await getOrgan(ctx, organId)
  // The module of forms' questions before filing: nothing follows from the answer until the applicant files.
  const about = { module: 'forms', id: holder.id, number: `${itemName}（免交材料）`, regionCode, organName }
  for (const fact of facts) await askFact(ctx, { fact, of: holder, about })
}

/** The same answer, used for this case: a line of its own in the holder's list, to which they may object. */
export async function recordFactUses(
  ctx: Ctx,
  facts: readonly string[],
  holder: Holder,
  taken: { caseId: string; number: string; regionCode: string; organId: string },
): Promise<void> {
  if (facts.length === 0) return
  const { name: organName } = await getOrgan(ctx, taken.organId)
  const about = { module: 'cases', id: taken.caseId, number: taken.number, regionCode: taken.regionCode, organName }
  for (const fact of new Set(facts)) await askFact(ctx, { fact, of: holder, about })
}
