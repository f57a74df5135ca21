/** What the keys do; opens with ? from anywhere but a field. */
import { useEffect, useState } from 'react'
import { Dialog } from '../ui/dialog.tsx'
import { workbenchWords } from '../words/zh/workbench.ts'
import css from './frame.module.css'
import { isTyping } from './typing.ts'

const words = workbenchWords.keys

export function KeysHelp() {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== '?' || event.ctrlKey || event.metaKey || isTyping(event.target)) return
      if (document.querySelector('dialog[open]')) return
      event.preventDefault()
      setOpen(true)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
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
