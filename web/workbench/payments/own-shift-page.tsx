/** 现金交班: what this clerk took and gave back in cash since the last closing, and the closing itself. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { cashDrawer, closeShift } from '#modules/payments/contract.ts'
import { useAct, usePages } from '../../client/hooks.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { Empty } from '../../ui/states.tsx'
import { momentWords, moneyWords } from '../../words/format.ts'
import { shiftWords as words } from '../../words/zh/work-shifts.ts'
import { ListExport } from '../exports/list-export.tsx'
import { CountedFields, countedOf, entryColumns, sumWords } from './shift-parts.tsx'

type Book = { entries: number; taken: number; returned: number; expected: number; since?: string }

export function OwnShiftPage() {
  const pages = usePages(cashDrawer, { limit: 50 })
  const [closing, setClosing] = useState<Book>()
  const book = pages.first
  return (
    <Stack>
      <PageTitle text={words.own} />
      <Buttons>
        <Link to={'/work/payments' as string}>{words.back}</Link>
        <Link to={'/work/payments/shifts' as string}>{words.toList}</Link>
      </Buttons>
      <p>{words.ownText}</p>
      {book && book.entries > 0 ? (
        <Card title={words.facts} extra={book.since ? words.since(momentWords(book.since)) : undefined}>
          <Stack>
            <FactList
              columns={2}
              facts={[
                { key: 'entries', label: words.entries, value: words.count(book.entries) },
                { key: 'taken', label: words.taken, value: moneyWords(book.taken) },
                { key: 'returned', label: words.returned, value: moneyWords(book.returned) },
                { key: 'expected', label: words.expected, value: <strong>{sumWords(book.expected)}</strong> },
              ]}
            />
            <Buttons>
              <Button type="primary" onClick={() => setClosing(book)}>
                {words.close}
              </Button>
            </Buttons>
          </Stack>
        </Card>
      ) : null}
      <KeysetTable
        caption={words.book}
        columns={entryColumns}
        pages={pages}
        rowKey={(row) => `${row.kind}${row.serial}`}
        exports={<ListExport pages={pages} of={words.book} />}
        empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
      />
      {closing ? <CloseShift book={closing} onClose={() => setClosing(undefined)} /> : null}
    </Stack>
  )
}

function CloseShift({ book, onClose }: { book: Book; onClose: () => void }) {
  const act = useAct(closeShift)
  const navigate = useNavigate()
  const [counted, setCounted] = useState({ typed: '', reason: '' })
  const [tried, setTried] = useState(false)
  const confirm = async () => {
    setTried(true)
    const found = countedOf(counted, book.expected)
    if (!found) return
    const { entries, expected } = book
    const closed = await act.run({ entries, expected, counted: found.fen, reason: found.reason })
    if (closed) void navigate({ to: `/work/payments/shifts/${closed.id}` as string })
  }
  return (
    <ReasonDialog
      open
      title={words.closeTitle}
      effect={words.closeEffect(book.entries, sumWords(book.expected))}
      verb={words.close}
      reason="none"
      act={act}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <CountedFields
        of={counted}
        onChange={setCounted}
        against={book.expected}
        tried={tried}
        labels={{
          amount: words.countedField,
          help: words.countedHelp,
          reason: words.reason,
          same: words.matches,
          differs: words.differs,
        }}
      />
    </ReasonDialog>
  )
}
