/** Whether the system keeps up, and the news that could not be delivered inside it. */
import { Button } from 'antd'
import { useState } from 'react'
import { deadLetterList, health, retryDeadLetter } from '#kernel/operations-contract.ts'
import { type RowOf, useAct, usePages, useView } from '../../client/hooks.ts'
import { Columns, Stack } from '../../ui/card.tsx'
import { Figure } from '../../ui/figure.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Empty, ErrorBox, Loaded } from '../../ui/states.tsx'
import { momentWords } from '../../words/format.ts'
import { systemWords } from '../../words/zh/work-system.ts'
import { ListExport } from '../exports/list-export.tsx'

type Row = RowOf<typeof deadLetterList>

const words = systemWords.operations

export function OperationsPage() {
  const state = useView(health, {}, { everySeconds: 15 })
  const pages = usePages(deadLetterList, { limit: 30 }, { everySeconds: 60 })
  const act = useAct(retryDeadLetter)
  const [retried, setRetried] = useState(false)
  const retry = async (row: Row) => {
    setRetried((await act.run({ eventId: row.eventId, reaction: row.reaction })) !== undefined)
  }
  return (
    <Stack>
      <PageTitle text={words.title} />
      <Loaded of={state}>
        {(now) => (
          <Columns least="180px">
            <Figure
              label={words.ready}
              value={now.ready ? words.isReady : words.notReady}
              tone={now.ready ? 'plain' : 'danger'}
            />
            <Figure label={words.lag} value={now.outboxLagSeconds} unit={words.seconds} />
            <Figure label={words.waiting} value={now.waiting} unit={words.unit} />
            <Figure label={words.dead} value={now.dead} unit={words.unit} tone={now.dead > 0 ? 'danger' : 'plain'} />
          </Columns>
        )}
      </Loaded>
      <h2>{words.letters}</h2>
      {act.problem ? <ErrorBox problem={act.problem} /> : null}
      <output>{retried ? words.retried : null}</output>
      <KeysetTable
        caption={words.letters}
        columns={columnsWith((row) => void retry(row))}
        pages={pages}
        rowKey={(row) => `${row.eventId} ${row.reaction}`}
        exports={<ListExport pages={pages} of={words.letters} />}
        empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
      />
    </Stack>
  )
}

function columnsWith(retry: (row: Row) => void): [Column<Row>, ...Column<Row>[]] {
  const titles = words.columns
  return [
    { key: 'event', title: titles.event, cell: (row) => row.event, text: (row) => row.event },
    { key: 'reaction', title: titles.reaction, cell: (row) => row.reaction, text: (row) => row.reaction },
    { key: 'attempts', title: titles.attempts, cell: (row) => row.attempts, text: (row) => String(row.attempts) },
    { key: 'error', title: titles.error, cell: (row) => row.error, text: (row) => row.error },
    { key: 'at', title: titles.at, cell: (row) => momentWords(row.at), text: (row) => row.at },
    {
      key: 'act',
      title: titles.act,
      cell: (row) => (
        <Button aria-label={`${words.retry} ${row.event} ${row.reaction}`} onClick={() => retry(row)}>
          {words.retry}
        </Button>
      ),
    },
  ]
}
