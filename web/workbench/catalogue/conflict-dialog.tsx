/** Both sides of a conflict, element by element; nothing of either is lost unseen. */
import { Button } from 'antd'
import { useState } from 'react'
import type { ItemContent } from '#modules/catalogue/contract.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { workCatalogueWords } from '../../words/zh/work-catalogue.ts'
import { Clashing } from './clashing.tsx'
import { type Element, merged, ownSides, type Side } from './merging.ts'
import type { Conflict } from './use-draft.ts'

const words = workCatalogueWords.conflict

export type ConflictDialogProps = {
  mine: ItemContent
  conflict: Conflict
  /** With the draft put together from both. */
  onSettle: (content: ItemContent) => void
  /** Goes on writing; nothing is saved or lost. */
  onPostpone: () => void
}

export function ConflictDialog({ mine, conflict, onSettle, onPostpone }: ConflictDialogProps) {
  const { theirs, clashes, differences } = conflict
  const [sides, setSides] = useState<ReadonlyMap<Element, Side>>(() => ownSides(clashes))
  const all = (side: Side) => onSettle(merged(mine, theirs.content, new Map(clashes.map((one) => [one.element, side]))))
  return (
    <Dialog
      open
      wide
      title={words.title}
      onClose={onPostpone}
      footer={
        <>
          <Button type="primary" onClick={() => onSettle(merged(mine, theirs.content, sides))}>
            {words.verb}
          </Button>
          <Button onClick={() => all('theirs')}>{words.allTheirs}</Button>
        </>
      }
    >
      <p>{conflict.mine ? words.fromOtherWindow : words.from(conflict.by)}</p>
      <p>{words.text}</p>
      {clashes.map((clash) => (
        <Clashing
          key={clash.element}
          clash={clash}
          differences={differences}
          theirs={conflict.mine || !conflict.by ? words.theirs : words.theirsBy(conflict.by)}
          side={sides.get(clash.element) ?? 'mine'}
          onChoose={(side) => setSides(new Map([...sides, [clash.element, side]]))}
        />
      ))}
    </Dialog>
  )
}
