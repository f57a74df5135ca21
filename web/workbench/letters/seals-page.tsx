/** Seals and every use of them. */
import { Link } from '@tanstack/react-router'
import { sealList, type SealPurpose, sealPurposes, sealUses } from '#modules/documents/contract.ts'
import { type RowOf, usePages, useView } from '../../client/hooks.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Card, Columns, Stack } from '../../ui/card.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { fullMomentWords, momentWords } from '../../words/format.ts'
import { workAuthorityWords } from '../../words/zh/work-authorities.ts'
import { workLetterWords } from '../../words/zh/work-letters.ts'
import { workSealWords } from '../../words/zh/work-seals.ts'
import { ListExport } from '../exports/list-export.tsx'
import css from './letters.module.css'
import { OneSeal } from './one-seal.tsx'
import { ProposeSeal } from './propose-seal.tsx'
import { SealRefusals } from './seal-refusals.tsx'

const words = workLetterWords.seals
type Row = RowOf<typeof sealUses>

export function SealsPage() {
  const seals = useView(sealList, {})
  return (
    <Stack>
      <PageTitle text={words.page} />
      <p>
        <Link to={'/work/seals/authorities' as string}>{workAuthorityWords.page}</Link>
      </p>
      <Loaded of={seals}>
        {({ rows, without }) => (
          <>
            {rows.length === 0 ? (
              <Empty title={words.none}>{words.noneText}</Empty>
            ) : (
              <Card title={words.seals}>
                <ul className={css.blocks}>
                  {rows.map((seal) => (
                    <OneSeal key={seal.id} seal={seal} />
                  ))}
                </ul>
              </Card>
            )}
            {without.length > 0 ? <ProposeSeal bodies={without} /> : null}
          </>
        )}
      </Loaded>
      <Uses organs={(seals.data?.rows ?? []).map(({ organId, name }) => ({ value: organId, label: name }))} />
    </Stack>
  )
}

function Uses({ organs }: { organs: readonly { value: string; label: string }[] }) {
  const [state, change] = useAddressState()
  const whole = (date: string | undefined) => (date && /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : undefined)
  const purpose = Object.hasOwn(sealPurposes, state.purpose ?? '') ? (state.purpose as SealPurpose) : undefined
  const pages = usePages(
    sealUses,
    {
      limit: 30,
      organId: state.organ || undefined,
      from: whole(state.from),
      to: whole(state.to),
      q: state.q || undefined,
      delegated: state.delegated === 'true' ? 'true' : undefined,
      purpose,
    },
    { keepPrevious: true },
  )
  return (
    <Stack>
      <h2>{words.uses}</h2>
      <Columns least="280px">
        <TextField
          label={words.find}
          type="search"
          maxLength={60}
          value={state.q ?? ''}
          onChange={(q) => change({ q: q || undefined })}
        />
        <SelectField
          label={words.organ}
          options={[...organs]}
          emptyWord={words.everyOrgan}
          value={state.organ ?? ''}
          onChange={(organ) => change({ organ: organ || undefined })}
        />
        <SelectField
          label={words.delegation}
          options={[{ value: 'true', label: words.onlyDelegated }]}
          emptyWord={words.everyUse}
          value={state.delegated ?? ''}
          onChange={(delegated) => change({ delegated: delegated || undefined })}
        />
        <SelectField
          label={workSealWords.refusals.purpose}
          options={Object.entries(sealPurposes).map(([value, label]) => ({ value, label }))}
          emptyWord={words.everyUse}
          value={purpose ?? ''}
          onChange={(next) => change({ purpose: next || undefined })}
        />
        <DateField
          label={words.from}
          value={state.from ?? ''}
          onChange={(from) => change({ from: from || undefined })}
        />
        <DateField label={words.to} value={state.to ?? ''} onChange={(to) => change({ to: to || undefined })} />
      </Columns>
      <KeysetTable
        caption={words.uses}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.id}
        exports={<ListExport pages={pages} of={words.uses} />}
        empty={<Empty title={words.noUses}>{words.noUsesText}</Empty>}
      />
      <SealRefusals
        organId={state.organ || undefined}
        from={whole(state.from)}
        to={whole(state.to)}
        purpose={purpose}
      />
    </Stack>
  )
}

const titles = words.columns
const columns: readonly [Column<Row>, ...Column<Row>[]] = [
  {
    key: 'document',
    title: titles.document,
    cell: (row) => (row.caseId ? <Link to={`/work/cases/${row.caseId}` as string}>{row.title}</Link> : row.title),
    text: (row) => row.title,
  },
  { key: 'number', title: titles.number, cell: (row) => row.number, text: (row) => row.number },
  {
    key: 'at',
    title: titles.at,
    cell: (row) => (
      <time dateTime={row.usedAt} title={fullMomentWords(row.usedAt)}>
        {momentWords(row.usedAt)}
      </time>
    ),
    text: (row) => fullMomentWords(row.usedAt),
  },
  { key: 'act', title: titles.act, cell: (row) => row.act, text: (row) => row.act },
  { key: 'by', title: titles.by, cell: whoOf, text: whoOf },
  { key: 'organ', title: titles.organ, cell: (row) => row.organName, text: (row) => row.organName },
  { key: 'power', title: titles.power, cell: powerOf, text: powerOf },
]

function whoOf({ by, post }: Row): string {
  return post ? `${by}（${post}）` : by
}

function powerOf({ delegation, handledBy, delegationBasis }: Row): string {
  return delegation ? words.power(delegation, handledBy ?? '', delegationBasis ?? '') : words.ownPower
}
