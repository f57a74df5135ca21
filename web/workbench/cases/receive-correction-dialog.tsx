/** What the correction notice asked for, handed in at the counter: each material and each field of the notice, nothing else. */
import { Button } from 'antd'
import { useState } from 'react'
import { receiveCorrection, standingMaterials } from '#modules/cases/contract.ts'
import { guide } from '#modules/catalogue/contract.ts'
import type { FormField, FormValues } from '#modules/forms/contract.ts'
import { useView } from '../../client/hooks.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { OneField } from '../../ui/item-form/one-field.tsx'
import { ErrorBox, Loaded } from '../../ui/states.tsx'
import { uiWords } from '../../words/zh/ui.ts'
import { workCaseWords } from '../../words/zh/work-cases.ts'
import { formErrors } from '../intake/form-errors.ts'
import { type Given, givenOf, OneMaterial } from '../intake/materials-step.tsx'
import { useComing } from '../intake/use-coming.ts'
import { loadRegions } from '../vocabulary/load-regions.ts'
import type { ActDialogProps } from './act-bar.tsx'
import { effectOf } from './act-dialog.tsx'
import { useCaseAct } from './use-case-act.ts'

const words = workCaseWords.dialogs

export function ReceiveCorrectionDialog(props: ActDialogProps) {
  const { file, open, onClose } = props
  const item = useView(guide, { id: file.item.id })
  const act = useCaseAct(receiveCorrection, props)
  const [values, setValues] = useState<FormValues>({})
  const standing = useView(standingMaterials, { caseId: file.id }).data
  const [given, setGiven] = useState<Readonly<Record<string, Given>>>({})
  const { faultAt, setComing } = useComing(given)
  const [tried, setTried] = useState(false)
  const asked = new Map(file.correction?.items.map((one) => [`${one.kind}:${one.key}`, one.problem]))
  const content = item.data?.content
  const materials = content?.materials.filter((one) => asked.has(`material:${one.key}`)) ?? []
  const fields = content?.form.flatMap((one) => one.fields).filter((one) => asked.has(`field:${one.key}`)) ?? []
  const errors = fieldErrors(fields, values)

  const send = () => {
    setTried(true)
    if (Object.keys(errors).length > 0 || materials.some((one) => faultAt(one.key) !== undefined)) return
    act.send({ caseId: file.id, values: { ...values }, materials: givenOf(materials, given, standing) })
  }
  return (
    <Dialog
      open
      wide
      title={open.title}
      onClose={onClose}
      footer={
        <>
          <Button type="primary" loading={act.pending} onClick={send}>
            {words.verbs['receive-correction']}
          </Button>
          <Button disabled={act.pending} onClick={onClose}>
            {uiWords.cancel}
          </Button>
        </>
      }
    >
      <p>{effectOf(open)}</p>
      <p>{words.correctionGiven}</p>
      <Loaded of={item}>
        {() => (
          <>
            {materials.map((material) => (
              <OneMaterial
                key={material.key}
                material={{ ...material, note: asked.get(`material:${material.key}`) }}
                given={given[material.key]}
                standing={standing}
                error={tried ? faultAt(material.key) : undefined}
                onChange={(next) => setGiven({ ...given, [material.key]: next })}
                onComing={(on) => setComing(material.key, on)}
              />
            ))}
            {fields.map((field) => (
              <OneField
                key={field.key}
                field={{ ...field, help: asked.get(`field:${field.key}`) }}
                value={values[field.key] ?? null}
                error={tried ? errors[field.key] : undefined}
                within={tried ? errors : undefined}
                loadRegions={loadRegions}
                onChange={(value) => setValues({ ...values, [field.key]: value })}
                onBlur={() => undefined}
              />
            ))}
          </>
        )}
      </Loaded>
      {act.problem && act.problem.status !== 409 ? <ErrorBox problem={act.problem} /> : null}
    </Dialog>
  )
}

/** Each field of the notice by itself: what it hangs on was answered when the case was filed. */
function fieldErrors(fields: readonly FormField[], values: FormValues): Readonly<Record<string, string>> {
  const alone = fields.map((field) => ({ ...field, required: true, when: undefined }))
  const sections = alone.length > 0 ? [{ key: 'asked', title: '', fields: alone }] : []
  return formErrors(sections, values)
}
