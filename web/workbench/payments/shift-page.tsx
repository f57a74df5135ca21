/** One closed shift: the sums, the entries, the second person, and the paper of it. */
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { type CashShift, confirmShift, shiftEntries, shiftPage } from '#modules/payments/contract.ts'
import { useAct, usePages, useView } from '../../client/hooks.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { PrintButton, PrintHeader } from '../../ui/print-button.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Empty } from '../../ui/states.tsx'
import { fullMomentWords, moneyWords } from '../../words/format.ts'
import { portalWords } from '../../words/zh/portal.ts'
import { shiftWords as words } from '../../words/zh/work-shifts.ts'
import { ListExport } from '../exports/list-export.tsx'
import { PageLoaded } from '../page-loaded.tsx'
import css from './payments.module.css'
import { CountedFields, countedOf, differenceWords, entryColumns, sumWords } from './shift-parts.tsx'

export function ShiftPage() {
  const { shiftId } = useParams({ strict: false })
  const page = useView(shiftPage, { id: shiftId! })
  return (
    <PageLoaded of={page} title={words.page}>
      {(shift) => <OneShift shift={shift} />}
    </PageLoaded>
  )
}

function OneShift({ shift }: { shift: CashShift & { can: readonly 'confirm'[] } }) {
  const pages = usePages(shiftEntries, { id: shift.id, limit: 100 })
  const [confirming, setConfirming] = useState(false)
  const tag = shift.confirmed ? (
    <StateTag tone="success">{words.confirmed}</StateTag>
  ) : (
    <StateTag tone="warning">{words.waiting}</StateTag>
  )
  return (
    <Stack>
      <PrintHeader title={words.printTitle(portalWords.city)} number={words.number(shift.clerkName, shift.number)} />
      <div className="not-printed">
        <Stack>
          <PageTitle text={words.page} />
          <Buttons>
            <Link to={'/work/payments/shifts' as string}>{words.toList}</Link>
            {shift.can.includes('confirm') ? (
              <Button type="primary" onClick={() => setConfirming(true)}>
                {words.confirm}
              </Button>
            ) : null}
            <PrintButton />
          </Buttons>
          {pages.hasMore ? <p>{words.loadAll}</p> : null}
        </Stack>
      </div>
      <Card title={words.number(shift.clerkName, shift.number)} extra={tag}>
        <FactList columns={2} facts={factsOf(shift)} />
      </Card>
      <KeysetTable
        caption={words.book}
        columns={entryColumns}
        pages={pages}
        rowKey={(row) => `${row.kind}${row.serial}`}
        exports={<ListExport pages={pages} of={words.book} />}
        empty={<Empty title={words.empty} />}
      />
      <div className={`only-printed ${css.signed}`}>
        <p>{words.signClerk}</p>
        <p>{words.signConfirmer}</p>
      </div>
      {confirming ? <ConfirmShift shift={shift} onClose={() => setConfirming(false)} /> : null}
    </Stack>
  )
}

function factsOf(shift: CashShift) {
  const { confirmed } = shift
  return [
    { key: 'clerk', label: words.clerk, value: shift.clerkName },
    { key: 'organ', label: words.organ, value: shift.organName },
    {
      key: 'period',
      label: words.period,
      value: words.span(fullMomentWords(shift.since), fullMomentWords(shift.closedAt)),
    },
    { key: 'entries', label: words.entries, value: words.count(shift.entries) },
    { key: 'taken', label: words.taken, value: moneyWords(shift.taken) },
    { key: 'returned', label: words.returned, value: moneyWords(shift.returned) },
    { key: 'expected', label: words.expected, value: sumWords(shift.expected) },
    { key: 'counted', label: words.counted, value: sumWords(shift.counted) },
    { key: 'difference', label: words.difference, value: differenceWords(shift.counted - shift.expected) },
    ...(shift.reason ? [{ key: 'reason', label: words.reason, value: shift.reason }] : []),
    { key: 'by', label: words.confirmedBy, value: confirmed?.by ?? words.notConfirmed },
    ...(confirmed
      ? [
          { key: 'when', label: words.confirmedAt, value: fullMomentWords(confirmed.at) },
          { key: 'received', label: words.received, value: sumWords(confirmed.received) },
          ...(confirmed.words ? [{ key: 'words', label: words.words, value: confirmed.words }] : []),
        ]
      : []),
  ]
}

function ConfirmShift({ shift, onClose }: { shift: CashShift; onClose: () => void }) {
  const act = useAct(confirmShift)
  const [counted, setCounted] = useState({ typed: '', reason: '' })
  const [tried, setTried] = useState(false)
  const confirm = async () => {
    setTried(true)
    const found = countedOf(counted, shift.counted)
    if (found && (await act.run({ id: shift.id, received: found.fen, words: found.reason }))) onClose()
  }
  return (
    <ReasonDialog
      open
      title={words.confirm}
      effect={words.confirmEffect}
      verb={words.confirm}
      reason="none"
      act={act}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <CountedFields
        of={counted}
        onChange={setCounted}
        against={shift.counted}
        tried={tried}
        labels={{
          amount: words.receivedField,
          reason: words.words,
          same: words.matchesCounted,
          differs: words.differsCounted,
        }}
      />
    </ReasonDialog>
  )
}
