/** Letters sent electronically that nobody opened: to be served in another way. */
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { serviceRules, settleService, unopenedLetters } from '#modules/cases/contract.ts'
import { type RowOf, useAct, usePages, useView } from '../../client/hooks.ts'
import { useCan } from '../../client/session.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Empty, ErrorBox, Loaded } from '../../ui/states.tsx'
import { dateWords, momentWords } from '../../words/format.ts'
import { workLetterWords as words } from '../../words/zh/work-letters.ts'
import { ListExport } from '../exports/list-export.tsx'
import { ServeDialog } from './letter-service.tsx'
import { PrintLetters } from './print-letters.tsx'

type Row = RowOf<typeof unopenedLetters>
type Rule = OutputOf<typeof serviceRules>['rows'][number]

export function UnopenedPage() {
  const pages = usePages(unopenedLetters, { limit: 30 })
  const rules = useView(serviceRules, {})
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const can = useCan()
  const ids = pages.rows.flatMap(({ id }) => (chosen.has(id) ? [id] : []))
  return (
    <Stack>
      <PageTitle text={words.unopenedPage} />
      <p>{words.unopenedText}</p>
      <KeysetTable
        caption={words.unopenedPage}
        columns={can('cases.deliver') ? [...columns, served] : columns}
        pages={pages}
        rowKey={(row) => row.id}
        selection={{ keys: chosen, onChange: setChosen, name: (row) => `${row.title} ${row.number}` }}
        linkTo={(row) => (row.caseId ? `/work/cases/${row.caseId}` : `/work/licences/${row.licenceId}`)}
        exports={<ListExport pages={pages} of={words.unopenedPage} />}
        empty={<Empty title={words.allOpened}>{words.allOpenedText}</Empty>}
      />
      {ids.length > 0 ? <PrintLetters ids={ids} chosen={ids} /> : null}
      <Loaded of={rules}>
        {({ rows }) => (
          <Card title={words.rule}>
            {rows.map((row) => (
              <OneRule key={row.organId + row.days} rule={row} />
            ))}
          </Card>
        )}
      </Loaded>
    </Stack>
  )
}

const titles = words.unopenedColumns

function Serve({ row }: { row: Row }) {
  const [serving, setServing] = useState(false)
  const { caseId, licenceId } = row
  return (
    <>
      <Button size="small" aria-label={words.serveThis(row.title)} onClick={() => setServing(true)}>
        {words.serve}
      </Button>
      {serving ? (
        <ServeDialog
          of={caseId ? { caseId } : { licenceId: licenceId! }}
          letter={row}
          onClose={() => setServing(false)}
        />
      ) : null}
    </>
  )
}

const served: Column<Row> = {
  key: 'serve',
  title: titles.serve,
  cell: (row) => <Serve row={row} />,
  text: () => '',
}
const columns: readonly [Column<Row>, ...Column<Row>[]] = [
  { key: 'title', title: titles.title, cell: (row) => row.title, text: (row) => row.title },
  { key: 'number', title: titles.number, cell: (row) => row.number, text: (row) => row.number },
  { key: 'case', title: titles.subjectNumber, cell: (row) => row.subjectNumber, text: (row) => row.subjectNumber },
  { key: 'applicant', title: titles.applicant, cell: (row) => row.applicantName, text: (row) => row.applicantName },
  { key: 'organ', title: titles.organ, cell: (row) => row.organName, text: (row) => row.organName },
  {
    key: 'issued',
    title: titles.issued,
    cell: (row) => momentWords(row.issuedAt),
    text: (row) => momentWords(row.issuedAt),
  },
  { key: 'since', title: titles.since, cell: (row) => dateWords(row.since), text: (row) => row.since },
]

function OneRule({ rule }: { rule: Rule }) {
  const [days, setDays] = useState(String(rule.days))
  const [tried, setTried] = useState(false)
  const act = useAct(settleService)
  const count = Number(days)
  const wrong = !(Number.isInteger(count) && count >= 1 && count <= 365)
  const save = () => {
    setTried(true)
    if (!wrong) void act.run({ organId: rule.organId, days: count })
  }
  const settled = rule.settledAt
    ? words.ruleSettled(rule.settledBy ?? '', momentWords(rule.settledAt))
    : words.ruleUnsettled
  if (!rule.may) return <p>{words.ruleOf(rule.organName, rule.days, settled)}</p>
  return (
    <Stack>
      <TextField
        label={words.ruleDays(rule.organName)}
        help={settled}
        required
        inputMode="numeric"
        maxLength={3}
        unit={words.days}
        value={days}
        error={tried && wrong ? words.daysWrong : undefined}
        onChange={setDays}
      />
      {act.problem ? <ErrorBox problem={act.problem} /> : null}
      <div>
        <Button loading={act.pending} onClick={save}>
          {words.ruleSave}
        </Button>
      </div>
    </Stack>
  )
}
