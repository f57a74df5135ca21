/** The drawing itself: the only file that knows echarts. */
import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import type { ChartProps } from './chart.tsx'

use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, LabelLayout, SVGRenderer])

/** Dark enough on white to be told apart; lines differ by dash and bars by pattern as well. */
const palette = ['#1454C4', '#0B6B34', '#8A4B00', '#7A3AA8', '#B42318', '#4E5969']
const dashes = ['solid', 'dashed', 'dotted'] as const

export function ChartDrawing(props: ChartProps & { height: number }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!place.current) return undefined
    const chart = init(place.current, undefined, { renderer: 'svg' })
    chart.setOption(optionOf(props))
    const watcher = new ResizeObserver(() => chart.resize())
    watcher.observe(place.current)
    return () => {
      watcher.disconnect()
      chart.dispose()
    }
  }, [props])
  return <div ref={place} style={{ height: props.height }} />
}

function optionOf({ kind, categories, series }: ChartProps): EChartsCoreOption {
  const several = series.length > 1
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  const styles = getComputedStyle(document.documentElement)
  const text = {
    color: styles.getPropertyValue('--secondary'),
    fontSize: Number.parseInt(styles.getPropertyValue('--small'), 10),
  }
  const names = {
    type: 'category',
    data: [...categories],
    axisLabel: text,
    axisTick: { show: false },
    inverse: kind === 'lying-bar',
  }
  const numbers = { type: 'value', axisLabel: text, minInterval: 1 }
  return {
    color: palette,
    textStyle: { fontFamily: styles.getPropertyValue('--font') },
    animation: !still,
    animationDuration: 200,
    aria: { enabled: true, label: { enabled: false }, decal: { show: several && kind !== 'line' } },
    grid: {
      left: 8,
      right: kind === 'line' && several ? 96 : 24,
      top: several ? 40 : 16,
      bottom: 8,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    legend: { show: several && kind !== 'line', top: 0, left: 0, textStyle: text },
    tooltip: { trigger: 'axis', confine: true },
    xAxis: kind === 'lying-bar' ? numbers : names,
    yAxis: kind === 'lying-bar' ? names : numbers,
    series: series.map((one, at) =>
      kind === 'line' ? lineOf(one, at, several, text) : barOf(one, kind, several, text),
    ),
  }
}

type TextStyle = { color: string; fontSize: number }

function lineOf(one: ChartProps['series'][number], at: number, several: boolean, text: TextStyle): object {
  return {
    type: 'line',
    name: one.name,
    data: [...one.values],
    lineStyle: { width: 2.5, type: dashes[at % dashes.length] },
    symbolSize: 7,
    endLabel: { show: several, formatter: '{a}', ...text },
    labelLayout: { moveOverlap: 'shiftY' },
  }
}

function barOf(one: ChartProps['series'][number], kind: ChartProps['kind'], several: boolean, text: TextStyle): object {
  return {
    type: 'bar',
    name: one.name,
    data: [...one.values],
    stack: kind === 'stacked-bar' ? 'all' : undefined,
    barMaxWidth: 36,
    label: { show: !several, position: kind === 'lying-bar' ? 'right' : 'top', ...text },
  }
}
