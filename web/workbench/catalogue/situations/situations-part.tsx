/** The questions about the applicant's situation, with what follows from each answer, and the applicant's view of them beside. */
import type { ItemContent, SituationQuestion } from '#modules/catalogue/contract.ts'
import { Columns, Stack } from '../../../ui/card.tsx'
import { SelectField } from '../../../ui/field.tsx'
import { workVersionWords } from '../../../words/zh/work-versions.ts'
import css from '../catalogue.module.css'
import type { PartProps } from '../editor.tsx'
import { FaultHere, useFaultAt } from '../faults.tsx'
import { RowsEditor } from '../rows-editor.tsx'
import { OptionalWords, WordsField } from '../small-fields.tsx'
import { unusedKey } from '../unused-key.ts'
import { askedBefore } from './asked-before.ts'
import { ConditionField } from './condition-field.tsx'
import { SituationPreview } from './preview.tsx'
import own from './situations.module.css'

const words = workVersionWords.situations
type Option = SituationQuestion['options'][number]
const END = 'end'
const STOP = 'stop'

export function SituationsPart({ content, versionId, unsaved, onChange }: PartProps) {
  const questions = content.situations ?? []
  return (
    <div className={own.sides}>
      <Stack>
        <p className={css.quiet}>{words.help}</p>
        <FaultHere path="situations" />
        <RowsEditor
          one={words.one}
          path="situations"
          rows={questions}
          nameOf={(question) => question.text}
          blank={() => blankQuestion(questions)}
          onChange={(rows) => onChange({ situations: withoutLostWays(rows) })}
        >
          {(question, change, path) => (
            <QuestionFields question={question} questions={questions} path={path} onChange={change} />
          )}
        </RowsEditor>
      </Stack>
      <SituationPreview versionId={versionId} unsaved={unsaved} />
    </div>
  )
}

type QuestionFieldsProps = {
  question: SituationQuestion
  questions: readonly SituationQuestion[]
  path: string
  onChange: (part: Partial<SituationQuestion>) => void
}

function QuestionFields({ question, questions, path, onChange }: QuestionFieldsProps) {
  return (
    <>
      <Columns least="220px">
        <WordsField
          path={`${path}.text`}
          label={words.text}
          most={120}
          value={question.text}
          onChange={(text) => onChange({ text })}
        />
        <OptionalWords
          path={`${path}.help`}
          label={words.questionHelp}
          most={300}
          value={question.help}
          onChange={(help) => onChange({ help })}
        />
      </Columns>
      <p className={css.quiet}>{words.keyText(question.key)}</p>
      <AskedWhen question={question} questions={questions} path={path} onChange={onChange} />
      <RowsEditor
        one={words.option}
        path={`${path}.options`}
        rows={question.options}
        nameOf={(option) => option.label}
        blank={() => ({ key: unusedKey('option', question.options), label: words.newOption })}
        onChange={(options) => onChange({ options })}
      >
        {(option, change, place) => (
          <OptionFields
            option={option}
            others={questions.filter((one) => one.key !== question.key)}
            path={place}
            onChange={change}
          />
        )}
      </RowsEditor>
    </>
  )
}

/** After which answers it is asked, and what follows where it is not. The first question is asked of everybody. */
function AskedWhen({ question: { key, when, otherwise }, questions, path, onChange }: QuestionFieldsProps) {
  const at = useFaultAt()
  const others = questions.filter((one) => one.key !== key)
  const lost = otherwise !== undefined && !others.some((one) => one.key === otherwise)
  if (questions[0]?.key === key && when === undefined) return null
  return (
    <>
      <ConditionField
        path={`${path}.when`}
        content={{ situations: askedBefore(questions, key) }}
        words={words.asked}
        value={when}
        onChange={(next) => onChange(next === undefined ? { when: next, otherwise: undefined } : { when: next })}
      />
      {when === undefined && otherwise === undefined ? null : (
        <SelectField
          {...at(`${path}.otherwise`)}
          label={words.otherwise}
          required
          options={[
            { value: END, label: words.end },
            ...others.map((one) => ({ value: one.key, label: words.leadsTo(one.text) })),
            ...(lost ? [{ value: otherwise, label: words.lost(otherwise) }] : []),
          ]}
          value={otherwise ?? END}
          onChange={(chosen) => onChange({ otherwise: chosen === END || chosen === '' ? undefined : chosen })}
        />
      )}
    </>
  )
}

type OptionFieldsProps = {
  option: Option
  others: readonly SituationQuestion[]
  path: string
  onChange: (part: Partial<Option>) => void
}

function OptionFields({ option, others, path, onChange }: OptionFieldsProps) {
  const at = useFaultAt()
  const follow = (chosen: string) => {
    if (chosen === STOP) onChange({ leadsTo: undefined, stop: words.stopText })
    else onChange({ leadsTo: chosen === END || chosen === '' ? undefined : chosen, stop: undefined })
  }
  const lost = option.leadsTo !== undefined && !others.some((one) => one.key === option.leadsTo)
  return (
    <Columns least="200px">
      <WordsField
        path={`${path}.label`}
        label={words.label}
        most={80}
        value={option.label}
        onChange={(label) => onChange({ label })}
      />
      <SelectField
        {...at(`${path}.leadsTo`)}
        label={words.follows}
        required
        options={[
          { value: END, label: words.end },
          ...others.map(({ key, text }) => ({ value: key, label: words.leadsTo(text) })),
          ...(lost ? [{ value: option.leadsTo!, label: words.lost(option.leadsTo!) }] : []),
          { value: STOP, label: words.stop },
        ]}
        value={option.stop === undefined ? (option.leadsTo ?? END) : STOP}
        onChange={follow}
      />
      {option.stop === undefined ? null : (
        <WordsField
          path={`${path}.stop`}
          label={words.stopLabel}
          most={300}
          value={option.stop}
          onChange={(stop) => onChange({ stop })}
        />
      )}
    </Columns>
  )
}

function blankQuestion(questions: readonly SituationQuestion[]): SituationQuestion {
  const options = [
    { key: 'yes', label: words.yes },
    { key: 'no', label: words.no },
  ]
  return { key: unusedKey('question', questions), text: words.newQuestion, options }
}

/** A question that was taken away is no longer led to; none left is no situations at all. */
function withoutLostWays(questions: SituationQuestion[]): ItemContent['situations'] {
  if (questions.length === 0) return undefined
  const keys = new Set(questions.map((one) => one.key))
  return questions.map((question) => ({
    ...question,
    otherwise: question.otherwise !== undefined && keys.has(question.otherwise) ? question.otherwise : undefined,
    options: question.options.map((option) =>
      option.leadsTo !== undefined && !keys.has(option.leadsTo) ? { ...option, leadsTo: undefined } : option,
    ),
  }))
}
