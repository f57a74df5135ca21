/** The whole text of a promise with everything that must be known before it is signed. */
import type { OutputOf } from '#kernel/contract.ts'
import type { commitmentOffer } from '#modules/cases/contract.ts'
import { portalEasierWords } from '../words/zh/portal-easier.ts'
import { FactList } from './fact-list.tsx'

export type PromiseOffer = NonNullable<OutputOf<typeof commitmentOffer>['offer']>

const words = portalEasierWords.promise

export function PromiseText({
  of: { text, materials, conditions, consequence, check, broken, basis },
}: {
  of: PromiseOffer
}) {
  return (
    <>
      <p>{text}</p>
      <FactList
        facts={[
          ...(materials.length > 0
            ? [{ key: 'materials', label: words.replaces, value: materials.map(({ name }) => name).join('、') }]
            : []),
          ...(conditions.length > 0
            ? [{ key: 'conditions', label: words.conditions, value: conditions.join('') }]
            : []),
          { key: 'consequence', label: words.consequence, value: consequence },
          { key: 'check', label: words.check, value: words.checkText(check.mode, check.days) },
          { key: 'broken', label: words.broken, value: broken },
          { key: 'basis', label: words.basis, value: basis },
        ]}
      />
      <p>{words.withdraw}</p>
    </>
  )
}
