/** The applicant is here: what was filled in or handed in wrongly is ticked and put right at once. */
import { useState } from 'react'
import { correctOnTheSpot, standingMaterials } from '#modules/cases/contract.ts'
import { guide } from '#modules/catalogue/contract.ts'
import type { FormValues } from '#modules/forms/contract.ts'
import { useView } from '../../client/hooks.ts'
import { TickField } from '../../ui/field.tsx'
import { OneField } from '../../ui/item-form/one-field.tsx'
import { Loaded } from '../../ui/states.tsx'
import { workCaseWords } from '../../words/zh/work-cases.ts'
import { type Given, givenOf, OneMaterial } from '../intake/materials-step.tsx'
import { useComing } from '../intake/use-coming.ts'
import { loadRegions } from '../vocabulary/load-regions.ts'
import type { ActDialogProps } from './act-bar.tsx'
import { ActDialog } from './act-dialog.tsx'
import { withKey } from './deferred-dialog.tsx'
import { useCaseAct } from './use-case-act.ts'

const words = workCaseWords.dialogs

export function CorrectOnTheSpotDialog(props: ActDialogProps) {
  const { file } = props
  const item = useView(guide, { id: file.item.id })
  const act = useCaseAct(correctOnTheSpot, props)
  const [values, setValues] = useState<FormValues>({})
  const standing = useView(standingMaterials, { caseId: file.id }).data
  const [given, setGiven] = useState<Readonly<Record<string, Given>>>({})
  const { faultAt, setComing } = useComing(given)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [tried, setTried] = useState(false)
  // What this case shows: its situation decides which fields and materials there are.
  const rows = new Map(file.form.flatMap((section) => section.rows).map((row) => [row.key, row.text]))
  const had = new Set(file.materials.map((one) => one.key))
  const fields = item.data?.content.form.flatMap((one) => one.fields).filter((one) => rows.has(one.key)) ?? []
  const materials = item.data?.content.materials.filter((one) => had.has(one.key)) ?? []
  const wrongFields = fields.filter((one) => ticked.has(`field:${one.key}`))
  const wrongMaterials = materials.filter((one) => ticked.has(`material:${one.key}`))
  const empty = (key: string) => values[key] === undefined || values[key] === ''
  const confirm = () => {
    setTried(true)
    if (wrongFields.length + wrongMaterials.length === 0) return
    if (wrongFields.some((one) => empty(one.key)) || wrongMaterials.some((one) => faultAt(one.key))) return
    const changed = Object.fromEntries(wrongFields.map((one) => [one.key, values[one.key]]))
    act.send({ caseId: file.id, values: changed, materials: givenOf(wrongMaterials, given, standing) })
  }
  return (
    <ActDialog of={props} act={act} reason="none" onConfirm={confirm}>
      <Loaded of={item}>
        {() => (
          <>
            {tried && ticked.size === 0 ? <p role="alert">{words.nothingTicked}</p> : null}
            {fields.map((field) => {
              const key = `field:${field.key}`
              return (
                <div key={key}>
                  <TickField
                    label={words.asFilled(field.label, rows.get(field.key) ?? '')}
                    checked={ticked.has(key)}
                    onChange={(on) => setTicked(withKey(ticked, key, on))}
                  />
                  {ticked.has(key) ? (
                    <OneField
                      field={{ ...field, required: true }}
                      value={values[field.key] ?? null}
                      error={tried && empty(field.key) ? words.correctedEmpty : undefined}
                      loadRegions={loadRegions}
                      onChange={(value) => setValues({ ...values, [field.key]: value })}
                      onBlur={() => undefined}
                    />
                  ) : null}
                </div>
              )
            })}
            {materials.map((material) => {
              const key = `material:${material.key}`
              return (
                <div key={key}>
                  <TickField
                    label={material.name}
                    checked={ticked.has(key)}
                    onChange={(on) => setTicked(withKey(ticked, key, on))}
                  />
                  {ticked.has(key) ? (
                    <OneMaterial
                      material={{ ...material, necessity: 'required' }}
                      given={given[material.key]}
                      standing={standing}
                      error={tried ? faultAt(material.key) : undefined}
                      onChange={(next) => setGiven({ ...given, [material.key]: next })}
                      onComing={(on) => setComing(material.key, on)}
                    />
                  ) : null}
                </div>
              )
            })}
          </>
        )}
      </Loaded>
    </ActDialog>
  )
}
