/** The list of materials: paper checked at the counter, a scan, a promise to bring it later, or not handed in. */
import { Button } from 'antd'
import { useState } from 'react'
import type { InputOf, OutputOf } from '#kernel/contract.ts'
import type { fileForApplicant, standingMaterials } from '#modules/cases/contract.ts'
import type { Material } from '#modules/catalogue/contract.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { ChoiceField, TickField } from '../../ui/field.tsx'
import type { KeptFile } from '../../ui/file-drop.tsx'
import { KeyMark } from '../../ui/key-mark.tsx'
import { useHeldKeys } from '../../ui/use-held-keys.ts'
import { fullDateWords } from '../../words/format.ts'
import { intakeWords } from '../../words/zh/work-intake.ts'
import { PapersField } from '../counter/papers-field.tsx'
import css from './intake.module.css'
import { faultOf, useComing } from './use-coming.ts'

const words = intakeWords.materials

export type How = keyof typeof words.hows
export type Given = {
  how: How
  files: readonly KeptFile[]
  /** The scan was compared with the original. */
  original?: boolean
}
/** What the person need not hand in: their own licences, and what they handed in before. */
export type Standing = Pick<OutputOf<typeof standingMaterials>, 'proofs' | 'reusable'>
const nothing: Standing = { proofs: [], reusable: [] }
type MaterialInput = NonNullable<InputOf<typeof fileForApplicant>['materials']>[number]

export type MaterialsStepProps = {
  materials: readonly Material[]
  given: Readonly<Record<string, Given>>
  standing?: Standing
  /** Opens a file that is there already. */
  hrefOf?: (file: KeptFile) => string
  onChange: (given: Readonly<Record<string, Given>>) => void
  onDone: () => void
  onBack: () => void
}

export function MaterialsStep({ materials, given, standing, hrefOf, onChange, onDone, onBack }: MaterialsStepProps) {
  const [tried, setTried] = useState(false)
  const { isComing, setComing } = useComing(given)
  const open = materials.filter((one) => faultOf(given[one.key]) !== undefined)
  const coming = materials.filter(({ key }) => isComing(key)).length
  const forward = () => {
    setTried(true)
    if (open.length === 0 && coming === 0) onDone()
  }
  const restSeen = () => {
    const rest = materials.filter((one) => !given[one.key])
    const seen = rest.map(
      (one) => [one.key, { how: one.necessity === 'required' ? 'paper' : 'none', files: [] }] as const,
    )
    onChange({ ...given, ...Object.fromEntries(seen) })
  }
  useHeldKeys({ 'Alt+Z': open.length > 0 ? restSeen : undefined })
  return (
    <Card title={words.title}>
      <Stack>
        {materials.length === 0 ? <p>{words.none}</p> : null}
        {tried && open.length > 0 ? (
          <p role="alert" className={css.missing}>
            {words.missing(open.length)}
          </p>
        ) : null}
        {tried && open.length === 0 && coming > 0 ? (
          <p role="alert" className={css.missing}>
            {words.coming(coming)}
          </p>
        ) : null}
        <ol className={css.materials}>
          {materials.map((material, at) => (
            <li key={material.key} className={css.material}>
              <OneMaterial
                position={at + 1}
                material={material}
                given={given[material.key]}
                standing={standing}
                hrefOf={hrefOf}
                error={tried ? faultOf(given[material.key]) : undefined}
                onChange={(next) => onChange({ ...given, [material.key]: next })}
                onComing={(on) => setComing(material.key, on)}
              />
            </li>
          ))}
        </ol>
        <Buttons>
          <Button type="primary" onClick={forward}>
            {words.next}
          </Button>
          {open.length > 0 ? (
            <Button aria-keyshortcuts="Alt+Z" onClick={restSeen}>
              {words.restSeen}
              <KeyMark of="Alt+Z" />
            </Button>
          ) : null}
          <Button onClick={onBack}>{intakeWords.back}</Button>
        </Buttons>
      </Stack>
    </Card>
  )
}

type OneMaterialProps = {
  /** Its number in a list of several. */
  position?: number
  material: Material
  given: Given | undefined
  standing?: Standing
  hrefOf?: (file: KeptFile) => string
  error: string | undefined
  onChange: (given: Given) => void
  /** A file is being scanned or sent; or no longer. */
  onComing?: (on: boolean) => void
}

