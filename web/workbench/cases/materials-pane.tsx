/** The materials and, under them, what the chosen one looks like. */
import { Button } from 'antd'
import { useState } from 'react'
import { addressOf } from '../../client/call.ts'
import { useAct } from '../../client/hooks.ts'
import { checkOriginal, licenceCopy, materialContent } from '#modules/cases/contract.ts'
import { ErrorBox } from '../../ui/states.tsx'
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
  fact: 'success',
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
                {one.fromCaseNumber ? (
                  <span className={css.quiet}>，{words.fromEarlier(one.fromCaseNumber)}</span>
                ) : null}
                {one.trust ? <span className={css.quiet}>，{trustWords(one.trust, one.trustWanted)}</span> : null}
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
      {chosen ? <CompareOriginal key={`${chosen.key}-original`} file={file} material={chosen} /> : null}
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
  if (material.licenceId)
    return (
      <>
        <p>{insteadOf(material)}</p>
        <FileViewer
          label={material.name}
          files={[
            {
              key: material.licenceId,
              name: material.licence ?? material.name,
              mediaType: 'application/pdf',
              address: addressOf(licenceCopy, { caseId, licenceId: material.licenceId }),
            },
          ]}
        />
      </>
    )
  return <p className={css.nothing}>{insteadOf(material)}</p>
}

/** The applicant brought the original: what the file counts as from then on, also for later applications. */
function CompareOriginal({ file, material }: { file: CaseFile; material: Material }) {
  const act = useAct(checkOriginal)
  const least = material.trust
  if (!file.mayCheckOriginals || (least !== 'C' && least !== 'D') || material.files.length === 0) return null
  const send = async () => {
    for (const { documentId } of material.files) if (!(await act.run({ caseId: file.id, documentId }))) return
  }
  return (
    <div className={css.quiet}>
      <p>{words.originalText}</p>
      {act.problem ? <ErrorBox problem={act.problem} /> : null}
      <Button loading={act.pending} onClick={() => void send()}>
        {words.originalChecked}
      </Button>
    </div>
  )
}

function trustWords(trust: NonNullable<Material['trust']>, wanted?: Material['trust']): string {
  const is = words.trustIs(trust)
  return wanted && trust > wanted ? `${is}，${words.trustWanted(wanted)}` : is
}

function insteadOf({ how, licence, fact }: Material): string {
  if (how === 'fact') return words.factToSee(fact ?? '')
  if (how === 'paper') return words.paperToSee
  if (how === 'promise') return words.promiseToSee
  return how === 'licence' ? words.licenceToSee(licence ?? '') : words.nothingToSee
}
