/** What was promised for later: until when, and handing it in. */
import { Button } from 'antd'
import { Fragment, useEffect, useState } from 'react'
import { supplyDeferred } from '#modules/cases/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { ErrorBox, Loaded } from '../../ui/states.tsx'
import { dateWords } from '../../words/format.ts'
import { portalCaseWords as words } from '../../words/zh/portal-cases.ts'
import { type Files, filesOf } from '../apply/begin.ts'
import { DraftConflict, SavedLine } from '../apply/draft-notes.tsx'
import { idsOf } from '../apply/in-contract-shape.ts'
import { MaterialFiles } from '../apply/material-files.tsx'
import type { MyCase } from './case-page.tsx'
import { InsteadTick, useInstead } from './instead.tsx'
import { type BegunSupplement, useBegunSupplement, useSupplementDraft } from './supplement-draft.ts'

/** After a part was handed in: there is nothing to keep yet. */
const nothing: Files = {}

export function PromisedMaterials({ file }: { file: MyCase }) {
  return file.can.includes('supply-deferred') ? <Promised file={file} /> : null
}

function Promised({ file }: { file: MyCase }) {
  const begun = useBegunSupplement(file.id)
  return <Loaded of={begun}>{(kept) => <PromisedForm file={file} begun={kept} />}</Loaded>
}

function PromisedForm({ file, begun }: { file: MyCase; begun: BegunSupplement }) {
  const [files, setFiles] = useState(begun.files)
  const draft = useSupplementDraft(file.id, begun.draft)
  const { keep } = draft
  useEffect(() => {
    if (files !== begun.files && files !== nothing) keep({ values: {}, materials: idsOf(files) })
  }, [begun, files, keep])
  const [tried, setTried] = useState(false)
  const act = useAct(supplyDeferred)
  const instead = useInstead(file.id, true)
  const [replaced, setReplaced] = useState<ReadonlySet<string>>(new Set())
  const waiting = file.materials.filter(({ deferral }) => deferral?.dueOn && !deferral.suppliedOn)
  const stands = (key: string) => (replaced.has(key) ? instead.get(key)?.given : undefined)
  const come = waiting.filter(({ key }) => stands(key) ?? (files[key] ?? []).length > 0)
  const send = async () => {
    setTried(true)
    if (come.length === 0) return
    const materials = come.map(({ key }) => stands(key) ?? { key, documentIds: files[key]!.map((one) => one.id) })
    draft.stop()
    if (!(await act.run({ caseId: file.id, materials }))) return draft.goOn()
    setFiles(nothing)
    setTried(false)
    draft.startOver()
  }
  return (
    <Card title={words.promisedMaterials}>
      <Stack>
        <p>{words.promisedText}</p>
        <SavedLine of={draft} />
        <DraftConflict
          of={draft}
          onTake={async (other) => {
            setFiles(await filesOf(other.materials))
            draft.give(other)
          }}
        />
        {waiting.map((one) => (
          <Fragment key={one.key}>
            {instead.has(one.key) ? (
              <InsteadTick
                offer={instead.get(one.key)!}
                name={one.name}
                chosen={replaced.has(one.key)}
                onChange={(on) =>
                  setReplaced(new Set(on ? [...replaced, one.key] : [...replaced].filter((key) => key !== one.key)))
                }
              />
            ) : null}
            {replaced.has(one.key) ? null : (
              <MaterialFiles
                name={one.name}
                help={words.promisedUntil(dateWords(one.deferral!.dueOn!))}
                files={files[one.key] ?? []}
                error={tried && come.length === 0 ? words.materialMissing : undefined}
                onKept={(kept) => setFiles((all) => ({ ...all, [one.key]: [...(all[one.key] ?? []), kept] }))}
                onRemove={(gone) =>
                  setFiles((all) => ({ ...all, [one.key]: (all[one.key] ?? []).filter(({ id }) => id !== gone.id) }))
                }
              />
            )}
          </Fragment>
        ))}
        {act.problem ? <ErrorBox problem={act.problem} /> : null}
        <div>
          <Button type="primary" loading={act.pending} onClick={() => void send()}>
            {words.supply}
          </Button>
        </div>
      </Stack>
    </Card>
  )
}
