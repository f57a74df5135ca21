/** The cases behind a figure: what counts, what it is divided by, and what falls short. */
import { Link } from '@tanstack/react-router'
import { type CountedCase, countedCases, indicatorKeys, indicatorTitles } from '#modules/insight/contract.ts'
import { usePages } from '../../client/hooks.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Stack } from '../../ui/card.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Empty } from '../../ui/states.tsx'
import { dateWords, fullMomentWords, momentWords } from '../../words/format.ts'
import { insightWords as words } from '../../words/zh/work-insight.ts'
import { ShortNumber } from '../cases/columns.tsx'
import { Chips } from '../chips.tsx'
import { ListExport } from '../exports/list-export.tsx'
import { chosenPeriod } from './period.ts'

type Side = keyof typeof words.sides
const sides = Object.keys(words.sides) as Side[]

export function CountedCasesPage() {
  const [state, change] = useAddressState()
  const { from, to } = chosenPeriod(state)
  const key = indicatorKeys.find((one) => one === state.indicator) ?? 'filed'
  const isCount = key === 'filed'
  const side = isCount ? 'numerator' : (sides.find((one) => one === state.side) ?? 'denominator')
  const pages = usePages(
    countedCases,
    {
      key,
      from,
      to,
      region: state.region,
      organId: state.organ,
      side: side === 'missing' ? 'denominator' : side,
      missing: side === 'missing' ? 'true' : 'false',
      limit: 30,
    },
    { keepPrevious: true },
  )
  const title = words.casesOf(indicatorTitles[key])
  const { side: _side, ...back } = state
  return (
    <Stack>
      <PageTitle text={title} />
      <p>{words.range(dateWords(from), dateWords(to))}</p>
      <p>
        <Link to={'/work/insight' as string} search={back as never}>
          {words.back}
        </Link>
      </p>
      {isCount ? null : (
        <Chips
          label={words.side}
          value={side}
          chips={sides.map((one) => ({ value: one, label: words.sides[one] }))}
          onChange={(next) => change({ side: next })}
        />
      )}
      <KeysetTable
        caption={title}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.caseId}
        linkTo={(row) => `/work/cases/${row.caseId}`}
        exports={<ListExport pages={pages} of={title} />}
        empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
      />
    </Stack>
  )
}

const titles = words.columns

const columns: readonly [Column<CountedCase>, ...Column<CountedCase>[]] = [
  {
    key: 'number',
    title: titles.number,
    cell: (row) => <ShortNumber number={row.number} />,
    text: (row) => row.number,
  },
  { key: 'item', title: titles.item, cell: (row) => row.itemName, text: (row) => row.itemName },
  { key: 'organ', title: titles.organ, cell: (row) => row.organName, text: (row) => row.organName },
  { key: 'state', title: titles.state, cell: (row) => row.statusTitle, text: (row) => row.statusTitle },
  { key: 'at', title: titles.at, cell: (row) => momentWords(row.at), text: (row) => fullMomentWords(row.at) },
  {
    key: 'due',
    title: titles.due,
    cell: (row) => (row.promisedDue ? dateWords(row.promisedDue) : words.noValue),
    text: (row) => row.promisedDue ?? '',
  },
  {
    key: 'decided',
    title: titles.decided,
    cell: (row) => (row.decidedAt ? momentWords(row.decidedAt) : words.noValue),
    text: (row) => (row.decidedAt ? fullMomentWords(row.decidedAt) : ''),
  },
]
