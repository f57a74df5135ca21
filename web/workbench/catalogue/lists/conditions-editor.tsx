/** The conditions of a list, chosen from what may be asked of an item. */
import { type ListCondition, type ListSubject, listSubjects, listTests } from '#modules/catalogue/contract.ts'
import { Columns, Stack } from '../../../ui/card.tsx'
import { ChoiceField, ChoicesField, SelectField, TextField } from '../../../ui/field.tsx'
import { workListsWords } from '../../../words/zh/work-lists.ts'
import { optionsOf } from '../small-fields.tsx'
import { RowsEditor } from '../rows-editor.tsx'

const words = workListsWords.builder
type Subject = keyof typeof listSubjects
const subjects = Object.entries(listSubjects).map(([value, { title }]) => ({ value, label: title }))

export type ConditionsEditorProps = {
  conditions: readonly ListCondition[]
  match: 'all' | 'any'
  onChange: (conditions: ListCondition[], match: 'all' | 'any') => void
}

export function ConditionsEditor({ conditions, match, onChange }: ConditionsEditorProps) {
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
      <RowsEditor
        one={words.condition}
        path="conditions"
        rows={conditions}
        nameOf={(condition) => listSubjects[condition.about as Subject].title}
        blank={() => begun('itemType')}
        onChange={(next) => onChange(next, match)}
      >
        {(condition, change) => <OneCondition condition={condition} onChange={change} />}
      </RowsEditor>
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
