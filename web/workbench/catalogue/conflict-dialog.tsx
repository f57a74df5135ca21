/** Both sides of a conflict, element by element; nothing of either is lost unseen. */
import { Button } from 'antd'
import { useState } from 'react'
import type { ItemContent } from '#modules/catalogue/contract.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ChoiceField } from '../../ui/field.tsx'
import { uiWords } from '../../words/zh/ui.ts'
import { workCatalogueWords } from '../../words/zh/work-catalogue.ts'
import { differing, type Element, factsOf, withElements } from './content-facts.ts'

const words = workCatalogueWords.conflict

export type ConflictDialogProps = {
  mine: ItemContent
  theirs: ItemContent
  pending: boolean
  onSave: (merged: ItemContent) => void
  onClose: () => void
}

export function ConflictDialog({ mine, theirs, pending, onSave, onClose }: ConflictDialogProps) {
  const open = differing(mine, theirs)
  const [ofMine, setOfMine] = useState<readonly Element[]>(open)
  const myWords = new Map(factsOf(mine).map((fact) => [fact.key, fact]))
  const theirWords = new Map(factsOf(theirs).map((fact) => [fact.key, fact]))
  return (
    <Dialog
      open
      wide
      title={words.title}
      onClose={onClose}
      footer={
        <>
          <Button type="primary" loading={pending} onClick={() => onSave(withElements(theirs, mine, ofMine))}>
            {words.verb}
          </Button>
          <Button disabled={pending} onClick={onClose}>
            {uiWords.cancel}
          </Button>
        </>
      }
    >
      <p>{open.length === 0 ? words.none : words.text}</p>
      {open.map((key) => (
        <ChoiceField
          key={key}
          label={myWords.get(key)!.label}
          required
          options={[
            { value: 'mine', label: words.mine, note: myWords.get(key)!.text },
            { value: 'theirs', label: words.theirs, note: theirWords.get(key)!.text },
          ]}
          value={ofMine.includes(key) ? 'mine' : 'theirs'}
          onChange={(side) => setOfMine(side === 'mine' ? [...ofMine, key] : ofMine.filter((one) => one !== key))}
        />
      ))}
    </Dialog>
  )
}
