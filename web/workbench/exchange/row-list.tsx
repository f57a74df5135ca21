/** Rows by state, table and case, to be opened, exported and sent again. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import {
  exchangeRows,
  exchangeTables,
  exportRows,
  resendRows,
  type RowState,
  rowStates,
  tableNames,
} from '#modules/exchange/contract.ts'
import { type CallInput } from '../../client/call.ts'
import { useAct, usePages } from '../../client/hooks.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Buttons } from '../../ui/card.tsx'
import { SelectField } from '../../ui/field.tsx'
import { KeysetTable } from '../../ui/keyset-table.tsx'
import { Empty, ErrorBox } from '../../ui/states.tsx'
import { exchangeWords as words } from '../../words/zh/work-exchange.ts'
import { Chips } from '../chips.tsx'
import { ExportButton } from '../exports/export-button.tsx'
import { FindByNumber } from '../find-by-number.tsx'
import css from './exchange.module.css'
import { rowColumns } from './row-columns.tsx'

const states = Object.keys(rowStates) as RowState[]
const resendable = ['refused', 'invalid', 'dead'] as const

export function RowList({ operates }: { operates: boolean }) {
  const [address, change] = useAddressState()
  const state = states.find((one) => one === address.state)
  const name = tableNames.find((one) => one === address.table)
  const { case: subjectId, number, from } = address
  const pages = usePages(
    exchangeRows,
    { state, table: name, subjectId, number, from, limit: 30 },
    { keepPrevious: true, everySeconds: 30 },
  )
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const act = useAct(resendRows)
  const [resent, setResent] = useState<number>()
  const resend = async (input: CallInput<typeof resendRows>) => {
    setResent((await act.run(input))?.count)
    setChosen(new Set())
  }
  const all = resendable.find((one) => one === state)
  return (
    <section aria-label={words.list} className={css.list}>
      <h2>{words.list}</h2>
      <Chips
        label={words.filters.state}
        look="tabs"
        value={state ?? ''}
        chips={[
          { value: '', label: words.filters.everyState },
          ...states.map((value) => ({ value, label: rowStates[value] })),
        ]}
        onChange={(next) => change({ state: next, from: undefined })}
      />
      <div className={css.filters}>
        <SelectField
          label={words.filters.table}
          hideLabel
          emptyWord={words.filters.everyTable}
          options={tableNames.map((value) => ({ value, label: `${exchangeTables[value].title} ${value}` }))}
          value={name ?? ''}
          onChange={(next) => change({ table: next })}
        />
        <ExportButton
          route={exportRows}
          filter={{ state, table: name, subjectId, number, from }}
          what={words.exports}
        />
        <FindByNumber
          key={number}
          label={words.find}
          button={words.findButton}
          number={number}
          longest={128}
          onFind={(next) => change({ number: next, case: undefined })}
        />
      </div>
      {subjectId ? (
        <p>
          {words.ofSubject}　<Link to={'/work/exchange' as string}>{words.showAll}</Link>
        </p>
      ) : null}
      {operates ? (
        <Buttons>
          {chosen.size > 0 ? (
            <Button type="primary" loading={act.pending} onClick={() => void resend({ guids: [...chosen] })}>
              {words.acts.resendChosen(chosen.size)}
            </Button>
          ) : null}
          {all && pages.rows.length > 0 ? (
            <Button loading={act.pending} onClick={() => void resend({ state: all, table: name })}>
              {words.acts.resendAll(rowStates[all])}
            </Button>
          ) : null}
        </Buttons>
      ) : null}
      <output>{resent === undefined ? null : words.acts.resent(resent)}</output>
      {act.problem ? <ErrorBox problem={act.problem} /> : null}
      <KeysetTable
        caption={words.list}
        columns={rowColumns}
        pages={pages}
        rowKey={(row) => row.guid}
        linkTo={(row) => `/work/exchange/${row.guid}`}
        selection={operates ? { keys: chosen, onChange: setChosen } : undefined}
        empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
      />
    </section>
  )
}
