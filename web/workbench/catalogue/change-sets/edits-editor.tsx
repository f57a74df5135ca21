/** What the set changes: one or several places, each with the control its kind asks for. */
import { Button } from 'antd'
import { Card, Columns, Stack } from '../../../ui/card.tsx'
import { ChoiceField, ChoicesField, LongTextField, SelectField, TextField, TickField } from '../../../ui/field.tsx'
import { workChangeSetWords } from '../../../words/zh/work-change-sets.ts'
import css from './change-sets.module.css'
import { type EditDraft, emptyDraft, type Path, REPLACE, settings } from './edit-drafts.ts'

const words = workChangeSetWords.edits

/** The contract takes no more at once. */
const MOST_EDITS = 20

export type EditsEditorProps = { drafts: readonly EditDraft[]; onChange: (drafts: readonly EditDraft[]) => void }

export function EditsEditor({ drafts, onChange }: EditsEditorProps) {
  const put = (changed: EditDraft) => onChange(drafts.map((one) => (one.key === changed.key ? changed : one)))
  return (
    <Card title={words.title}>
      <Stack>
        <ol className={css.edits}>
          {drafts.map((draft, at) => (
            <li key={draft.key} className={css.edit}>
              <OneEdit draft={draft} at={at + 1} onChange={put} />
              {drafts.length > 1 ? (
                <div>
                  <Button onClick={() => onChange(drafts.filter((one) => one !== draft))}>
                    {words.remove(at + 1)}
                  </Button>
                </div>
              ) : null}
            </li>
          ))}
        </ol>
        {drafts.length < MOST_EDITS ? (
          <div>
            <Button onClick={() => onChange([...drafts, emptyDraft(Math.max(...drafts.map((one) => one.key)) + 1)])}>
              {words.add}
            </Button>
          </div>
        ) : null}
      </Stack>
    </Card>
  )
}

const whats = [
  ...Object.entries(workChangeSetWords.paths).map(([value, label]) => ({ value, label })),
  { value: REPLACE, label: words.replace },
]

type OneEditProps = { draft: EditDraft; at: number; onChange: (draft: EditDraft) => void }

function OneEdit({ draft, at, onChange }: OneEditProps) {
  return (
    <>
      <SelectField
        label={`${words.one(at)}：${words.what}`}
        required
        options={whats}
        value={draft.what}
        onChange={(what) => onChange({ ...emptyDraft(draft.key), what: what as EditDraft['what'] })}
      />
      {draft.what === REPLACE ? (
        <Columns least="240px">
          <TextField
            label={words.from}
            required
            maxLength={500}
            value={draft.from}
            onChange={(from) => onChange({ ...draft, from })}
          />
          <TextField
            label={words.to}
            help={words.toHelp}
            maxLength={500}
            value={draft.text}
            onChange={(text) => onChange({ ...draft, text })}
          />
        </Columns>
      ) : draft.what === '' ? null : (
        <Value draft={draft} path={draft.what} onChange={onChange} />
      )}
    </>
  )
}

function Value({ draft, path, onChange }: Omit<OneEditProps, 'at'> & { path: Path }) {
  const { kind, codes = {}, optional, longest } = settings[path]
  const text = (value: string) => onChange({ ...draft, text: value })
  const options = Object.entries(codes).map(([value, label]) => ({ value, label }))
  const face = { label: words.value, required: true }
  const clear = optional ? (
    <TickField label={words.clear} checked={draft.clear} onChange={(ticked) => onChange({ ...draft, clear: ticked })} />
  ) : null
  if (draft.clear) return clear
  return (
    <>
      {kind === 'text' ? <TextField {...face} maxLength={longest} value={draft.text} onChange={text} /> : null}
      {kind === 'number' ? (
        <TextField {...face} inputMode="numeric" maxLength={4} value={draft.text} onChange={text} />
      ) : null}
      {kind === 'long-text' ? <LongTextField {...face} maxLength={longest} value={draft.text} onChange={text} /> : null}
      {kind === 'lines' ? <LongTextField {...face} help={words.linesHelp} value={draft.text} onChange={text} /> : null}
      {kind === 'choice' ? <ChoiceField {...face} inline options={options} value={draft.text} onChange={text} /> : null}
      {kind === 'yes-no' ? <ChoiceField {...face} inline options={yesNo} value={draft.text} onChange={text} /> : null}
      {kind === 'codes' ? (
        <ChoicesField
          {...face}
          inline
          options={options}
          value={draft.codes}
          onChange={(chosen) => onChange({ ...draft, codes: chosen })}
        />
      ) : null}
      {clear}
    </>
  )
}

const yesNo = [
  { value: 'yes', label: workChangeSetWords.yes },
  { value: 'no', label: workChangeSetWords.no },
]
