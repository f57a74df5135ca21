/** What was asked of other bodies, and what may be asked at all. */
import { Link } from '@tanstack/react-router'
import {
  exportFactQuestions,
  factDirectory,
  factQuestions,
  type QuestionState,
  questionStates,
} from '#modules/exchange/contract.ts'
import { type RowOf, usePages, useView } from '../../client/hooks.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Buttons, Card, Columns, Stack } from '../../ui/card.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { fullMomentWords, momentWords } from '../../words/format.ts'
import { factWords } from '../../words/zh/facts.ts'
import { exchangeWords } from '../../words/zh/work-exchange.ts'
import { ExportButton } from '../exports/export-button.tsx'
import css from './exchange.module.css'

const words = factWords.work
type Row = RowOf<typeof factQuestions>
const tones = { asked: 'info', answered: 'success', refused: 'warning', silent: 'danger' } as const
const isState = (word = ''): word is QuestionState => Object.hasOwn(questionStates, word)
const states = Object.entries(questionStates).map(([value, label]) => ({ value, label }))

export function ExchangeFactsPage() {
  const directory = useView(factDirectory, {})
  const [address, change] = useAddressState()
  const filter = {
    state: isState(address.state) ? address.state : undefined,
    fact: address.fact || undefined,
    number: address.number?.trim() || undefined,
  }
  const pages = usePages(factQuestions, { limit: 30, ...filter }, { keepPrevious: true })
  const facts = (directory.data?.rows ?? []).map(({ name, title }) => ({ value: name, label: title }))
  return (
    <Stack>
      <PageTitle text={words.title} />
      <p>
        <Link to={'/work/exchange' as string}>{exchangeWords.acts.back}</Link>
      </p>
      <p>{words.text}</p>
      <Columns least="220px">
        <SelectField
          label={words.fact}
          options={facts}
          emptyWord={words.everyFact}
          value={address.fact ?? ''}
          onChange={(fact) => change({ fact: fact || undefined })}
        />
        <SelectField
          label={words.state}
          options={states}
          emptyWord={words.every}
          value={address.state ?? ''}
          onChange={(next) => change({ state: next || undefined })}
        />
        <TextField
          label={words.number}
          help={words.numberHelp}
          type="search"
          maxLength={128}
          value={address.number ?? ''}
          onChange={(number) => change({ number: number || undefined })}
        />
      </Columns>
      {pages.rows.length > 0 ? (
        <Buttons>
          <ExportButton route={exportFactQuestions} filter={filter} what={words.exports} />
        </Buttons>
      ) : null}
      <KeysetTable
        caption={words.title}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.id}
        empty={<Empty title={words.none}>{words.noneText}</Empty>}
      />
      <Loaded of={directory}>
        {({ rows }) => (
          <Card title={words.directory}>
            <p>{words.directoryText}</p>
            <FactList
              facts={rows.map((one) => ({
                key: one.name,
                label: `${one.title}（${words.concerns[one.concerns]}）`,
                value: (
                  <>
                    {one.source}；{words.keep(one.keepHours)}
                    <ul className={css.fields}>
                      {one.fields.map((field) => (
                        <li key={field.key}>
                          {field.title}（<span className={css.whole}>{`facts.${one.name}.${field.key}`}</span>）
                        </li>
                      ))}
                    </ul>
                    <span className={css.quiet}>
                      {one.purpose}。{one.basis}
                    </span>
                  </>
                ),
              }))}
            />
          </Card>
        )}
      </Loaded>
    </Stack>
  )
}

const titles = words.columns
const columns: readonly [Column<Row>, ...Column<Row>[]] = [
  { key: 'title', title: titles.title, cell: (row) => row.title, text: (row) => row.title },
  {
    key: 'about',
    title: titles.about,
    cell: (row) => <span className={css.whole}>{row.about}</span>,
    text: (row) => row.about,
  },
  { key: 'organ', title: titles.organ, cell: (row) => row.organName, text: (row) => row.organName },
  {
    key: 'state',
    title: titles.state,
    cell: (row) => (
      <>
        <StateTag tone={tones[row.state]}>{questionStates[row.state]}</StateTag> {noteOf(row)}
      </>
    ),
    text: (row) => [questionStates[row.state], noteOf(row)].filter(Boolean).join('：'),
  },
  {
    key: 'attempts',
    title: titles.attempts,
    align: 'right',
    cell: (row) => row.attempts,
    text: (row) => String(row.attempts),
  },
  {
    key: 'at',
    title: titles.at,
    cell: (row) => (
      <time dateTime={row.askedAt} title={fullMomentWords(row.askedAt)}>
        {momentWords(row.askedAt)}
      </time>
    ),
    text: (row) => row.askedAt,
  },
]

function noteOf({ state, why, again, answerKept }: Row): string | undefined {
  if (why) return why
  if (again) return factWords.mine.again
  return state === 'answered' && !answerKept ? words.erased : undefined
}
