/** The conditions of the worklist: those chosen as words one can take away, all of them in a panel below. */
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { CaseFilter, CaseSort } from '#modules/cases/contract.ts'
import { caseSorts, channelTitles } from '#modules/cases/contract.ts'
import type { AddressState } from '../../ui/address-state.ts'
import { SelectField, TextField, TickField } from '../../ui/field.tsx'
import { workCaseWords } from '../../words/zh/work-cases.ts'
import { worklistWords as words } from '../../words/zh/work-worklist.ts'
import type { Choices, Condition } from './list-filter.ts'
import css from './lists.module.css'

export type FilterProps = {
  filter: CaseFilter
  onChange: (change: AddressState) => void
}

/** Typing asks when one pauses, not at every key. */
const PAUSE_MS = 350

export function FindInList({ filter, onChange }: FilterProps) {
  const asked = filter.text ?? ''
  // What was asked otherwise, by a kept filter for example, takes the place of what stands there.
  const [typed, setTyped] = useState({ text: asked, after: asked })
  if (typed.after !== asked) setTyped({ text: typed.text.trim() === asked ? typed.text : asked, after: asked })
  useEffect(() => {
    const text = typed.text.trim()
    if (text === asked || text.length === 1) return undefined
    const timer = setTimeout(() => onChange({ text: text || undefined, open: undefined }), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed, asked, onChange])
  return (
    <TextField
      label={words.find}
      hideLabel
      type="search"
      maxLength={60}
      placeholder={words.find}
      value={typed.text}
      onChange={(text) => setTyped({ text, after: asked })}
    />
  )
}

export function SortField({ sort, onChange }: { sort: CaseSort; onChange: FilterProps['onChange'] }) {
  return (
    <SelectField
      label={words.sort}
      hideLabel
      required
      emptyWord={words.sorts.due}
      options={caseSorts.filter((one) => one !== 'due').map((one) => ({ value: one, label: words.sorts[one] }))}
      value={sort === 'due' ? '' : sort}
      onChange={(next) => onChange({ sort: next })}
    />
  )
}

export function Conditions({
  conditions,
  onChange,
}: {
  conditions: readonly Condition[]
  onChange: FilterProps['onChange']
}) {
  if (conditions.length === 0) return null
  return (
    <ul className={css.conditions} aria-label={words.filters}>
      {conditions.map((one) => (
        <li key={one.key}>
          <button
            type="button"
            className={css.condition}
            aria-label={words.take(one.words)}
            onClick={() => onChange({ [one.key]: undefined, open: undefined })}
          >
            {one.words}
            <span aria-hidden="true"> ×</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

export function FilterPanel({
  filter,
  choices,
  onChange,
  onClear,
}: FilterProps & { choices: Choices | undefined; onClear: () => void }) {
  const change = (key: keyof CaseFilter) => (value: string) => onChange({ [key]: value || undefined, open: undefined })
  const one = (
    key: 'handling' | 'channel' | 'applicantKind' | 'due',
    label: string,
    titles: Record<string, string>,
  ) => (
    <SelectField
      label={label}
      required
      emptyWord={words.every}
      options={Object.entries(titles).map(([value, title]) => ({ value, label: title }))}
      value={filter[key] ?? ''}
      onChange={change(key)}
    />
  )
  const day = (key: 'dueFrom' | 'dueTo' | 'filedFrom' | 'filedTo') => (
    <TextField label={words[key]} required type="date" value={filter[key] ?? ''} onChange={change(key)} />
  )
  const organs = choices?.organs ?? []
  const items = choices?.items ?? []
  return (
    <section className={css.panel} aria-label={words.filters}>
      <div className={css.fields}>
        {organs.length > 1 ? (
          <SelectField
            label={words.organ}
            required
            emptyWord={words.every}
            options={organs.map(({ id, name }) => ({ value: id, label: name }))}
            value={filter.organId ?? ''}
            onChange={(organId) => onChange({ organId, itemId: undefined, open: undefined })}
          />
        ) : null}
        <SelectField
          label={words.item}
          required
          emptyWord={organs.length > 1 && !filter.organId ? words.itemFirst : words.every}
          disabled={items.length === 0}
          options={items.map(({ id, name }) => ({ value: id, label: name }))}
          value={filter.itemId ?? ''}
          onChange={change('itemId')}
        />
        {one('handling', words.handling, workCaseWords.handling)}
        {one('channel', words.channel, channelTitles)}
        {one('applicantKind', words.kind, words.kinds)}
        {one('due', words.due, words.dues)}
        {day('dueFrom')}
        {day('dueTo')}
        {day('filedFrom')}
        {day('filedTo')}
        <Handler key={filter.handler} filter={filter} onChange={onChange} />
      </div>
      <div className={css.ticks}>
        <TickField
          label={words.mine}
          checked={filter.handler === 'me'}
          onChange={(ticked) => change('handler')(ticked ? 'me' : '')}
        />
        <TickField
          label={words.deferred}
          checked={filter.deferred === 'true'}
          onChange={(ticked) => change('deferred')(ticked ? 'true' : '')}
        />
        <TickField
          label={words.provisional}
          checked={filter.provisional === 'true'}
          onChange={(ticked) => change('provisional')(ticked ? 'true' : '')}
        />
        <Button onClick={onClear}>{words.clear}</Button>
      </div>
    </section>
  )
}

/** A whole name: it is asked when one has finished typing. */
function Handler({ filter, onChange }: FilterProps) {
  const given = filter.handler === 'me' ? '' : (filter.handler ?? '')
  const [typed, setTyped] = useState(given)
  const finish = () => {
    if (typed.trim() !== given) onChange({ handler: typed.trim() || undefined, open: undefined })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        finish()
      }}
    >
      <TextField
        label={words.handler}
        required
        maxLength={50}
        placeholder={filter.handler === 'me' ? words.me : undefined}
        value={typed}
        onChange={setTyped}
        onBlur={finish}
      />
    </form>
  )
}