export function OneMaterial(props: OneMaterialProps) {
  const { position, material, given, standing = nothing, error, onChange } = props
  const files = given?.files ?? []
  const proof = standing.proofs.find((one) => one.key === material.key)
  const earlier = standing.reusable.find((one) => one.key === material.key)
  return (
    <>
      <ChoiceField
        label={
          <>
            {position === undefined ? '' : `${position}. `}
            {material.name}
            <span className={css.quiet}>
              {' '}
              {words.necessity[material.necessity]}
              {material.deferDays ? `，${words.deferDays(material.deferDays)}` : ''}，
              {words.copies(material.originals, material.copies)}
            </span>
          </>
        }
        help={material.note}
        required
        inline
        options={[
          ...(proof
            ? [{ value: 'licence', label: words.hows.licence, note: words.proof(proof.title, proof.number) }]
            : []),
          ...(earlier ? [{ value: 'earlier', label: words.hows.earlier, note: earlierWords(earlier) }] : []),
          ...howsFor(material).map((how) => ({ value: how, label: words.hows[how] })),
        ]}
        value={given?.how}
        error={given?.how === 'scan' ? undefined : error}
        onChange={(how) => onChange({ how: how as How, files })}
      />
      {given?.how === 'scan' ? (
        <Scans
          material={material}
          files={files}
          original={given.original ?? false}
          error={error}
          hrefOf={props.hrefOf}
          onChange={(part) => onChange({ ...given, ...part })}
          onComing={props.onComing}
        />
      ) : null}
    </>
  )
}

const earlierWords = ({ itemName, handedInOn, trustLevel }: Standing['reusable'][number]) =>
  words.earlier(itemName, fullDateWords(handedInOn), trustLevel === 'A' || trustLevel === 'B')

type ScansProps = {
  material: Material
  files: readonly KeptFile[]
  original: boolean
  error: string | undefined
  hrefOf?: (file: KeptFile) => string
  onChange: (part: Partial<Given>) => void
  onComing?: (on: boolean) => void
}

function Scans({ material, files, original, error, hrefOf, onChange, onComing }: ScansProps) {
  return (
    <>
      <PapersField
        label={`${words.upload}：${material.name}`}
        files={files}
        error={error}
        hrefOf={hrefOf}
        onChange={(change) => onChange({ files: change(files) })}
        onComing={onComing}
      />
      {files.length > 0 ? (
        <TickField label={words.original} checked={original} onChange={(ticked) => onChange({ original: ticked })} />
      ) : null}
    </>
  )
}

function howsFor(material: Material): How[] {
  if (material.necessity === 'required') return ['paper', 'scan']
  return material.necessity === 'deferrable' ? ['paper', 'scan', 'promise'] : ['paper', 'scan', 'none']
}

/** The list as the act takes it. */
export function givenOf(
  materials: readonly Pick<Material, 'key'>[],
  given: Readonly<Record<string, Given>>,
  { proofs, reusable }: Standing = nothing,
): MaterialInput[] {
  return materials.flatMap(({ key }): MaterialInput[] => {
    const one = given[key]
    const licenceId = one?.how === 'licence' && proofs.find((proof) => proof.key === key)?.licenceId
    if (licenceId) return [{ key, licenceId }]
    const earlier = one?.how === 'earlier' && reusable.find((each) => each.key === key)
    if (earlier) return [{ key, documentIds: earlier.documentIds, fromCase: earlier.caseId }]
    if (one?.how === 'paper') return [{ key, paper: true }]
    if (one?.how === 'promise') return [{ key, promise: true }]
    if (one?.how !== 'scan') return []
    return [{ key, documentIds: one.files.map((file) => file.id), ...(one.original ? { original: true } : {}) }]
  })
}

/** What the person's own licences or earlier cases prove need not be handed in. */
export function fromStanding(
  materials: readonly Pick<Material, 'key'>[],
  { proofs, reusable }: Standing,
): Record<string, Given> {
  const known = new Map<string, How>([
    ...reusable.map(({ key }) => [key, 'earlier'] as const),
    ...proofs.map(({ key }) => [key, 'licence'] as const),
  ])
  return Object.fromEntries(
    materials.flatMap(({ key }) => {
      const how = known.get(key)
      return how ? [[key, { how, files: [] }] as const] : []
    }),
  )
}
