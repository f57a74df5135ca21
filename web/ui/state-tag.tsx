/** A state as colour, shape and word: none of them alone. */
import css from './state-tag.module.css'

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger'

const shapes: Readonly<Record<Tone, string>> = { neutral: '○', info: '●', success: '✓', warning: '▲', danger: '■' }

export function StateTag({ tone, children, title }: { tone: Tone; children: string; title?: string }) {
  return (
    <span className={`${css.tag} ${css[tone]}`} title={title}>
      <span aria-hidden="true" className={css.shape}>
        {shapes[tone]}
      </span>
      {children}
    </span>
  )
}
