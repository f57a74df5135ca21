/** One notice, and one only: everything that is missing or wrong is ticked and explained here. */
import { Button } from 'antd'
import { useId, useState } from 'react'
import { askCorrection } from '#modules/cases/contract.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { LongTextField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { uiWords } from '../../words/zh/ui.ts'
import { workCaseWords } from '../../words/zh/work-cases.ts'
import type { ActDialogProps } from './act-bar.tsx'
import { effectOf } from './act-dialog.tsx'
import css from './correction-dialog.module.css'
import { LetterPreview } from './letter-preview.tsx'
import { useCaseAct } from './use-case-act.ts'

const words = workCaseWords.corrections
const LEAST = 2

type Kind = 'material' | 'field'
type Entry = { kind: Kind; key: string; name: string; now: string }

export function CorrectionDialog(props: ActDialogProps) {
  const { file, open, onClose } = props
  const act = useCaseAct(askCorrection, props)
  const phrases = useId()
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({})
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)

  const materials: Entry[] = file.materials.map((one) => ({
    kind: 'material',
    key: one.key,
    name: one.name,
    now: workCaseWords.materialHow[one.how],
  }))
  const fields: Entry[] = file.form
    .flatMap((section) => section.rows)
    .flatMap((row) => (row.key ? [{ kind: 'field' as const, key: row.key, name: row.label, now: row.text }] : []))
  const chosen = [...materials, ...fields].filter((one) => problems[tickKey(one)] !== undefined)
  const asked = {
    items: chosen.map((one) => ({ kind: one.kind, key: one.key, problem: problems[tickKey(one)]!.trim() })),
    note: note.trim() || undefined,
  }
  const send = () => {
    setTried(true)
    if (chosen.length === 0 || chosen.some((one) => problems[tickKey(one)]!.trim().length < LEAST)) return
    act.send({ caseId: file.id, ...asked })
  }
  const part = { problems, tried, phrases, onChange: setProblems }
  return (
    <Dialog
      open
      wide
      title={open.title}
      onClose={onClose}
      footer={
        <>
          <Button type="primary" loading={act.pending} onClick={send}>
            {words.verb}
          </Button>
          <Button disabled={act.pending} onClick={onClose}>
            {uiWords.cancel}
          </Button>
          <output className={css.count}>
            {tried && chosen.length === 0 ? words.none : words.count(chosen.length)}
          </output>
        </>
      }
    >
      <p>{effectOf(open)}</p>
      <p className={css.once}>
        <strong>{words.once}</strong> {words.intro}
      </p>
      <datalist id={phrases}>
        {words.phrases.map((phrase) => (
          <option key={phrase}>{phrase}</option>
        ))}
      </datalist>
      <Part title={words.materials} entries={materials} {...part} />
      <Part title={words.fields} entries={fields} {...part} />
      <LongTextField label={words.note} value={note} maxLength={1000} rows={2} onChange={setNote} />
      {chosen.length > 0 ? <LetterPreview caseId={file.id} act="ask-correction" input={asked} /> : null}
      {act.problem && act.problem.status !== 409 ? <ErrorBox problem={act.problem} /> : null}
    </Dialog>
  )
}

function tickKey({ kind, key }: Entry): string {
  return `${kind}:${key}`
}

type PartProps = {
  title: string
  entries: readonly Entry[]
  /** By tick key; a key that is there is ticked. */
  problems: Readonly<Record<string, string>>
  tried: boolean
  phrases: string
  onChange: (problems: Readonly<Record<string, string>>) => void
}

function Part({ title, entries, problems, tried, phrases, onChange }: PartProps) {
  if (entries.length === 0) return null
  const tick = (key: string) => {
    const { [key]: ticked, ...others } = problems
    onChange(ticked === undefined ? { ...problems, [key]: '' } : others)
  }
  return (
    <fieldset className={css.part}>
      <legend>{title}</legend>
      {entries.map((entry) => {
        const key = tickKey(entry)
        const problem = problems[key]
        const wrong = tried && problem !== undefined && problem.trim().length < LEAST
        return (
          <div key={key} className={css.line}>
            <label className={css.tick}>
              <input type="checkbox" checked={problem !== undefined} onChange={() => tick(key)} />
              <span>
                {entry.name}
                <span className={css.now}>{entry.now}</span>
              </span>
            </label>
            {problem === undefined ? null : (
              <div>
                <input
                  className={css.problem}
                  aria-label={words.problemOf(entry.name)}
                  aria-invalid={wrong ? true : undefined}
                  placeholder={words.problem}
                  list={phrases}
                  maxLength={500}
                  value={problem}
                  onChange={(event) => onChange({ ...problems, [key]: event.target.value })}
                />
                <p className={css.error} aria-live="polite">
                  {wrong ? words.problemEmpty : null}
                </p>
              </div>
            )}
          </div>
        )
      })}
    </fieldset>
  )
}
