/** The conditions of a list, chosen from what may be asked of an item. */
import { Button } from 'antd'
import { type ListCondition, type ListSubject, listSubjects, listTests } from '#modules/catalogue/contract.ts'
import { Columns, Stack } from '../../../ui/card.tsx'
import { ChoiceField, ChoicesField, SelectField, TextField } from '../../../ui/field.tsx'
import { workListsWords } from '../../../words/zh/work-lists.ts'
import { optionsOf } from '../small-fields.tsx'
import { useStableKeys } from '../../../ui/use-stable-keys.ts'
import css from './lists.module.css'

const words = workListsWords.builder
type Subject = keyof typeof listSubjects
const subjects = Object.entries(listSubjects).map(([value, { title }]) => ({ value, label: title }))

export type ConditionsEditorProps = {
  conditions: readonly ListCondition[]
  match: 'all' | 'any'
  onChange: (conditions: ListCondition[], match: 'all' | 'any') => void
}

export function ConditionsEditor({ conditions, match, onChange }: ConditionsEditorProps) {
  const { keys, remove } = useStableKeys(conditions.length)
  return (
    <Stack>
      {conditions.length > 1 ? (
        <ChoiceField
          label={words.match}
          required
          inline
          options={optionsOf(workListsWords.match)}
          value={match}
          onChange={(next) => onChange([...conditions], next as 'all' | 'any')}
        />
      ) : null}
      <ol className={css.conditions}>
        {conditions.map((condition, at) => (
          <li key={keys[at]} className={css.condition}>
            <div className={css.head}>
              <strong>{words.condition(at + 1)}</strong>
              <Button
                type="text"
                danger
                aria-label={words.remove(at + 1)}
                onClick={() => {
                  remove(at)
                  onChange(conditions.toSpliced(at, 1), match)
                }}
              >
                {words.removeShort}
              </Button>
            </div>
            <OneCondition
              condition={condition}
              onChange={(next) =>
                onChange(
                  conditions.map((one, other) => (other === at ? next : one)),
                  match,
                )
              }
            />
          </li>
        ))}
      </ol>
      <div>
        <Button onClick={() => onChange([...conditions, begun('itemType')], match)}>{words.add}</Button>
      </div>
    </Stack>
  )
}

/** A condition about the subject, still without a value. */
export function begun(about: Subject): ListCondition {
  const [is] = Object.keys(listTests[listSubjects[about].kind])
  return { about, is: is as ListCondition['is'], values: [] }
}

function OneCondition({
  condition,
  onChange,
}: {
  condition: ListCondition
  onChange: (condition: ListCondition) => void
}) {
  const subject: ListSubject = listSubjects[condition.about as Subject]
  const value = condition.values[0] ?? ''
  const setValue = (text: string) => onChange({ ...condition, values: text === '' ? [] : [text] })
  return (
    <>
      <Columns least="160px">
        <SelectField
          label={words.about}
          required
          options={subjects}
          value={condition.about}
          onChange={(about) => about && onChange(begun(about as Subject))}
        />
        <SelectField
          label={words.is}
          required
          options={optionsOf(listTests[subject.kind])}
          value={condition.is}
          onChange={(is) => is && onChange({ ...condition, is: is as ListCondition['is'] })}
        />
        {subject.kind === 'number' ? (
          <TextField
            label={words.value}
            required
            inputMode="numeric"
            maxLength={4}
            unit={subject.unit}
            value={value}
            onChange={(text) => setValue(text.replace(/\D/g, ''))}
          />
        ) : null}
        {subject.kind === 'text' ? (
          <TextField
            label={words.text}
            required
            maxLength={30}
            value={value}
            onChange={(text) => setValue(text.replace(/[:;,]/g, ''))}
          />
        ) : null}
      </Columns>
      {subject.kind === 'choice' ? (
        <ChoicesField
          label={words.options}
          required
          inline
          options={inOrder(subject.options)}
          value={condition.values}
          onChange={(values) => onChange({ ...condition, values })}
        />
      ) : null}
    </>
  )
}

/** By code: keys that look like numbers would come first otherwise. */
function inOrder(options: Readonly<Record<string, string>>) {
  return optionsOf(options).toSorted((one, other) => (one.value < other.value ? -1 : 1))
}
