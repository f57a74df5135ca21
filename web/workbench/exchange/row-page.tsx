/** One row for the platform above: what it says, masked; what was answered; what is to be mended. */
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { exchangeRow, openedRow, outcomes, resendRows } from '#modules/exchange/contract.ts'
import { useAct, useView } from '../../client/hooks.ts'
import { Buttons, Card, Columns, Stack } from '../../ui/card.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ErrorBox, Loaded } from '../../ui/states.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { dateWords, momentWords } from '../../words/format.ts'
import { exchangeWords } from '../../words/zh/work-exchange.ts'
import { PageLoaded } from '../page-loaded.tsx'
import css from './exchange.module.css'
import { MendDialog } from './mend-dialog.tsx'
import { RowStateTag } from './row-state.tsx'

export type ShownRow = OutputOf<typeof exchangeRow>

const words = exchangeWords.row
const acts = exchangeWords.acts

export function ExchangeRowPage() {
  const { guid } = useParams({ strict: false })
  const page = useView(exchangeRow, { guid: guid! }, { everySeconds: 30 })
  return (
    <PageLoaded of={page} title={words.title}>
      {(row) => <OneRow row={row} />}
    </PageLoaded>
  )
}

function OneRow({ row }: { row: ShownRow }) {
  const act = useAct(resendRows)
  const [said, setSaid] = useState<string>()
  const [mending, setMending] = useState(false)
  const [opened, setOpened] = useState(false)
  const resend = async () => {
    const answer = await act.run({ guids: [row.guid] })
    setSaid(answer && acts.resent(answer.count))
  }
  return (
    <Stack>
      <PageTitle text={`${row.tableTitle} ${row.number}`}>{row.tableTitle}</PageTitle>
      <p>
        <Link to={'/work/exchange' as string}>{acts.back}</Link>
      </p>
      <Buttons>
        {row.can.includes('mend') ? (
          <Button type="primary" onClick={() => setMending(true)}>
            {acts.mend}
          </Button>
        ) : null}
        {row.can.includes('resend') ? (
          <Button loading={act.pending} onClick={() => void resend()}>
            {acts.resend}
          </Button>
        ) : null}
        {row.can.includes('open') && !opened ? <Button onClick={() => setOpened(true)}>{acts.open}</Button> : null}
      </Buttons>
      <output>{said}</output>
      {act.problem ? <ErrorBox problem={act.problem} /> : null}
      {row.faults.length > 0 ? <Faults of={row.faults} /> : null}
      <Columns least="400px">
        <Card title={words.facts} extra={<RowStateTag state={row.state} />}>
          <Facts of={row} />
        </Card>
        <Card title={words.receipts}>
          <Receipts of={row.receipts} />
        </Card>
      </Columns>
      {opened ? <Opened guid={row.guid} /> : null}
      <Card title={words.values}>
        {row.erased ? <p>{words.erased}</p> : null}
        <FactList
          columns={2}
          facts={row.values.map((one) => ({
            key: one.column,
            label: `${one.title} ${one.column}`,
            value:
              one.value === '' ? undefined : (
                <span className={css.whole}>
                  {one.value} {one.mended ? <StateTag tone="warning">{words.byHand}</StateTag> : null}
                </span>
              ),
          }))}
        />
      </Card>
      <MendDialog
        open={mending}
        row={row}
        onClose={() => setMending(false)}
        onDone={() => {
          setMending(false)
          setSaid(acts.mended)
        }}
      />
    </Stack>
  )
}

function Faults({ of }: { of: ShownRow['faults'] }) {
  return (
    <Card title={words.faults}>
      <ul>
        {of.map((fault) => (
          <li key={fault.column}>
            {fault.title}（{fault.column}）：{fault.reason}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Facts({ of: row }: { of: ShownRow }) {
  const titles = exchangeWords.columns
  const address = row.subjectModule === 'licences' ? `/work/licences/${row.subjectId}` : `/work/cases/${row.subjectId}`
  return (
    <FactList
      facts={[
        {
          key: 'subject',
          label: words.subject,
          value: (
            <span className={css.whole}>
              {row.number}{' '}
              <Link to={address as string}>
                {words.toSubject}
                <span className="unseen"> {row.number}</span>
              </Link>
            </span>
          ),
        },
        { key: 'revision', label: titles.revision, value: exchangeWords.revision(row.revision) },
        { key: 'attempts', label: titles.attempts, value: row.attempts },
        { key: 'why', label: titles.why, value: row.why ?? row.receipt },
        { key: 'day', label: words.day, value: dateWords(row.day) },
        { key: 'at', label: titles.at, value: momentWords(row.changedAt) },
        { key: 'guid', label: words.guid, value: <span className={css.whole}>{row.guid}</span> },
      ]}
    />
  )
}

const outcomeTones = { accepted: 'success', refused: 'danger', later: 'info' } as const

function Receipts({ of }: { of: ShownRow['receipts'] }) {
  if (of.length === 0) return <p>{words.noReceipts}</p>
  return (
    <FactList
      facts={of.map((one) => ({
        key: `${one.batch} ${one.revision}`,
        label: momentWords(one.at),
        value: (
          <span className={css.whole}>
            <StateTag tone={outcomeTones[one.outcome]}>{outcomes[one.outcome]}</StateTag>{' '}
            {[one.reason, one.code, one.receipt, `${words.batch} ${one.batch}`].filter(Boolean).join('，')}
          </span>
        ),
      }))}
    />
  )
}

function Opened({ guid }: { guid: string }) {
  const view = useView(openedRow, { guid })
  return (
    <Card title={words.opened}>
      <p>{acts.openNote}</p>
      <Loaded of={view}>
        {({ values }) => (
          <FactList
            columns={2}
            facts={values.map((one) => ({
              key: one.column,
              label: `${one.title} ${one.column}`,
              value: <span className={css.whole}>{one.value}</span>,
            }))}
          />
        )}
      </Loaded>
    </Card>
  )
}
