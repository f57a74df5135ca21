/** How complete the guides of each body are, the least complete first; from a body to its items, from an item to its editor. */
import { Link } from '@tanstack/react-router'
import { completenessBoard, completenessItems, qrStickers } from '#modules/catalogue/contract.ts'
import { addressOf } from '../../../client/call.ts'
import { type Pages, type RowOf, usePages } from '../../../client/hooks.ts'
import { useAddressState } from '../../../ui/address-state.ts'
import { Card, Stack } from '../../../ui/card.tsx'
import { Chart } from '../../../ui/chart.tsx'
import { Hint } from '../../../ui/hint.tsx'
import { type Column, KeysetTable } from '../../../ui/keyset-table.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Empty } from '../../../ui/states.tsx'
import { StateTag } from '../../../ui/state-tag.tsx'
import { countWords } from '../../../words/format.ts'
import { workCompletenessWords as words } from '../../../words/zh/work-completeness.ts'
import { DeskTabs } from '../desk-tabs.tsx'
import { ListExport } from '../../exports/list-export.tsx'
import css from './completeness.module.css'

type Body = RowOf<typeof completenessBoard>
type Item = RowOf<typeof completenessItems>

/** Bars a screen shows without scrolling; the table has them all. */
const DRAWN = 12
const FEW = 4

export function CompletenessPage() {
  const [state] = useAddressState()
  const board = usePages(completenessBoard, { limit: 100 })
  const chosen = board.rows.find((one) => one.organId === state.organ)
  return (
    <Stack>
      <PageTitle text={words.title} />
      <DeskTabs />
      <p className={css.head}>
        {words.intro}
        <Hint label={words.title} text={words.definition} />
      </p>
      {state.organ ? (
        <p>
          <Link to={'/work/catalogue/completeness' as string}>{words.back}</Link>
        </p>
      ) : (
        <Board board={board} />
      )}
      {board.rows.length > 0 ? (
        <Card title={chosen ? words.itemsOf(chosen.organName) : words.itemsOfAll}>
          <Items key={state.organ} organId={state.organ} />
        </Card>
      ) : null}
    </Stack>
  )
}

function Board({ board }: { board: Pages<Body> }) {
  const drawn = board.rows.slice(0, DRAWN)
  return (
    <>
      {drawn.length > 0 ? (
        <Card>
          <Chart
            title={words.chart(drawn.length)}
            kind="lying-bar"
            axis={words.axis}
            unit={words.unit}
            height={Math.max(140, drawn.length * 30)}
            categories={drawn.map((one) => one.organName)}
            series={[{ name: words.columns.score, values: drawn.map((one) => one.score) }]}
          />
        </Card>
      ) : null}
      <Card title={words.board}>
        <KeysetTable
          caption={words.board}
          columns={bodyColumns}
          pages={board}
          rowKey={(row) => row.organId}
          linkTo={(row) => `/work/catalogue/completeness?organ=${row.organId}`}
          exports={<ListExport pages={board} of={words.board} />}
          empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
        />
        {board.rows.length > 0 ? <p className={css.quiet}>{words.stickersHelp}</p> : null}
      </Card>
    </>
  )
}

function Items({ organId }: { organId: string | undefined }) {
  const pages = usePages(completenessItems, { organId, limit: 20 })
  return (
    <KeysetTable
      caption={words.itemsOfAll}
      columns={itemColumns}
      pages={pages}
      rowKey={(row) => row.itemId}
      linkTo={(row) =>
        row.openVersionId ? `/work/catalogue/versions/${row.openVersionId}` : `/work/catalogue/${row.itemId}`
      }
      exports={<ListExport pages={pages} of={words.itemsOfAll} />}
      empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
    />
  )
}

/** The first few; all of them when one asks. */
function Missing({ elements }: { elements: readonly string[] }) {
  if (elements.length <= FEW) return elements.join('、') || words.nothingMissing
  return (
    <details className={css.missing}>
      <summary>{words.andMore(elements.slice(0, FEW).join('、'), elements.length)}</summary>
      {elements.slice(FEW).join('、')}
    </details>
  )
}

function Score({ score }: { score: number }) {
  return (
    <span className={css.score}>
      <meter aria-hidden="true" min={0} max={100} low={50} high={80} optimum={100} value={score} />
      {words.score(score)}
    </span>
  )
}

const titles = words.columns
const bodyColumns: readonly [Column<Body>, ...Column<Body>[]] = [
  { key: 'organ', title: titles.organ, cell: (row) => row.organName, text: (row) => row.organName },
  { key: 'items', title: titles.items, cell: (row) => countWords(row.items), text: (row) => String(row.items) },
  {
    key: 'score',
    title: titles.score,
    cell: (row) => <Score score={row.score} />,
    text: (row) => String(row.score),
  },
  {
    key: 'stickers',
    title: titles.stickers,
    cell: (row) => (
      <a href={addressOf(qrStickers, { organId: row.organId })} target="_blank" rel="noreferrer">
        {words.stickers}
        <span className="unseen">：{row.organName}</span>
      </a>
    ),
  },
]

const itemTitles = words.itemColumns
const itemColumns: readonly [Column<Item>, ...Column<Item>[]] = [
  { key: 'name', title: itemTitles.name, cell: (row) => row.name, text: (row) => row.name, width: '26%' },
  { key: 'organ', title: itemTitles.organ, cell: (row) => row.organName, text: (row) => row.organName },
  {
    key: 'score',
    title: itemTitles.score,
    cell: (row) => <Score score={row.score} />,
    text: (row) => String(row.score),
  },
  {
    key: 'missing',
    title: itemTitles.missing,
    cell: (row) => <Missing elements={row.missing} />,
    text: (row) => row.missing.join('、'),
    width: '40%',
  },
  {
    key: 'open',
    title: itemTitles.open,
    cell: (row) => (row.openVersionId ? <StateTag tone="info">{words.drafting}</StateTag> : words.toMend),
  },
]
