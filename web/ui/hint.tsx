/** A small i that explains a word: opens on click, on hover and on focus, closes with Escape. */
import { useId, useState } from 'react'
import css from './hint.module.css'

export function Hint({ label, text }: { /** What is explained: 按时办结率的口径说明. */ label: string; text: string }) {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <span className={css.hint} onMouseEnter={() => setOpen(true)} onMouseLeave={() => setOpen(false)}>
      <button
        type="button"
        className={css.button}
        aria-label={label}
        aria-describedby={open ? id : undefined}
        onClick={() => setOpen(true)}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
      >
        <span aria-hidden="true">i</span>
      </button>
      {open ? (
        <span id={id} role="tooltip" className={css.bubble}>
          {text}
        </span>
      ) : null}
    </span>
  )
}
