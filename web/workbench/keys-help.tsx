/** What the keys do; opens with ? from anywhere but a field. */
import { useState } from 'react'
import { Dialog } from '../ui/dialog.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { workbenchWords } from '../words/zh/workbench.ts'
import css from './frame.module.css'

const words = workbenchWords.keys

export function KeysHelp() {
  const [open, setOpen] = useState(false)
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
        <table className={css.keys}>
          <tbody>
            {words.rows.map(([key, what]) => (
              <tr key={key}>
                <th scope="row">
                  <kbd>{key}</kbd>
                </th>
                <td>{what}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Dialog>
    </>
  )
}
