/** A number with its name, its definition, its trend, and the way to the rows behind it. */
import { Link } from '@tanstack/react-router'
import { uiWords } from '../words/zh/ui.ts'
import css from './figure.module.css'
import { Hint } from './hint.tsx'

export type FigureProps = {
  label: string
  value: string | number
  unit?: string
  /** 口径: how it is counted. */
  definition?: string
  trend?: {
    /** 比上周多 12 件. */
    words: string
    direction: 'up' | 'down' | 'level'
    /** Whether that is good news; a direction alone is neither. */
    good?: boolean
  }
  /** Address of the rows behind the number. */
  to?: string
  tone?: 'plain' | 'warning' | 'danger'
}

const arrows = { up: '↑', down: '↓', level: '→' } as const

export function Figure({ label, value, unit, definition, trend, to, tone = 'plain' }: FigureProps) {
  const number = (
    <>
      <span className={css.value}>{value}</span>
      {unit ? <span className={css.unit}>{unit}</span> : null}
    </>
  )
  return (
    <div className={`${css.figure} ${css[tone]}`}>
      <p className={css.label}>
        {label}
        {definition ? <Hint label={`${label}${uiWords.definition}`} text={definition} /> : null}
      </p>
      <p>
        {to ? (
          <Link to={to} className={css.link} aria-label={`${label} ${value}${unit ?? ''}`}>
            {number}
          </Link>
        ) : (
          number
        )}
      </p>
      {trend ? (
        <p className={`${css.trend} ${trend.good === undefined ? '' : trend.good ? css.good : css.bad}`}>
          <span aria-hidden="true">{arrows[trend.direction]} </span>
          {trend.words}
        </p>
      ) : null}
    </div>
  )
}
