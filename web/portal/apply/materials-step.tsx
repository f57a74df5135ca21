/** What need not be handed in first, then what must, then what may. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import type { Material } from '#modules/catalogue/contract.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { TickField } from '../../ui/field.tsx'
import type { KeptFile } from '../../ui/file-drop.tsx'
import { fullDateWords } from '../../words/format.ts'
import { applyWords as words } from '../../words/zh/portal-apply.ts'
import css from './apply.module.css'
import type { Files } from './begin.ts'
import { ChooseWay, type CommitmentChoice } from './commitment-choice.tsx'
import { type Chosen, missingMaterials } from './choose-materials.ts'
import { MaterialFactOffer } from './material-fact.tsx'
import { MaterialFiles } from './material-files.tsx'
import type { MaterialFacts } from './use-material-facts.ts'

export type MaterialsStepProps = {
  way: CommitmentChoice
  materials: Chosen
  /** What other bodies could prove, or have been asked. */
  facts: MaterialFacts
  files: Files
  promised: ReadonlySet<string>
  /** Keys the server missed. */
  missing: readonly string[]
  onFiles: (files: Files) => void
  onPromised: (promised: ReadonlySet<string>) => void
  /** One wants to hand this in again although an earlier one would do. */
  onAnew: (key: string) => void
  onBack: () => void
  onDone: () => void
}

export function MaterialsStep(props: MaterialsStepProps) {
  const { materials, files, promised, missing, onAnew, onBack, onDone } = props
  const { exempt, reused, byFact, needed, optional } = materials
  const spared = exempt.length + reused.length + byFact.length
  const [tried, setTried] = useState(missing.length > 0)
  const lacking = missingMaterials(needed, files, promised)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (lacking.length === 0) onDone()
  }
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <ChooseWay of={props.way} />
        {spared > 0 ? (
          <section className={css.exempt} aria-labelledby="exempt">
            <h2 id="exempt">{words.exempt(spared)}</h2>
            <p>{words.exemptText}</p>
            <ul>
              {exempt.map(({ material, licence }) => (
                <li key={material.key}>
                  {material.name}
                  <p className={css.quiet}>{words.exemptBy(licence.title, licence.number)}</p>
                </li>
              ))}
              {reused.map(({ material, earlier }) => (
                <li key={material.key}>
                  {material.name}
                  <p className={css.quiet}>
                    {words.handedInBefore(fullDateWords(earlier.handedInOn), earlier.itemName, earlier.trustLevel)}
                  </p>
                  <Button aria-label={`${words.anew} ${material.name}`} onClick={() => onAnew(material.key)}>
                    {words.anew}
                  </Button>
                </li>
              ))}
              {byFact.map(({ material, fact }) => (
                <li key={material.key}>
                  {material.name}
                  <p className={css.quiet}>{words.provenBy(fact.source, fact.title)}</p>
                  <Button aria-label={`${words.anew} ${material.name}`} onClick={() => onAnew(material.key)}>
                    {words.anew}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {needed.length > 0 ? (
          <Card title={words.needed}>
            <Stack>
              {needed.map((material) => (
                <OneMaterial
                  key={material.key}
                  material={material}
                  error={tried && lacking.includes(material) ? errorOf(material) : undefined}
                  {...props}
                />
              ))}
            </Stack>
          </Card>
        ) : null}
        {spared + needed.length + optional.length === 0 ? <p>{words.nothingNeeded}</p> : null}
        {optional.length > 0 ? (
          <Card>
            <details className={css.fold} open={optional.some(({ key }) => (files[key] ?? []).length > 0)}>
              <summary>{words.optionalMaterials(optional.length)}</summary>
              <Stack>
                {optional.map((material) => (
                  <OneMaterial key={material.key} material={material} {...props} />
                ))}
              </Stack>
            </details>
          </Card>
        ) : null}
        <p role="alert">
          {tried && lacking.length > 0 ? words.lacking + lacking.map((one) => one.name).join('、') : null}
        </p>
        <Buttons>
          <Button type="primary" htmlType="submit">
            {words.nextCheck}
          </Button>
          <Button onClick={onBack}>{words.back}</Button>
        </Buttons>
      </Stack>
    </form>
  )
}

function errorOf({ necessity }: Material): string {
  return necessity === 'deferrable' ? words.missingOrPromise : words.missingMaterial
}

type OneProps = Pick<MaterialsStepProps, 'facts' | 'files' | 'promised' | 'onFiles' | 'onPromised'> & {
  material: Material
  error?: string
}

function OneMaterial({ material, facts, files, promised, onFiles, onPromised, error }: OneProps) {
  const { key } = material
  const kept = files[key] ?? []
  const put = (list: readonly KeptFile[]) => onFiles({ ...files, [key]: list })
  const promise = (made: boolean) => {
    const next = new Set(promised)
    if (made) next.add(key)
    else next.delete(key)
    onPromised(next)
  }
  const fact = facts.facts.find((one) => one.key === key && one.state !== 'proves')
  return (
    <div className={css.material}>
      <MaterialFiles
        name={material.name}
        help={material.note}
        files={kept}
        error={error}
        onKept={(file) => put([...kept, file])}
        onRemove={(file) => put(kept.filter((one) => one.id !== file.id))}
      >
        {fact && kept.length === 0 ? <MaterialFactOffer fact={fact} of={facts} /> : null}
      </MaterialFiles>
      {material.necessity === 'deferrable' && kept.length === 0 ? (
        <TickField label={words.promise(material.deferDays)} checked={promised.has(key)} onChange={promise} />
      ) : null}
    </div>
  )
}
