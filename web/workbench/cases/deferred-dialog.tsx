/** Promised materials handed in at the counter: those that came, the others may follow. */
import { useState } from 'react'
import { receiveDeferred, standingMaterials } from '#modules/cases/contract.ts'
import { guide } from '#modules/catalogue/contract.ts'
import { useView } from '../../client/hooks.ts'
import { TickField } from '../../ui/field.tsx'
import { Loaded } from '../../ui/states.tsx'
import { workCaseWords } from '../../words/zh/work-cases.ts'
import { type Given, givenOf, OneMaterial } from '../intake/materials-step.tsx'
import { useComing } from '../intake/use-coming.ts'
import type { ActDialogProps } from './act-bar.tsx'
import { ActDialog } from './act-dialog.tsx'
import { stillPromised } from './materials-pane.tsx'
import { useCaseAct } from './use-case-act.ts'

const words = workCaseWords.dialogs

export function ReceiveDeferredDialog(props: ActDialogProps) {
  const { file } = props
  const item = useView(guide, { id: file.item.id })
  const act = useCaseAct(receiveDeferred, props)
  const standing = useView(standingMaterials, { caseId: file.id }).data
  const [given, setGiven] = useState<Readonly<Record<string, Given>>>({})
  const { faultAt, setComing } = useComing(given)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [tried, setTried] = useState(false)
  const waiting = new Set(stillPromised(file).map((one) => one.key))
  const materials = item.data?.content.materials.filter((one) => waiting.has(one.key)) ?? []
  const come = materials.filter((one) => ticked.has(one.key))
  const confirm = () => {
    setTried(true)
    if (come.length > 0 && come.every((one) => faultAt(one.key) === undefined))
      act.send({ caseId: file.id, materials: givenOf(come, given, standing) })
  }
  return (
    <ActDialog of={props} act={act} reason="none" onConfirm={confirm}>
      <Loaded of={item}>
        {() => (
          <>
            {tried && come.length === 0 ? <p role="alert">{words.nothingTicked}</p> : null}
            {materials.map((material) => (
              <div key={material.key}>
                <TickField
                  label={material.name}
                  checked={ticked.has(material.key)}
                  onChange={(on) => setTicked(withKey(ticked, material.key, on))}
                />
                {ticked.has(material.key) ? (
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
            ))}
          </>
        )}
      </Loaded>
    </ActDialog>
  )
}

export function withKey(keys: ReadonlySet<string>, key: string, on: boolean): ReadonlySet<string> {
  return new Set(on ? [...keys, key] : [...keys].filter((one) => one !== key))
}
