/** What to bring: the needed first, each with how many, from whom, what is checked, and its sample and blank form. */
import type { Material } from '#modules/catalogue/contract.ts'
import { guideFile, materialTrust } from '#modules/catalogue/contract.ts'
import { notAsked } from '#modules/cases/contract.ts'
import { addressOf } from '../../client/call.ts'
import { useView } from '../../client/hooks.ts'
import { Card } from '../../ui/card.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { catalogueWords as words } from '../../words/zh/portal-catalogue.ts'
import { FileLink } from '../link-button.tsx'
import css from './guide-page.module.css'

/** Counted from the applications of last month; before the first one it says so. */
function NotAsked({ itemId }: { itemId: string }) {
  const { data } = useView(notAsked, { id: itemId })
  if (!data) return null
  const month = monthWords(data.month)
  return (
    <p className={css.quiet}>
      {data.cases > 0 ? words.notAsked(month, data.cases, data.materials, data.fields) : words.notAskedNone(month)}
    </p>
  )
}

const monthWords = (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`

const order = { required: 0, deferrable: 1, optional: 2 } as const

type Props = {
  itemId: string
  materials: readonly Material[]
  /** Nobody has stated them. */
  unstated: boolean
  /** A question is still open: its answer may add more. */
  open: boolean
  /** Decided by answers about the applicant's situation. */
  mine: boolean
}

export function GuideMaterials({ itemId, materials, unstated, open, mine }: Props) {
  if (unstated && materials.length === 0) return null
  const sorted = materials.toSorted((one, other) => order[one.necessity] - order[other.necessity])
  return (
    <Card title={mine && !open ? words.myMaterials : words.materials}>
      {open ? <p className={css.open}>{words.mayBeMore}</p> : null}
      {sorted.length === 0 ? <p>{words.noMaterials}</p> : null}
      <ol className={css.materials} aria-label={words.materials}>
        {sorted.map((material) => (
          <li key={material.key}>
            <OneMaterial itemId={itemId} material={material} />
          </li>
        ))}
      </ol>
      <NotAsked itemId={itemId} />
    </Card>
  )
}

function OneMaterial({ itemId, material }: { itemId: string; material: Material }) {
  const { name, note, sample, blankForm } = material
  const said = [
    note,
    material.standard && words.standard(material.standard),
    material.issuedWithin && words.issuedWithin(material.issuedWithin),
    material.obtainedAt && words.obtainedAt(material.obtainedAt),
    material.fillNote,
    material.usage,
    material.sourceNote,
    material.proof ? words.isProof : undefined,
    material.trustLevel && words.trustOf(materialTrust[material.trustLevel]),
  ].filter((one) => one !== undefined && one !== '')
  return (
    <>
      <h3>{name}</h3>
      <p className={css.tags}>
        <Necessity material={material} />
        {material.licenceType ? <StateTag tone="success">{words.proven}</StateTag> : null}
        {material.reuse ? <StateTag tone="success">{words.reused}</StateTag> : null}
        {material.fact ? <StateTag tone="success">{words.byFact}</StateTag> : null}
      </p>
      <p className={css.quiet}>
        {[
          words.materialForm[material.form],
          words.copies(material.originals, material.copies),
          material.pageFormat ?? '',
          material.issuer ? words.issuedBy(material.issuer) : '',
        ]
          .filter(Boolean)
          .join('，')}
      </p>
      {said.map((one) => (
        <p key={one}>{one}</p>
      ))}
      {sample || blankForm ? (
        <p className={`${css.papers} not-printed`}>
          {sample ? (
            <FileLink href={addressOfPaper(itemId, sample)} aria-label={words.sampleOf(name)}>
              {words.sample}
            </FileLink>
          ) : null}
          {blankForm ? (
            <FileLink href={addressOfPaper(itemId, blankForm)} aria-label={words.blankFormOf(name)}>
              {words.blankForm}
            </FileLink>
          ) : null}
        </p>
      ) : null}
      {material.basis ? (
        <details className={css.fold}>
          <summary>{words.whyMaterial}</summary>
          <p>{material.basis}</p>
        </details>
      ) : null}
    </>
  )
}

/** The guide names a paper by its address, or by the id of a stored file. */
function addressOfPaper(itemId: string, paper: string): string {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(paper)
    ? addressOf(guideFile, { id: itemId, fileId: paper })
    : paper
}

function Necessity({ material }: { material: Material }) {
  if (material.necessity === 'required') return <StateTag tone="info">{words.required}</StateTag>
  if (material.necessity === 'optional') return <StateTag tone="neutral">{words.optional}</StateTag>
  return <StateTag tone="warning">{words.deferrable(material.deferDays)}</StateTag>
}
