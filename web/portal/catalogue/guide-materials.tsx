/** What to bring: the needed first, each with how many, from whom, and what is checked. */
import type { Material } from '#modules/catalogue/contract.ts'
import { Card } from '../../ui/card.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { catalogueWords as words } from '../../words/zh/portal-catalogue.ts'
import css from './guide-page.module.css'

const order = { required: 0, deferrable: 1, optional: 2 } as const

export function GuideMaterials({ materials }: { materials: readonly Material[] }) {
  if (materials.length === 0) return null
  const sorted = materials.toSorted((one, other) => order[one.necessity] - order[other.necessity])
  return (
    <Card title={words.materials}>
      <ol className={css.materials}>
        {sorted.map((material) => (
          <li key={material.key}>
            <h3>{material.name}</h3>
            <p className={css.tags}>
              <Necessity material={material} />
              {material.licenceType ? <StateTag tone="success">{words.proven}</StateTag> : null}
            </p>
            <p className={css.quiet}>
              {[
                words.materialForm[material.form],
                words.copies(material.originals, material.copies),
                material.issuer ? words.issuedBy(material.issuer) : '',
              ]
                .filter(Boolean)
                .join('，')}
            </p>
            {material.note ? <p>{material.note}</p> : null}
          </li>
        ))}
      </ol>
    </Card>
  )
}

function Necessity({ material }: { material: Material }) {
  if (material.necessity === 'required') return <StateTag tone="info">{words.required}</StateTag>
  if (material.necessity === 'optional') return <StateTag tone="neutral">{words.optional}</StateTag>
  return <StateTag tone="warning">{words.deferrable(material.deferDays)}</StateTag>
}
