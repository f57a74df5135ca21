/** The key that presses a button, shown on it; read out as its shortcut, not as part of its name. */
import css from './key-mark.module.css'

export function KeyMark({ of }: { of: string }) {
  return (
    <kbd className={css.mark} aria-hidden="true">
      {of}
    </kbd>
  )
}
