/** The list of materials: paper checked at the counter, a scan, a promise to bring it later, or not handed in. */
import { Button } from 'antd'
import { useState } from 'react'
import type { InputOf, OutputOf } from '#kernel/contract.ts'
import type { fileForApplicant, prepareAtWindow } from '#modules/cases/contract.ts'
import type { Material } from '#modules/catalogue/contract.ts'
import { largestUpload, uploadFile, uploadTypes } from '#modules/documents/contract.ts'
import { call } from '../../client/call.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { ChoiceField } from '../../ui/field.tsx'
import { FileDrop, type KeptFile } from '../../ui/file-drop.tsx'
import { KeyMark } from '../../ui/key-mark.tsx'
import { intakeWords } from '../../words/zh/work-intake.ts'
import css from './intake.module.css'

const words = intakeWords.materials

export type How = keyof typeof words.hows
export type Given = { how: How; files: readonly KeptFile[] }
/** The person's own licences that prove a material, by its key. */
export type Proofs = OutputOf<typeof prepareAtWindow>['proofs']
type MaterialInput = NonNullable<InputOf<typeof fileForApplicant>['materials']>[number]

const accept = Object.values(uploadTypes).flatMap((one) =>
  one === 'JPG' ? ['.jpg', '.jpeg'] : [`.${one.toLowerCase()}`],
)

export type MaterialsStepProps = {
  materials: readonly Material[]
  given: Readonly<Record<string, Given>>
  proofs?: Proofs
  onChange: (given: Readonly<Record<string, Given>>) => void
  onDone: () => void
  onBack: () => void
}

export function MaterialsStep({ materials, given, proofs, onChange, onDone, onBack }: MaterialsStepProps) {
  const [tried, setTried] = useState(false)
  const open = materials.filter((one) => faultOf(given[one.key]) !== undefined)
  const forward = () => {
    setTried(true)
    if (open.length === 0) onDone()
  }
  const restSeen = () => {
    const rest = materials.filter((one) => !given[one.key])
    const seen = rest.map(
      (one) => [one.key, { how: one.necessity === 'required' ? 'paper' : 'none', files: [] }] as const,
    )
    onChange({ ...given, ...Object.fromEntries(seen) })
  }
  return (
    <Card title={words.title}>
      <Stack>
        {materials.length === 0 ? <p>{words.none}</p> : null}
        {tried && open.length > 0 ? (
          <p role="alert" className={css.missing}>
            {words.missing(open.length)}
          </p>
        ) : null}
        <ol className={css.materials}>
          {materials.map((material, at) => (
            <li key={material.key} className={css.material}>
              <OneMaterial
                position={at + 1}
                material={material}
                given={given[material.key]}
                proof={proofs?.find((one) => one.key === material.key)}
                error={tried ? faultOf(given[material.key]) : undefined}
                onChange={(next) => onChange({ ...given, [material.key]: next })}
              />
            </li>
          ))}
        </ol>
        <Buttons>
          <Button type="primary" onClick={forward}>
            {words.next}
          </Button>
          {open.length > 0 ? (
            <Button data-rest-seen aria-keyshortcuts="Alt+Z" onClick={restSeen}>
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
  proof?: Proofs[number]
  error: string | undefined
  onChange: (given: Given) => void
}

export function OneMaterial({ position, material, given, proof, error, onChange }: OneMaterialProps) {
  const files = given?.files ?? []
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
          ...howsFor(material).map((how) => ({ value: how, label: words.hows[how] })),
        ]}
        value={given?.how}
        error={given?.how === 'scan' ? undefined : error}
        onChange={(how) => onChange({ how: how as How, files })}
      />
      {given?.how === 'scan' ? (
        <FileDrop
          label={`${words.upload}：${material.name}`}
          files={files}
          accept={accept}
          maxBytes={largestUpload}
          error={error}
          upload={async (file, options) => {
            const kept = await call(uploadFile, { name: file.name, content: file }, options)
            return { id: kept.id, name: kept.name, bytes: kept.size }
          }}
          onKept={(file) => onChange({ how: 'scan', files: [...files, file] })}
          onRemove={(file) => onChange({ how: 'scan', files: files.filter((one) => one.id !== file.id) })}
        />
      ) : null}
    </>
  )
}

function howsFor(material: Material): How[] {
  if (material.necessity === 'required') return ['paper', 'scan']
  return material.necessity === 'deferrable' ? ['paper', 'scan', 'promise'] : ['paper', 'scan', 'none']
}

export function faultOf(given: Given | undefined): string | undefined {
  if (!given) return words.choose
  return given.how === 'scan' && given.files.length === 0 ? words.uploadMissing : undefined
}

/** The list as the act takes it. */
export function givenOf(
  materials: readonly Material[],
  given: Readonly<Record<string, Given>>,
  proofs: Proofs = [],
): MaterialInput[] {
  return materials.flatMap(({ key }): MaterialInput[] => {
    const one = given[key]
    const licenceId = one?.how === 'licence' && proofs.find((proof) => proof.key === key)?.licenceId
    if (licenceId) return [{ key, licenceId }]
    if (one?.how === 'paper') return [{ key, paper: true }]
    if (one?.how === 'promise') return [{ key, promise: true }]
    return one?.how === 'scan' ? [{ key, documentIds: one.files.map((file) => file.id) }] : []
  })
}

/** What the person's own licences prove need not be handed in. */
export function fromLicences(materials: readonly Material[], proofs: Proofs): Record<string, Given> {
  const proven = materials.filter(({ key }) => proofs.some((proof) => proof.key === key))
  return Object.fromEntries(proven.map(({ key }) => [key, { how: 'licence' as const, files: [] }]))
}
