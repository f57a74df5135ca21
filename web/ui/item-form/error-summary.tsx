/** What stands in the way, above the form, each line a way to its field. Takes the focus when it appears. */
import { useEffect, useRef } from 'react'
import { uiWords } from '../../words/zh/ui.ts'
import type { Obstacle } from './form-course.ts'
import css from './item-form.module.css'
import { fieldId } from './single-field.tsx'

export function ErrorSummary({ obstacles }: { obstacles: readonly Obstacle[] }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} role="alert" tabIndex={-1} className={css.summary}>
      <p>
        <strong>{uiWords.fixThese(obstacles.length)}</strong>
      </p>
      <ul>
        {obstacles.map(({ place, message }) => (
          <li key={place}>
            <a
              href={`#${fieldId(place)}`}
              onClick={(event) => {
                event.preventDefault()
                reach(fieldId(place))
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function reach(id: string): void {
  const target = document.getElementById(id)
  const control = target?.tagName === 'FIELDSET' ? target.querySelector<HTMLElement>('input, select, button') : target
  target?.scrollIntoView({ block: 'center' })
  control?.focus({ preventScroll: true })
}
