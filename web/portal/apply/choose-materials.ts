import type { CallInput } from '../../client/call.ts'
import type { Material } from '#modules/catalogue/contract.ts'
import type { fileCase, MaterialFact, ReusableMaterial } from '#modules/cases/contract.ts'
import type { LicenceCard } from '#modules/licences/contract.ts'
import type { Files } from './begin.ts'

export type Exempt = { material: Material; licence: LicenceCard }
export type Reused = { material: Material; earlier: ReusableMaterial }
export type ByFact = { material: Material; fact: MaterialFact }
export type Chosen = {
  exempt: readonly Exempt[]
  /** Handed in before. */
  reused: readonly Reused[]
  /** Proven by what another body answered. */
  byFact: readonly ByFact[]
  needed: readonly Material[]
  optional: readonly Material[]
}

/**
 * What one's licences prove already, what was handed in before, what must be handed in, what may be.
 * @param reusable what earlier cases offer, without those one wants to hand in anew
 * @param facts what other bodies answered, without those one wants to hand in
 * @param committed keys of the materials for which a promise stands
 */
export function chooseMaterials(
  all: readonly Material[],
  licences: readonly LicenceCard[],
  reusable: readonly ReusableMaterial[],
  facts: readonly MaterialFact[] = [],
  committed: readonly string[] = [],
): Chosen {
  const materials = all.filter(({ key }) => !committed.includes(key))
  const exempt = materials.flatMap((material) => {
    const licence = licences.find((one) => one.typeKey === material.licenceType && one.status === 'valid')
    return licence ? [{ material, licence }] : []
  })
  const proven = new Set(exempt.map(({ material }) => material.key))
  const reused = materials.flatMap((material) => {
    const earlier = proven.has(material.key) ? undefined : reusable.find(({ key }) => key === material.key)
    return earlier ? [{ material, earlier }] : []
  })
  for (const { material } of reused) proven.add(material.key)
  const byFact = materials.flatMap((material) => {
    const fact = proven.has(material.key)
      ? undefined
      : facts.find(({ key, state }) => key === material.key && state === 'proves')
    return fact ? [{ material, fact }] : []
  })
  for (const { material } of byFact) proven.add(material.key)
  const rest = materials.filter((material) => !proven.has(material.key))
  return {
    exempt,
    reused,
    byFact,
    needed: rest.filter((material) => material.necessity !== 'optional'),
    optional: rest.filter((material) => material.necessity === 'optional'),
  }
}

/** The needed ones that are neither uploaded nor, where that is allowed, promised. */
export function missingMaterials(
  needed: readonly Material[],
  files: Files,
  promised: ReadonlySet<string>,
): readonly Material[] {
  return needed.filter(
    ({ key, necessity }) => (files[key] ?? []).length === 0 && !(necessity === 'deferrable' && promised.has(key)),
  )
}

type Given = NonNullable<CallInput<typeof fileCase>['materials']>

export function givenMaterials(
  { exempt, reused, byFact, needed, optional }: Chosen,
  files: Files,
  promised: ReadonlySet<string>,
): Given {
  const handed = [...needed, ...optional].flatMap(({ key, necessity }): Given => {
    const documentIds = (files[key] ?? []).map((file) => file.id)
    if (documentIds.length > 0) return [{ key, documentIds }]
    return necessity === 'deferrable' && promised.has(key) ? [{ key, promise: true }] : []
  })
  return [
    ...exempt.map(({ material, licence }) => ({ key: material.key, licenceId: licence.id })),
    ...reused.map(({ material: { key }, earlier }) => ({
      key,
      documentIds: earlier.documentIds,
      fromCase: earlier.caseId,
    })),
    ...byFact.map(({ material: { key } }) => ({ key, fact: true as const })),
    ...handed,
  ]
}
