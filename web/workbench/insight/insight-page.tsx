/** The indicators: each with its definition, its trend, and the way to the cases it counts. */
import { Link } from '@tanstack/react-router'
import type { OutputOf } from '#kernel/contract.ts'
import {
  type Definition,
  byBody,
  type IndicatorKey,
  indicatorKeys,
  indicators,
  indicatorTitles,
  type Step,
  stepTitles,
  trend,
  units,
} from '#modules/insight/contract.ts'
import { useView } from '../../client/hooks.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Card, Columns, Stack } from '../../ui/card.tsx'
import { Chart } from '../../ui/chart.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { Figure } from '../../ui/figure.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { dateWords } from '../../words/format.ts'
import { insightWords as words } from '../../words/zh/work-insight.ts'
import { Chips } from '../chips.tsx'
import { drawnValue, trendOf, valueWords } from './figure-words.ts'
import { Filters } from './filters.tsx'
import css from './insight.module.css'
import { chosenPeriod } from './period.ts'

type Asked = { from: string; to: string; region?: string; organId?: string }
type Row = OutputOf<typeof indicators>['rows'][number]

const steps = Object.keys(stepTitles) as Step[]

export function InsightPage() {
  const [state, change] = useAddressState()
  const { from, to } = chosenPeriod(state)
  const asked: Asked = { from, to, region: state.region, organId: state.organ }
  const all = useView(indicators, asked, { keepPrevious: true })
  const key = indicatorKeys.find((one) => one === state.indicator) ?? 'on-time'
  const step = steps.find((one) => one === state.step) ?? 'week'
  return (
    <Stack>
      <PageTitle text={words.title} />
      <Filters />
      <p className={css.quiet}>{words.range(dateWords(from), dateWords(to))}</p>
      <Loaded of={all} lines={6}>
        {({ rows }) => (
          <div className={css.figures}>
            {rows.map((row) => (
              <OneFigure key={row.definition.key} row={row} query={casesQuery(state, row.definition.key)} />
            ))}
          </div>
        )}
      </Loaded>
      <Chips
        label={words.indicators}
        look="tabs"
        value={key}
        chips={indicatorKeys.map((one) => ({ value: one, label: indicatorTitles[one] }))}
        onChange={(indicator) => change({ indicator })}
      />
      <OneIndicator key={key} indicator={key} asked={asked} step={step} query={casesQuery(state, key)} />
    </Stack>
  )
}

/** The same period and place, for the list of cases behind an indicator. */
function casesQuery(state: Readonly<Record<string, string | undefined>>, indicator: IndicatorKey): string {
  const { period, from, to, region, organ } = state
  const known = Object.entries({ indicator, period, from, to, region, organ }).filter(([, value]) => value)
  return `?${new URLSearchParams(known as [string, string][])}`
}

function OneFigure({ row, query }: { row: Row; query: string }) {
  const { definition } = row
  return (
    <Figure
      label={definition.title}
      value={valueWords(row, definition.unit)}
      unit={row.value === undefined ? undefined : units[definition.unit]}
      definition={`${definition.meaning}${words.formula}：${definition.formula}`}
      trend={trendOf(row, row.before, definition)}
      to={`/work/insight/cases${query}`}
    />
  )
}

type OneIndicatorProps = { indicator: IndicatorKey; asked: Asked; step: Step; query: string }

function OneIndicator({ indicator, asked, step, query }: OneIndicatorProps) {
  const [, change] = useAddressState()
  const course = useView(trend, { key: indicator, ...asked, step }, { keepPrevious: true })
  const bodies = useView(byBody, { key: indicator, ...asked }, { keepPrevious: true })
  return (
    <Columns least="460px">
      <Card className={css.course}>
        <Chips
          label={words.steps}
          value={step}
          chips={steps.map((one) => ({ value: one, label: stepTitles[one] }))}
          onChange={(next) => change({ step: next })}
        />
        <Loaded of={course}>
          {({ definition, points }) => (
            <Chart
              title={words.trend(definition.title)}
              kind="line"
              axis={words.time}
              unit={units[definition.unit]}
              categories={points.map((one) => one.from.slice(5))}
              series={[{ name: definition.title, values: points.map((one) => drawnValue(one, definition.unit)) }]}
            />
          )}
        </Loaded>
      </Card>
      <Card>
        <Loaded of={bodies}>
          {({ definition, rows }) =>
            rows.length === 0 ? (
              <Empty title={words.noData} />
            ) : (
              <Chart
                title={words.byBody(definition.title)}
                kind="lying-bar"
                axis={words.organAxis}
                unit={units[definition.unit]}
                height={Math.max(160, rows.length * 30)}
                categories={rows.map((one) => one.organName)}
                series={[{ name: definition.title, values: rows.map((one) => drawnValue(one, definition.unit)) }]}
              />
            )
          }
        </Loaded>
      </Card>
      <Card title={words.definition}>
        <Loaded of={course}>{({ definition }) => <Meaning of={definition} />}</Loaded>
        <p>
          <Link to={`/work/insight/cases${query}` as string}>{words.cases}</Link>
        </p>
      </Card>
    </Columns>
  )
}

function Meaning({ of }: { of: Definition }) {
  return (
    <FactList
      facts={[
        { key: 'meaning', label: words.meaning, value: of.meaning },
        { key: 'population', label: words.population, value: of.population.words },
        { key: 'numerator', label: words.numerator, value: of.numerator.words },
        ...(of.denominator ? [{ key: 'denominator', label: words.denominator, value: of.denominator.words }] : []),
        { key: 'formula', label: words.formula, value: of.formula },
        { key: 'source', label: words.source, value: `${of.source}（${words.version(of.version)}）` },
      ]}
    />
  )
}
