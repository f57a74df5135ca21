/** Both sides of a conflict, element by element; nothing of either is lost unseen. */
import { Button } from 'antd'
import { useState } from 'react'
import { type Difference, elementTable, type ItemContent } from '#modules/catalogue/contract.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { workCatalogueWords } from '../../words/zh/work-catalogue.ts'
import css from './conflict-dialog.module.css'
import { type Clash, type Element, merged, ownSides, type Side } from './merging.ts'
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
      <p>{words.text}</p>
      {clashes.map((clash) => (
        <ClashChoice
          key={clash.element}
          clash={clash}
          lines={differences.filter((one) => one.element === clash.element)}
          side={sides.get(clash.element) ?? 'mine'}
          onChoose={(side) => setSides(new Map([...sides, [clash.element, side]]))}
        />
      ))}
    </Dialog>
  )
}

type ClashChoiceProps = {
  clash: Clash
  /** Lines that differ; `before` is theirs, already saved, `after` mine. */
  lines: readonly Difference[]
  side: Side
  onChoose: (side: Side) => void
}

function ClashChoice({ clash, lines, side, onChoose }: ClashChoiceProps) {
  const { title } = elementTable[clash.element]
  const textOf = (which: Side) => {
    const texts = lines.flatMap(({ part, before, after }) => {
      const text = which === 'mine' ? after : before
      const other = which === 'mine' ? before : after
      if (text === undefined) return part && other !== words.plainLine ? [words.without(part)] : []
      return [part && text !== words.plainLine ? `${part}：${text}` : (part ?? text)]
    })
    return texts.length > 0 ? texts : [lines.length > 0 ? words.nothing : words.order]
  }
  return (
    <fieldset className={css.clash}>
      <legend>
        {title}
        <span className={css.by}>{words.by[clash.by]}</span>
      </legend>
      <div className={css.sides}>
        {(['mine', 'theirs'] as const).map((which) => (
          <label key={which} className={css.side} data-chosen={side === which ? true : undefined}>
            <span className={css.choice}>
              <input
                type="radio"
                name={`clash-${clash.element}`}
                checked={side === which}
                onChange={() => onChoose(which)}
              />
              {words[which]}
            </span>
            {textOf(which).map((text) => (
              <span key={text} className={css.text}>
                {text}
              </span>
            ))}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
