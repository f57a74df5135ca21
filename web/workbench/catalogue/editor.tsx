/** A draft being written, section by section: an index at the side, faults beside their fields, saved by itself. */
import { Button } from 'antd'
import { type ComponentType, useEffect } from 'react'
import type { ItemContent } from '#modules/catalogue/contract.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Card } from '../../ui/card.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { clockWords } from '../../words/format.ts'
import { workCatalogueWords as words } from '../../words/zh/work-catalogue.ts'
import { ConflictDialog } from './conflict-dialog.tsx'
import css from './editor.module.css'
import { type Fault, FaultsHere, reach } from './faults.tsx'
import { ImportDoubts } from './import-doubts.tsx'
import { BasicsPart } from './part-basics.tsx'
import { BasisPart } from './part-basis.tsx'
import { CodesPart } from './part-codes.tsx'
import { FeesPart } from './part-fees.tsx'
import { FormPart } from './form/form-part.tsx'
import { LimitsPart } from './part-limits.tsx'
import { MaterialsPart } from './part-materials.tsx'
import { OnlinePart } from './part-online.tsx'
import { RoutePart } from './part-route.tsx'
import { ServicePart } from './part-service.tsx'
import { DrawnRoutePart } from './route/route-part.tsx'
import { type Part, partKeys, partOf } from './parts.ts'
import { SituationsPart } from './situations/situations-part.tsx'
import { AlreadyHeld } from './rehearsal/already-held.tsx'
import type { Draft } from './use-draft.ts'
import { VersionActs } from './version-acts.tsx'
import type { Version } from './version-page.tsx'

export type PartProps = {
  content: ItemContent
  versionId: string
  /** What is shown here is not yet with the server. */
  unsaved: boolean
  onChange: (change: Partial<ItemContent>) => void
}
export type ContentProps = Pick<PartProps, 'content' | 'onChange'>

const parts: Record<Part, ComponentType<PartProps>> = {
  basics: BasicsPart,
  codes: CodesPart,
  basis: BasisPart,
  limits: LimitsPart,
  situations: SituationsPart,
  materials: MaterialsPart,
  form: FormPart,
  fees: FeesPart,
  route: RoutePart,
  drawing: DrawnRoutePart,
  online: OnlinePart,
  service: ServicePart,
}

export function Editor({ version, draft }: { version: Version; draft: Draft }) {
  const [state, change] = useAddressState()
  useSaveKey(draft.save)
  const part = partKeys.find((one) => one === state.part) ?? 'basics'
  const Shown = parts[part]
  // What could not be saved is told instead of what is wrong with the version saved before.
  const faults: readonly Fault[] = draft.malformed.length > 0 ? draft.malformed : version.faults
  const show = (fault: Fault) => {
    change({ part: partOf(fault.field) })
    // The section appears first.
    setTimeout(() => reach(fault.field), 50)
  }
  return (
    <FaultsHere faults={faults} doubts={version.importDoubts?.doubts ?? []}>
      <div className={css.desk}>
        <SectionIndex
          part={part}
          faults={faults}
          gaps={draft.content.gaps ?? []}
          onChoose={(next) => change({ part: next })}
        />
        <div className={css.work}>
          {version.importDoubts ? <ImportDoubts of={version.importDoubts} onShow={show} /> : null}
          <FaultList faults={faults} onShow={show} />
          <AlreadyHeld
            versionId={version.id}
            onMend={part === 'materials' ? undefined : () => change({ part: 'materials' })}
          />
          <Card title={words.parts[part]}>
            <Shown
              key={part}
              content={draft.content}
              versionId={version.id}
              unsaved={draft.unsaved}
              onChange={draft.change}
            />
          </Card>
          {draft.problem && draft.malformed.length === 0 ? <ErrorBox problem={draft.problem} /> : null}
        </div>
      </div>
      <div className={css.bar}>
        <Button disabled={!draft.unsaved} loading={draft.saving} title={words.saveKeys} onClick={draft.save}>
          {words.save}
        </Button>
        <VersionActs version={{ ...version, revision: draft.revision }} unsaved={draft.unsaved} />
        <SaveState draft={draft} />
      </div>
      {draft.conflict ? (
        <ConflictDialog
          mine={draft.content}
          conflict={draft.conflict}
          onSettle={draft.settle}
          onPostpone={draft.postpone}
        />
      ) : null}
    </FaultsHere>
  )
}

type SectionIndexProps = {
  part: Part
  faults: readonly Fault[]
  gaps: readonly string[]
  onChoose: (part: Part) => void
}

function SectionIndex({ part, faults, gaps, onChoose }: SectionIndexProps) {
  return (
    <nav aria-label={words.partsLabel} className={css.index}>
      {partKeys.map((key) => {
        const wrong = faults.filter((fault) => partOf(fault.field) === key).length
        const unstated = gaps.filter((gap) => partOf(gap) === key).length
        return (
          <button
            key={key}
            type="button"
            className={css.section}
            aria-current={key === part ? 'true' : undefined}
            onClick={() => onChoose(key)}
          >
            {words.parts[key]}
            {wrong > 0 ? <span className={css.wrong}>{words.wrongCount(wrong)}</span> : null}
            {unstated > 0 ? <span className={css.unstated}>{words.gapCount(unstated)}</span> : null}
          </button>
        )
      })}
      <p className={css.keys}>{words.keysHelp}</p>
    </nav>
  )
}

function FaultList({ faults, onShow }: { faults: readonly Fault[]; onShow: (fault: Fault) => void }) {
  if (faults.length === 0) return <p className={css.sound}>{words.sound}</p>
  return (
    <details className={css.faults}>
      <summary>{words.faults(faults.length)}</summary>
      <ul>
        {faults.map((fault) => (
          <li key={`${fault.field}${fault.message}`}>
            <button type="button" className={css.toFault} onClick={() => onShow(fault)}>
              {fault.message}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}

function SaveState({ draft: { unsaved, saving, savedAt, joined, malformed, problem, postponed } }: { draft: Draft }) {
  const saved = savedAt ? words.savedAt(clockWords(savedAt)) : words.saved
  const now = saving
    ? words.saving
    : malformed.length > 0
      ? words.notSaved(malformed.length)
      : problem
        ? words.saveFailed
        : postponed
          ? words.postponed
          : unsaved
            ? words.unsaved
            : saved
  return (
    <output className={css.state} data-wrong={problem || postponed ? true : undefined}>
      {now}
      {joined ? `　${words.joined(joined.by)}` : null}
    </output>
  )
}

/** Ctrl+S, and ⌘S where that is the habit. */
function useSaveKey(save: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      event.preventDefault()
      save()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
}
