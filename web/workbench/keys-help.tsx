/** What the keys do; opens with ? from anywhere but a field. */
import { useState } from 'react'
import { Dialog } from '../ui/dialog.tsx'
import { type ShownKey, useKeysOfScreen } from '../ui/shown-keys.ts'
import { useKeys } from '../ui/use-keys.ts'
import { workbenchWords } from '../words/zh/workbench.ts'
import css from './frame.module.css'

const words = workbenchWords.keys

export function KeysHelp() {
  const [open, setOpen] = useState(false)
  const here = useKeysOfScreen()
  useKeys({ '?': () => setOpen(true) })
  return (
    <>
      <button
        type="button"
        className={css.help}
        aria-label={words.open}
        title={words.open}
        onClick={() => setOpen(true)}
      >
        <span aria-hidden="true">?</span>
      </button>
      <Dialog open={open} title={words.title} onClose={() => setOpen(false)}>
        {here.length > 0 ? <KeyTable title={words.here} rows={here} /> : null}
        <KeyTable title={words.everywhere} rows={words.rows} />
      </Dialog>
    </>
  )
}

function KeyTable({ title, rows }: { title: string; rows: readonly ShownKey[] }) {
  return (
    <table className={css.keys}>
      <caption>{title}</caption>
      <tbody>
        {rows.map(([key, does]) => (
          <tr key={key}>
            <th scope="row">
              <kbd>{key}</kbd>
            </th>
            <td>{does}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
