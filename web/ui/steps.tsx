/** The names of the steps of one errand and where one is: 填表 → 材料 → 核对 → 提交. */
import { uiWords } from '../words/zh/ui.ts'
import css from './steps.module.css'

export function Steps({
  names,
  at,
  label,
}: {
  names: readonly string[] /** Index of the present step. */
  at: number
  label: string
}) {
  return (
    <ol className={css.steps} aria-label={label}>
      {names.map((name, index) => (
        <li
          key={name}
          className={index === at ? css.current : index < at ? css.done : css.coming}
          aria-current={index === at ? 'step' : undefined}
        >
          <span aria-hidden="true" className={css.dot}>
            {index < at ? '✓' : index + 1}
          </span>
          {name}
          {index < at ? <span className="unseen">，{uiWords.done}</span> : null}
        </li>
      ))}
    </ol>
  )
}
