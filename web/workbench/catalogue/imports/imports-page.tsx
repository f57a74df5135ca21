/** Lists brought in: one is handed in here and judged at once; those handed in before stand below. */
import { useNavigate } from '@tanstack/react-router'
import { importList, importStatuses, importTemplate, stageImport } from '#modules/catalogue/contract.ts'
import { addressOf, call } from '../../../client/call.ts'
import { type RowOf, usePages } from '../../../client/hooks.ts'
import { asProblem, ProblemError } from '../../../client/problem.ts'
import { Card, Stack } from '../../../ui/card.tsx'
import { FileDrop } from '../../../ui/file-drop.tsx'
import { type Column, KeysetTable } from '../../../ui/keyset-table.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Empty } from '../../../ui/states.tsx'
import { StateTag, type Tone } from '../../../ui/state-tag.tsx'
import { MomentTime } from '../../../ui/moment-time.tsx'
import { countWords, fullMomentWords } from '../../../words/format.ts'
import { workImportWords as words } from '../../../words/zh/work-import.ts'
import { DeskTabs } from '../desk-tabs.tsx'
import { ListExport } from '../../exports/list-export.tsx'
import css from './imports.module.css'

type Row = RowOf<typeof importList>

/** As much as the server takes at once. */
const MOST_BYTES = 20 * 1024 * 1024

export function ImportsPage() {
  const navigate = useNavigate()
  const pages = usePages(importList, { limit: 30 })
  return (
    <Stack>
      <PageTitle text={words.title} />
      <DeskTabs />
      <p>{words.intro}</p>
      <Card className={css.upload}>
        <FileDrop
          label={words.upload}
          help={words.uploadHelp}
          files={[]}
          accept={['.xlsx', '.csv', '.json']}
          maxBytes={MOST_BYTES}
          single
          upload={staged}
          onKept={(file) => void navigate({ to: `/work/catalogue/imports/${file.id}` as string })}
        />
        <p className={css.links}>
          <a href={addressOf(importTemplate, {})} download>
            {words.template}
          </a>
          <span className={css.quiet}>{words.templateHelp}</span>
        </p>
      </Card>
      <Card title={words.listTitle}>
        <KeysetTable
          caption={words.listTitle}
          columns={columns}
          pages={pages}
          rowKey={(row) => row.id}
          linkTo={(row) => `/work/catalogue/imports/${row.id}`}
          exports={<ListExport pages={pages} of={words.listTitle} />}
          empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
        />
      </Card>
    </Stack>
  )
}

/** Why a file cannot be read stands in the facts of the refusal. */
async function staged(content: File, options: { onProgress: (share: number) => void; signal: AbortSignal }) {
  try {
    const { id, fileName } = await call(stageImport, { name: content.name, content }, options)
    return { id, name: fileName }
  } catch (error) {
    const { code, status, title, facts } = asProblem(error)
    if (typeof facts.reason !== 'string') throw error
    throw new ProblemError({ code, status, title: words.unreadable(title, facts.reason), facts })
  }
}

export function importTone({ status, stopped }: Pick<Row, 'status' | 'stopped'>): Tone {
  if (stopped) return 'danger'
  if (status === 'done') return 'success'
  return status === 'drafted' ? 'warning' : 'info'
}

export function importWord({ status, stopped }: Pick<Row, 'status' | 'stopped'>): string {
  return stopped ? words.stopped : importStatuses[status]
}

const titles = words.columns
const verdicts = (row: Row) => [row.accepted, row.flagged, row.rejected].map(countWords).join(' / ')

const columns: readonly [Column<Row>, ...Column<Row>[]] = [
  { key: 'file', title: titles.file, cell: (row) => row.fileName, text: (row) => row.fileName },
  {
    key: 'status',
    title: titles.status,
    cell: (row) => <StateTag tone={importTone(row)}>{importWord(row)}</StateTag>,
    text: importWord,
  },
  { key: 'rows', title: titles.rows, cell: (row) => countWords(row.rows), text: (row) => String(row.rows) },
  { key: 'verdicts', title: titles.verdicts, cell: verdicts, text: verdicts },
  { key: 'by', title: titles.by, cell: (row) => row.madeBy, text: (row) => row.madeBy },
  {
    key: 'at',
    title: titles.at,
    cell: (row) => <MomentTime at={row.madeAt} />,
    text: (row) => fullMomentWords(row.madeAt),
  },
]
