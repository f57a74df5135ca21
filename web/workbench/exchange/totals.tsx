/** How many rows stand where: a chart and a table whose figures lead to the rows. */
import { Link } from '@tanstack/react-router'
import type { OutputOf } from '#kernel/contract.ts'
import {
  exchangeTotals,
  exchangeTables,
  type RowState,
  rowStates,
  type TableName,
  tableNames,
} from '#modules/exchange/contract.ts'
import { useView } from '../../client/hooks.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Card } from '../../ui/card.tsx'
import { Chart } from '../../ui/chart.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { exchangeWords } from '../../words/zh/work-exchange.ts'
import { Chips } from '../chips.tsx'
import table from '../table.module.css'

const words = exchangeWords.totals
const periods = [1, 7, 30] as const
const states = Object.keys(rowStates) as RowState[]

export function Totals() {
  const [state, change] = useAddressState()
  const days = periods.find((one) => String(one) === state.days) ?? 7
  const totals = useView(exchangeTotals, { days }, { keepPrevious: true, everySeconds: 60 })
  return (
    <Card title={words.title(days)}>
      <Chips
        label={words.period}
        value={String(days)}
        chips={periods.map((one) => ({ value: String(one), label: words.days(one) }))}
        onChange={(next) => change({ days: next })}
      />
      <Loaded of={totals}>{(data) => <Figures of={data} />}</Loaded>
    </Card>
  )
}

function Figures({ of }: { of: OutputOf<typeof exchangeTotals> }) {
  if (of.rows.length === 0) return <Empty title={words.none}>{words.noneText}</Empty>
  const count = (name: TableName, state: RowState) =>
    of.rows.find((row) => row.table === name && row.state === state)?.count ?? 0
  const shown = states.filter((state) => tableNames.some((name) => count(name, state) > 0))
  return (
    <>
      <Chart
        title={words.chart}
        kind="stacked-bar"
        axis={words.axis}
        unit={words.unit}
        height={240}
        categories={tableNames.map((name) => exchangeTables[name].title)}
        series={shown.map((state) => ({
          name: rowStates[state],
          values: tableNames.map((name) => count(name, state)),
        }))}
      />
      <div className={table.scroll}>
        <table className={table.table}>
          <caption className="unseen">{words.chart}</caption>
          <thead>
            <tr>
              <th scope="col">{words.table}</th>
              {states.map((state) => (
                <th key={state} scope="col">
                  {rowStates[state]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tableNames.map((name) => (
              <tr key={name}>
                <th scope="row">{exchangeTables[name].title}</th>
                {states.map((state) => (
                  <td key={state}>
                    <FigureLink name={name} state={state} count={count(name, state)} from={of.from} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function FigureLink({ name, state, count, from }: { name: TableName; state: RowState; count: number; from: string }) {
  if (count === 0) return 0
  const query = new URLSearchParams({ table: name, state, ...(state === 'accepted' && { from }) })
  return (
    <Link
      to={`/work/exchange?${query}` as string}
      aria-label={words.rowsOf(exchangeTables[name].title, rowStates[state], count)}
    >
      {count}
    </Link>
  )
}
