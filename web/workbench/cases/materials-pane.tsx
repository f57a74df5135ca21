/** The materials and, under them, what the chosen one looks like. */
import { useState } from 'react'
import { addressOf } from '../../client/call.ts'
import { materialContent } from '#modules/cases/contract.ts'
import { StateTag, type Tone } from '../../ui/state-tag.tsx'
import { useShownKeys } from '../../ui/shown-keys.ts'
import { useKeys } from '../../ui/use-keys.ts'
import { dateWords } from '../../words/format.ts'
import { workCaseWords as words } from '../../words/zh/work-cases.ts'
import css from './case-page.module.css'
import type { CaseFile } from './clocks.tsx'
import { FileViewer } from './file-viewer.tsx'

type Material = CaseFile['materials'][number]

const tones: Record<Material['how'], Tone> = {
  document: 'success',
  licence: 'success',
  paper: 'success',
  promise: 'warning',
  commitment: 'info',
  none: 'neutral',
}

export function MaterialsPane({ file }: { file: CaseFile }) {
  const first = file.materials.find((one) => one.files.length > 0) ?? file.materials[0]
  const [key, setKey] = useState(first?.key)
  const at = file.materials.findIndex((one) => one.key === key)
  const chosen = file.materials[at]
  const step = (by: number) => () => setKey(file.materials[at + by]?.key ?? key)
  useKeys({ m: step(1), M: step(-1) })
  useShownKeys(
    'materials',
    chosen
      ? [
          ['m', words.keys.nextMaterial],
          ['M', words.keys.previousMaterial],
          ['+ / − / r', words.keys.zoom],
        ]
      : [],
  )
  return (
    <section className={`${css.pane} ${css.materials}`} aria-label={words.materials}>
      <h2>{words.materials}</h2>
      {file.materials.length === 0 ? <p>{words.noMaterials}</p> : null}
      <ol className={css.materialList}>
        {file.materials.map((one) => (
          <li key={one.key}>
            <button
              type="button"
              className={css.material}
              aria-pressed={one.key === key}
              onClick={() => setKey(one.key)}
            >
              <span>
                {one.name}
                <span className={css.quiet}> {one.required ? words.required : words.notRequired}</span>
                {one.corrected ? <span className={css.quiet}>，{words.corrected}</span> : null}
                {one.deferral ? <span className={css.quiet}>，{deferralWords(one.deferral)}</span> : null}
                {one.problem ? <span className={css.problem}>{one.problem}</span> : null}
              </span>
              <StateTag tone={one.how === 'none' && one.required ? 'danger' : tones[one.how]}>
                {words.materialHow[one.how]}
              </StateTag>
            </button>
          </li>
        ))}
      </ol>
      {chosen ? <Shown key={chosen.key} caseId={file.id} material={chosen} /> : null}
    </section>
  )
}

/** Promised and not handed in yet. */
export function stillPromised({ materials }: CaseFile): Material[] {
  return materials.filter(({ deferral }) => deferral && !deferral.suppliedOn && !deferral.missed)
}

function deferralWords({ days, dueOn, suppliedOn, missed }: NonNullable<Material['deferral']>): string {
  if (suppliedOn) return words.promisedKept(dateWords(suppliedOn))
  if (missed) return words.promisedMissed
  return dueOn ? words.promisedUntil(dateWords(dueOn)) : words.promisedDays(days)
}

function Shown({ caseId, material }: { caseId: string; material: Material }) {
  if (material.files.length > 0) {
    return (
      <FileViewer
        label={material.name}
        files={material.files.map((one) => ({
          key: one.documentId,
          name: one.name,
          mediaType: one.mediaType,
          address: addressOf(materialContent, { caseId, documentId: one.documentId }),
        }))}
      />
    )
  }
  return <p className={css.nothing}>{insteadOf(material)}</p>
}

function insteadOf({ how, licence }: Material): string {
  if (how === 'paper') return words.paperToSee
  if (how === 'promise') return words.promiseToSee
  return how === 'licence' ? words.licenceToSee(licence ?? '') : words.nothingToSee
}
