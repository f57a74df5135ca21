/** What a leaf leads to: a thing and an act, what they find now, and which situation questions are answered on the way. */
import type { OutputOf } from '#kernel/contract.ts'
import { searchActs, type TreeWant, wantItems } from '#modules/catalogue/contract.ts'
import { useView } from '../../../client/hooks.ts'
import { FieldGroup, SelectField, TextField } from '../../../ui/field.tsx'
import { Loaded } from '../../../ui/states.tsx'
import { workTreesWords } from '../../../words/zh/work-trees.ts'
import { ObjectField } from '../lexicon/object-field.tsx'
import { RowsEditor } from '../rows-editor.tsx'
import { wantText } from './tree-editing.ts'
import css from './trees.module.css'

const words = workTreesWords.wants

export function WantsEditor({
  wants,
  onChange,
}: {
  wants: readonly TreeWant[]
  onChange: (wants: TreeWant[]) => void
}) {
  return (
    <RowsEditor
      one={words.one}
      path="wants"
      rows={wants}
      nameOf={(want) => (want.object === '' ? words.choose : wantText(want))}
      none={words.none}
      blank={() => ({ object: '' })}
      onChange={onChange}
    >
      {(want, change) => <OneWant want={want} onChange={change} />}
    </RowsEditor>
  )
}

function OneWant({ want, onChange }: { want: TreeWant; onChange: (want: TreeWant) => void }) {
  const { object, act, situation } = want
  const found = useView(wantItems, { object, act }, { when: object !== '', keepPrevious: true })
  return (
    <>
      <ObjectField value={object} onChange={(next) => onChange({ ...want, object: next, answers: undefined })} />
      <SelectField
        label={workTreesWords.act}
        emptyWord={words.anyAct}
        options={searchActs.map((one) => ({ value: one, label: one }))}
        value={act ?? ''}
        onChange={(next) => onChange({ ...want, act: (next || undefined) as TreeWant['act'] })}
      />
      <TextField
        label={words.situation}
        maxLength={60}
        value={situation ?? ''}
        onChange={(next) => onChange({ ...want, situation: next || undefined })}
      />
      {object === '' ? (
        <p className={css.quiet}>{words.choose}</p>
      ) : (
        <Loaded of={found} lines={2}>
          {(answer) => (
            <>
              <Found answer={answer} />
              <Answers
                questions={answer.situations}
                text={want.answers ?? ''}
                onChange={(answers) => onChange({ ...want, answers: answers || undefined })}
              />
            </>
          )}
        </Loaded>
      )}
    </>
  )
}

type Answer = OutputOf<typeof wantItems>

function Found({ answer: { known, total, items } }: { answer: Answer }) {
  if (!known) return <p role="alert">{words.unknown}</p>
  if (total === 0) return <p className={css.found}>{words.nothing}</p>
  return (
    <div className={css.found}>
      <output>{words.found(total)}</output>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            {item.name}（{item.organName}）
          </li>
        ))}
      </ul>
      {total > items.length ? <p>{words.more(total)}</p> : null}
    </div>
  )
}

/** `premises.rented,staff.few`, one menu for each question. */
function Answers({
  questions,
  text,
  onChange,
}: {
  questions: Answer['situations']
  text: string
  onChange: (text: string) => void
}) {
  if (questions.length === 0) return null
  const chosen = new Map(text.split(',').map((pair) => pair.split('.') as [string, string | undefined]))
  const choose = (key: string, option: string) => {
    const next = questions.flatMap((one) => {
      const answer = one.key === key ? option : chosen.get(one.key)
      return answer ? [`${one.key}.${answer}`] : []
    })
    onChange(next.join(','))
  }
  return (
    <FieldGroup label={words.answers} help={words.answersHelp}>
      {questions.map((question) => (
        <SelectField
          key={question.key}
          label={question.text}
          emptyWord={words.answersNone}
          options={question.options.map((one) => ({ value: one.key, label: one.label }))}
          value={chosen.get(question.key) ?? ''}
          onChange={(option) => choose(question.key, option)}
        />
      ))}
    </FieldGroup>
  )
}
