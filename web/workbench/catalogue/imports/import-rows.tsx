/** Row by row: the verdict, why, and the way to the draft made of it. */
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect } from 'react'
import {
  importErrors,
  importOutcomes,
  importRows,
  type ImportState,
  importVerdicts,
} from '#modules/catalogue/contract.ts'
import { addressOf } from '../../../client/call.ts'
import { type RowOf, usePages } from '../../../client/hooks.ts'
import { useAddressState } from '../../../ui/address-state.ts'
import { Stack } from '../../../ui/card.tsx'
import { type Column, KeysetTable } from '../../../ui/keyset-table.tsx'
import { Empty } from '../../../ui/states.tsx'
import { StateTag } from '../../../ui/state-tag.tsx'
import { workImportWords as words } from '../../../words/zh/work-import.ts'
import { Chips } from '../../chips.tsx'
import { ListExport } from '../../exports/list-export.tsx'
import css from './imports.module.css'

type Row = RowOf<typeof importRows>
type Verdict = Row['verdict']

const verdicts = Object.keys(importVerdicts) as Verdict[]
const TO_MEND = 'to-mend'
const tones = { accepted: 'success', flagged: 'warning', rejected: 'danger' } as const

export function ImportRows({ state }: { state: ImportState }) {
  const [address, change] = useAddressState()
  const verdict = verdicts.find((one) => one === address.verdict)
  const toMend = address.show === TO_MEND
  const pages = usePages(
    importRows,
    { id: state.id, verdict, show: toMend ? TO_MEND : undefined, reason: address.reason, limit: 20 },
    { keepPrevious: true },
  )
  const client = useQueryClient()
  // Shown anew when the server has gone a step further: the rows say what became of them.
  useEffect(() => {
    void client.invalidateQueries({ queryKey: [importRows.name] })
  }, [client])
  return (
    <Stack>
      <Chips
        label={words.filter}
        value={toMend ? TO_MEND : (verdict ?? '')}
        chips={[
          { value: '', label: words.every, count: { count: state.rows } },
          ...verdicts.map((value) => ({ value, label: importVerdicts[value], count: { count: state[value] } })),
          ...(state.toMend > 0 ? [{ value: TO_MEND, label: words.toMend, count: { count: state.toMend } }] : []),
        ]}
        onChange={(next) =>
          change(next === TO_MEND ? { show: next, verdict: '', reason: '' } : { verdict: next, show: '', reason: '' })
        }
      />
      {address.reason ? (
        <p className={css.links}>
          <strong>{words.reasons.only(address.reason)}</strong>
          <Button onClick={() => change({ reason: '' })}>{words.reasons.all}</Button>
        </p>
      ) : null}
      {state.flagged + state.rejected > 0 ? (
        <p className={css.links}>
          <a href={addressOf(importErrors, { id: state.id })} download>
            {words.errors}
          </a>
          <span className={css.quiet}>{words.errorsHelp}</span>
        </p>
      ) : null}
      <KeysetTable
        caption={words.rowsTitle}
        columns={columns}
        pages={pages}
        rowKey={(row) => String(row.line)}
        exports={<ListExport pages={pages} of={words.rowsTitle} />}
        empty={<Empty title={words.noRows} />}
      />
    </Stack>
  )
}

const titles = words.rowColumns

const columns: readonly [Column<Row>, ...Column<Row>[]] = [
  { key: 'name', title: titles.name, cell: (row) => row.name || words.noName, text: (row) => row.name, width: '22%' },
  { key: 'line', title: titles.line, cell: (row) => row.line, text: (row) => String(row.line), width: '64px' },
  { key: 'department', title: titles.department, cell: (row) => row.department, text: (row) => row.department },
  {
    key: 'verdict',
    title: titles.verdict,
    cell: (row) => (
      <span className={css.tags}>
        <StateTag tone={tones[row.verdict]}>{importVerdicts[row.verdict]}</StateTag>
        {row.verdict === 'flagged' && !row.sound ? <StateTag tone="danger">{words.toMend}</StateTag> : null}
      </span>
    ),
    text: (row) => (row.sound ? importVerdicts[row.verdict] : `${importVerdicts[row.verdict]} ${words.toMend}`),
  },
  {
    key: 'reasons',
    title: titles.reasons,
    cell: (row) =>
      row.reasons.length === 0 ? (
        words.noReason
      ) : (
        <ul className={css.reasons}>
          {row.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      ),
    text: (row) => row.reasons.join('；'),
    width: '30%',
  },
  {
    key: 'missing',
    title: titles.missing,
    cell: (row) =>
      row.missing.length === 0 ? (
        words.noReason
      ) : (
        <details className={css.missing}>
          <summary aria-label={`${words.missingOf} ${words.missing(row.missing.length)}`}>
            {words.missing(row.missing.length)}
          </summary>
          {row.missing.join('、')}
        </details>
      ),
    text: (row) => row.missing.join('、'),
    wideOnly: true,
  },
  { key: 'outcome', title: titles.outcome, cell: (row) => <Outcome row={row} />, text: outcomeWord },
]

function Outcome({ row }: { row: Row }) {
  const to = row.openVersionId
    ? `/work/catalogue/versions/${row.openVersionId}`
    : row.itemId && row.outcome
      ? `/work/catalogue/${row.itemId}`
      : undefined
  return (
    <>
      {outcomeWord(row)}
      {to ? (
        <>
          {' '}
          <Link to={to as string}>
            {row.openVersionId ? words.mend : words.openItem}
            <span className="unseen">：{row.name}</span>
          </Link>
        </>
      ) : null}
    </>
  )
}

function outcomeWord(row: Row): string {
  if (row.published) return words.inForce
  return row.outcome ? importOutcomes[row.outcome] : words.noReason
}
