/** In a correction or for what was promised: a licence, or what was handed in before, instead of a file. */
import type { InputOf } from '#kernel/contract.ts'
import { standingMaterials, type submitCorrection } from '#modules/cases/contract.ts'
import { useView } from '../../client/hooks.ts'
import { TickField } from '../../ui/field.tsx'
import { fullDateWords } from '../../words/format.ts'
import { applyWords } from '../../words/zh/portal-apply.ts'
import { portalCaseWords as words } from '../../words/zh/portal-cases.ts'

type Given = NonNullable<InputOf<typeof submitCorrection>['materials']>[number]
export type Instead = { key: string; label: string; given: Given }

/** What stands for the materials of this case, the licence before the earlier case; none while it is not known. */
export function useInstead(caseId: string, asks: boolean): ReadonlyMap<string, Instead> {
  const standing = useView(standingMaterials, { caseId }, { when: asks }).data
  if (!standing) return new Map()
  const earlier = standing.reusable.map((one): Instead => {
    const { key, documentIds, caseId: fromCase } = one
    const label = words.insteadEarlier(
      applyWords.handedInBefore(fullDateWords(one.handedInOn), one.itemName, one.trustLevel),
    )
    return { key, label, given: { key, documentIds, fromCase } }
  })
  const licences = standing.proofs.map(
    ({ key, licenceId, title, number }): Instead => ({
      key,
      label: words.insteadLicence(applyWords.exemptBy(title, number)),
      given: { key, licenceId },
    }),
  )
  return new Map([...earlier, ...licences].map((one) => [one.key, one]))
}

export function InsteadTick({
  offer,
  name,
  chosen,
  onChange,
}: {
  offer: Instead
  name: string
  chosen: boolean
  onChange: (chosen: boolean) => void
}) {
  return <TickField label={`${name}：${offer.label}`} checked={chosen} onChange={onChange} />
}
