/** Standard data elements to put into a group of the form: found by a few letters, added one after another. */
import { Button } from 'antd'
import { useState } from 'react'
import type { DataElement } from '#modules/vocabulary/contract.ts'
import { Stack } from '../../../ui/card.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/field.tsx'
import { workCatalogueWords } from '../../../words/zh/work-catalogue.ts'
import { workFormWords as words } from '../../../words/zh/work-forms.ts'
import { findElements } from '../data-elements/find-elements.ts'
import css from './form.module.css'

export type ElementPickerProps = {
  section: string
  elements: readonly DataElement[]
  onAdd: (element: DataElement) => void
}

export function ElementPicker({ section, elements, onAdd }: ElementPickerProps) {
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const [added, setAdded] = useState<string>()
  const found = findElements(
    elements.filter((one) => !one.retired),
    typed,
  )
  const close = () => {
    setOpen(false)
    setTyped('')
    setAdded(undefined)
  }
  return (
    <>
      <div>
        <Button onClick={() => setOpen(true)}>{words.pick}</Button>
      </div>
      <Dialog
        open={open}
        title={words.pickTitle(section)}
        onClose={close}
        footer={
          <Button type="primary" onClick={close}>
            {words.close}
          </Button>
        }
      >
        <Stack>
          <p className={css.quiet}>{words.pickHelp}</p>
          <TextField label={words.find} required type="search" maxLength={40} value={typed} onChange={setTyped} />
          <output className={css.added}>{added ? words.added(added) : null}</output>
          {found.length === 0 ? <p>{words.nothingFound}</p> : null}
          <ul className={css.elements}>
            {found.map((element) => (
              <li key={element.key} className={css.element}>
                <div>
                  <strong>{element.label}</strong>
                  <span className={css.quiet}>　{workCatalogueWords.section.kinds[element.kind]}</span>
                  <p className={css.quiet}>{element.help}</p>
                </div>
                <Button
                  onClick={() => {
                    onAdd(element)
                    setAdded(element.label)
                  }}
                >
                  {words.add}
                  <span className="unseen">{element.label}</span>
                </Button>
              </li>
            ))}
          </ul>
        </Stack>
      </Dialog>
    </>
  )
}
