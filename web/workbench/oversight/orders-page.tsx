/** 督办单: what was asked, by when, and what the body answered. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { answerOrder, orders } from '#modules/oversight/contract.ts'
import { type RowOf, useAct, usePages } from '../../client/hooks.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Buttons, Stack } from '../../ui/card.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { Empty } from '../../ui/states.tsx'
import { dateWords, fullMomentWords } from '../../words/format.ts'
import { oversightWords as words } from '../../words/zh/work-oversight.ts'
import { ShortNumber } from '../cases/columns.tsx'
import { Chips } from '../chips.tsx'
import { ListExport } from '../exports/list-export.tsx'

type Order = RowOf<typeof orders>
type Show = keyof typeof words.show
const shows = Object.keys(words.show) as Show[]

export function OrdersPage() {
  const [state, change] = useAddressState()
  const [answering, setAnswering] = useState<Order>()
  const act = useAct(answerOrder)
  const show = shows.find((one) => one === state.show) ?? 'waiting'
  const pages = usePages(orders, { show, limit: 30 }, { keepPrevious: true })
  const answer = async (text: string) => {
    if (answering && (await act.run({ id: answering.id, answer: text }))) setAnswering(undefined)
  }
  return (
    <Stack>
      <PageTitle text={words.orders} />
      <Buttons>
        <Link to={'/work/oversight' as string}>{words.toWatch}</Link>
      </Buttons>
      <Chips
        label={words.ordersShow}
        look="tabs"
        value={show}
        chips={shows.map((one) => ({ value: one, label: words.show[one] }))}
        onChange={(one) => change({ show: one })}
      />
      <KeysetTable
        caption={words.orders}
        columns={columnsWith(setAnswering)}
        pages={pages}
        rowKey={(row) => row.id}
        linkTo={(row) => `/work/cases/${row.caseId}`}
        exports={<ListExport pages={pages} of={words.orders} />}
        empty={<Empty title={words.noOrders}>{words.noOrdersText}</Empty>}
      />
      <ReasonDialog
        open={answering !== undefined}
        title={words.answerTitle}
        effect={words.answerEffect}
        verb={words.answer}
        reason={{ label: words.answerReason, least: 4, longest: 2000 }}
        act={act}
        onConfirm={(text) => void answer(text)}
        onClose={() => setAnswering(undefined)}
      >
        <p>{answering?.words}</p>
      </ReasonDialog>
    </Stack>
  )
}

function columnsWith(answer: (row: Order) => void): [Column<Order>, ...Column<Order>[]] {
  const titles = words.orderColumns
  return [
    {
      key: 'number',
      title: titles.number,
      cell: (row) => <ShortNumber number={row.caseNumber} />,
      text: (row) => row.caseNumber,
    },
    { key: 'organ', title: titles.organ, cell: (row) => row.organName, text: (row) => row.organName },
    { key: 'words', title: titles.words, cell: (row) => row.words, text: (row) => row.words },
    {
      key: 'by',
      title: titles.by,
      cell: (row) => <span title={fullMomentWords(row.issuedAt)}>{row.issuedBy}</span>,
      text: (row) => row.issuedBy,
    },
    {
      key: 'due',
      title: titles.due,
      cell: (row) => words.until(dateWords(row.answerDue)),
      text: (row) => row.answerDue,
    },
    {
      key: 'answer',
      title: titles.answer,
      cell: (row) => (row.answer ? `${row.answer}（${row.answeredBy ?? ''}）` : words.noAnswer),
      text: (row) => row.answer ?? '',
    },
    {
      key: 'act',
      title: titles.act,
      cell: (row) =>
        row.can.includes('answer') ? (
          <Button aria-label={`${words.answer} ${row.caseNumber}`} onClick={() => answer(row)}>
            {words.answer}
          </Button>
        ) : null,
    },
  ]
}
