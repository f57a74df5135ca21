/** Finding the item by its name, its everyday name or its pinyin initials. */
import { useDeferredValue, useState } from 'react'
import { itemList, searchItems } from '#modules/catalogue/contract.ts'
import { readFormCode } from '#modules/forms/contract.ts'
import { Link } from '@tanstack/react-router'
import { useView } from '../../client/hooks.ts'
import type { ProblemError } from '../../client/problem.ts'
import { useSession } from '../../client/session.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { Empty, ErrorBox, Loaded } from '../../ui/states.tsx'
import { limitWords } from '../../words/format.ts'
import { intakeWords as words } from '../../words/zh/work-intake.ts'
import css from './intake.module.css'

const MOST = 12

type Row = {
  id: string
  name: string
  plainName?: string
  organName: string
  promisedDays: number
  promisedUnit: 'working-day' | 'calendar-day'
  unstated: readonly string[]
}

type ItemStepProps = {
  onChoose: (itemId: string) => void
  /** Where whoever applies stands there and is identified: their printed form chooses the item too. */
  form?: { open: (code: string) => void; problem: ProblemError | undefined }
}

export function ItemStep({ onChoose, form }: ItemStepProps) {
  const { data } = useSession()
  const region = data?.account?.post?.regionCode
  const [typed, setTyped] = useState('')
  const code = readFormCode(typed) !== undefined
  const q = useDeferredValue(code ? '' : typed.trim())
  const found = useView(searchItems, { q, limit: MOST, region }, { when: q !== '', keepPrevious: true })
  const popular = useView(itemList, { limit: MOST, region }, { when: q === '' })
  return (
    <>
      <Card>
        <Stack>
          <form
            onSubmit={(event) => {
              event.preventDefault()
              if (code && form) {
                form.open(typed)
                // The next scan begins in an empty field.
                return setTyped('')
              }
              const first = found.data?.items[0]
              if (q !== '' && first) onChoose(first.id)
            }}
          >
            <TextField
              label={words.find}
              help={form ? words.findHelp + words.ownForm.help : words.findHelp}
              error={code && !form ? words.ownForm.atCounter : undefined}
              required
              type="search"
              value={typed}
              maxLength={200}
              onChange={setTyped}
            />
          </form>
          {form?.problem ? (
            <ErrorBox
              problem={form.problem}
              action={form.problem.facts.caseId ? <FiledCase of={form.problem} /> : undefined}
            />
          ) : null}
        </Stack>
      </Card>
      <Card title={q === '' ? words.popular : words.results}>
        {q === '' ? (
          <Loaded of={popular}>{({ rows }) => <Choices rows={rows} onChoose={onChoose} />}</Loaded>
        ) : (
          <Loaded of={found}>{({ items }) => <Choices rows={items} onChoose={onChoose} />}</Loaded>
        )}
      </Card>
    </>
  )
}

/** Where a form was handed in already: what became of it. */
function FiledCase({ of: { facts } }: { of: ProblemError }) {
  return typeof facts.caseId === 'string' ? (
    <Link to={`/work/cases/${facts.caseId}` as string}>{words.ownForm.toCase}</Link>
  ) : null
}

function Choices({ rows, onChoose }: { rows: readonly Row[]; onChoose: (itemId: string) => void }) {
  if (rows.length === 0) return <Empty title={words.findEmpty}>{words.findEmptyText}</Empty>
  return (
    <ul className={css.choices}>
      {rows.map((row) => (
        <li key={row.id}>
          <button type="button" className={css.choice} onClick={() => onChoose(row.id)}>
            <strong>{row.name}</strong>
            <span className={css.quiet}>
              {[row.plainName, row.organName, `${words.limit} ${limitOf(row)}`].filter(Boolean).join(' · ')}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function limitOf({ promisedDays, promisedUnit, unstated }: Row): string {
  return unstated.includes('promised') ? words.unstated : limitWords(promisedDays, promisedUnit)
}
