/** 差评整改台账: what has to be verified, mended or asked about, due first. */
import { type DeskRow, levelTitles, ratingDesk } from '#modules/ratings/contract.ts'
import { usePages } from '../../client/hooks.ts'
import { useCan } from '../../client/session.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Stack } from '../../ui/card.tsx'
import { DueWord } from '../../ui/due-word.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Empty } from '../../ui/states.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { MomentTime } from '../../ui/moment-time.tsx'
import { fullMomentWords, remainingWords } from '../../words/format.ts'
import { workRatingWords as words } from '../../words/zh/work-ratings.ts'
import { ShortNumber } from '../cases/columns.tsx'
import { Chips } from '../chips.tsx'
import { ListExport } from '../exports/list-export.tsx'
import { DoubtedList } from './doubted-list.tsx'
import { MonthLists } from './month-lists.tsx'
import { TimeLimits } from './time-limits.tsx'

/** What one list has in the address and another must not inherit. */
const nowhere = { level: undefined, month: undefined, kind: undefined, subject: undefined, only: undefined }
const badLevels = ['unsatisfied', 'very-unsatisfied'] as const

export function DeskPage() {
  const [state, change] = useAddressState()
  const can = useCan()
  const doubted = state.show === 'doubted' && can('ratings.supervise')
  const lists = state.show === 'lists' && can('ratings.publish-lists')
  const show = state.show === 'over' ? 'over' : 'open'
  const needs: Record<string, string> = { doubted: 'ratings.supervise', lists: 'ratings.publish-lists' }
  const shows = Object.entries(words.shows).filter(([value]) => !needs[value] || can(needs[value]))
  return (
    <Stack>
      <PageTitle text={words.title} />
      <Chips
        label={words.show}
        look="tabs"
        value={lists ? 'lists' : doubted ? 'doubted' : show}
        chips={shows.map(([value, label]) => ({ value, label }))}
        onChange={(next) => change({ ...nowhere, show: next === 'open' ? undefined : next })}
      />
      {lists ? <MonthLists /> : doubted ? <DoubtedList /> : <BadRatings show={show} />}
      {can('ratings.configure') && !lists ? <TimeLimits /> : null}
    </Stack>
  )
}

function BadRatings({ show }: { show: 'open' | 'over' }) {
  const [state, change] = useAddressState()
  const level = badLevels.find((one) => one === state.level)
  const pages = usePages(ratingDesk, { show, level, limit: 30 }, { keepPrevious: true })
  return (
    <>
      <Chips
        label={words.level}
        value={level ?? ''}
        chips={[
          { value: '', label: words.everyLevel },
          ...badLevels.map((value) => ({ value, label: levelTitles[value] })),
        ]}
        onChange={(next) => change({ level: next })}
      />
      <KeysetTable
        caption={words.title}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.id}
        linkTo={(row) => `/work/ratings/${row.id}`}
        exports={<ListExport pages={pages} of={words.title} />}
        empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
      />
    </>
  )
}

const titles = words.columns
const stateOf = (row: DeskRow) => (row.escalated ? words.escalated(row.stateTitle) : row.stateTitle)

const columns: readonly [Column<DeskRow>, ...Column<DeskRow>[]] = [
  {
    key: 'remaining',
    title: titles.remaining,
    cell: (row) => (
      <>
        {row.remaining === undefined ? (
          <StateTag tone="neutral">{words.over}</StateTag>
        ) : (
          <DueWord remaining={row.remaining} dueOn={row.dueOn} />
        )}
        <span className="unseen">{row.caseNumber}</span>
      </>
    ),
    text: (row) => (row.remaining === undefined ? words.over : remainingWords(row.remaining)),
  },
  {
    key: 'number',
    title: titles.number,
    cell: (row) => <ShortNumber number={row.caseNumber} />,
    text: (row) => row.caseNumber,
  },
  { key: 'item', title: titles.item, cell: (row) => row.itemName, text: (row) => row.itemName },
  { key: 'organ', title: titles.organ, cell: (row) => row.organName, text: (row) => row.organName },
  { key: 'level', title: titles.level, cell: (row) => row.levelTitle, text: (row) => row.levelTitle },
  { key: 'state', title: titles.state, cell: stateOf, text: stateOf },
  {
    key: 'ratedAt',
    title: titles.ratedAt,
    cell: (row) => <MomentTime at={row.ratedAt} />,
    text: (row) => fullMomentWords(row.ratedAt),
  },
]
