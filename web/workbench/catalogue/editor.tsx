/** A draft being written, part by part. Saving names the revision it started from: two editors never overwrite each other unseen. */
import { Button } from 'antd'
import { type ComponentType, useState } from 'react'
import { editDraft, type ItemContent } from '#modules/catalogue/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Card } from '../../ui/card.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { workCatalogueWords as words } from '../../words/zh/work-catalogue.ts'
import { Chips } from '../chips.tsx'
import { useLeaveGuard } from '../use-leave-guard.ts'
import css from './catalogue.module.css'
import { ConflictDialog } from './conflict-dialog.tsx'
import { BasicsPart } from './part-basics.tsx'
import { BasisPart } from './part-basis.tsx'
import { FormPart } from './part-form.tsx'
import { LimitsPart } from './part-limits.tsx'
import { MaterialsPart } from './part-materials.tsx'
import { RoutePart } from './part-route.tsx'
import { ServicePart } from './part-service.tsx'
import { VersionActs } from './version-acts.tsx'
import type { Version } from './version-page.tsx'

export type PartProps = { content: ItemContent; onChange: (change: Partial<ItemContent>) => void }

type Part = keyof typeof words.parts

const parts: Record<Part, ComponentType<PartProps>> = {
  basics: BasicsPart,
  limits: LimitsPart,
  materials: MaterialsPart,
  form: FormPart,
  route: RoutePart,
  basis: BasisPart,
  service: ServicePart,
}
const partKeys = Object.keys(parts) as Part[]

export function Editor({ version }: { version: Version }) {
  const [state, change] = useAddressState()
  const [content, setContent] = useState(version.content)
  const [revision, setRevision] = useState(version.revision)
  const [unsaved, setUnsaved] = useState(false)
  const act = useAct(editDraft)
  useLeaveGuard(() => unsaved)
  const part = partKeys.find((one) => one === state.part) ?? 'basics'
  const Shown = parts[part]
  const theirs = act.problem?.code === 'catalogue.edit-conflict' ? act.problem.facts : undefined

  const save = async (next: ItemContent, from: number) => {
    const answer = await act.run({ id: version.id, revision: from, content: next })
    if (!answer) return
    setContent(next)
    setRevision(answer.revision)
    setUnsaved(false)
  }
  return (
    <>
      <Chips
        label={words.partsLabel}
        look="tabs"
        value={part}
        chips={partKeys.map((value) => ({ value, label: words.parts[value] }))}
        onChange={(next) => change({ part: next })}
      />
      <Card>
        <Shown
          content={content}
          onChange={(next) => {
            setContent({ ...content, ...next })
            setUnsaved(true)
          }}
        />
      </Card>
      {act.problem && !theirs ? <ErrorBox problem={act.problem} /> : null}
      <div className={css.bar}>
        <Button type="primary" loading={act.pending} disabled={!unsaved} onClick={() => void save(content, revision)}>
          {words.save}
        </Button>
        <VersionActs version={{ ...version, revision }} unsaved={unsaved} />
        <output className={css.quiet}>{unsaved ? words.unsaved : words.saved}</output>
      </div>
      {theirs ? (
        <ConflictDialog
          mine={content}
          theirs={theirs.content as ItemContent}
          pending={act.pending}
          onClose={act.reset}
          onSave={(merged) => void save(merged, Number(theirs.revision))}
        />
      ) : null}
    </>
  )
}
