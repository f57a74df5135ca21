/** A chart with its figures as a table for those who cannot see it, or want to. echarts comes only when one is shown. */
import { lazy, Suspense } from 'react'
import { uiWords } from '../words/zh/ui.ts'
import css from './chart.module.css'

export type Series = { name: string; values: readonly (number | null)[] }

export type ChartProps = {
  /** Says what is to be seen; also the name for screen readers. */
  title: string
  kind: 'line' | 'bar' | 'stacked-bar' | 'lying-bar'
  categories: readonly string[]
  series: readonly Series[]
  unit?: string
  /** What the categories are: 月份, 部门. */
  axis: string
  height?: number
}

const Drawing = lazy(async () => ({ default: (await import('./chart-drawing.tsx')).ChartDrawing }))

export function Chart(props: ChartProps) {
  const { title, categories, series, unit, axis, height = 280 } = props
  return (
    <figure className={css.chart}>
      <figcaption className={css.title}>
        {title}
        {unit ? <span className={css.unit}>（{unit}）</span> : null}
      </figcaption>
      <div aria-hidden="true" style={{ minHeight: height }} className="not-printed">
        <Suspense fallback={null}>
          <Drawing {...props} height={height} />
        </Suspense>
      </div>
      <details className={css.details}>
        <summary>{uiWords.table}</summary>
        <div className={css.scroll}>
          <table>
            <caption className="unseen">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{axis}</th>
                {series.map((one) => (
                  <th key={one.name} scope="col">
                    {one.name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {categories.map((category, at) => (
                <tr key={category}>
                  <th scope="row">{category}</th>
                  {series.map((one) => (
                    <td key={one.name}>{one.values[at] ?? '—'}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}
