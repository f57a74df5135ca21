/** What an applicant would be asked and would have to bring, answer by answer, before anybody publishes it. */
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { draftPreview } from '#modules/catalogue/contract.ts'
import { useView } from '../../../client/hooks.ts'
import { Card, Stack } from '../../../ui/card.tsx'
import { ChoiceField } from '../../../ui/field.tsx'
import { ScrollArea } from '../../../ui/scroll-area.tsx'
import { Loaded } from '../../../ui/states.tsx'
import { workCatalogueWords } from '../../../words/zh/work-catalogue.ts'
import { workVersionWords } from '../../../words/zh/work-versions.ts'
import css from './situations.module.css'

const words = workVersionWords.preview
type Preview = OutputOf<typeof draftPreview>
type Answers = Readonly<Record<string, string>>

export function SituationPreview({ versionId, unsaved = false }: { versionId: string; unsaved?: boolean }) {
  const [answers, setAnswers] = useState<Answers>({})
  const text = Object.entries(answers).map(([question, option]) => `${question}.${option}`)
  const view = useView(draftPreview, { id: versionId, answers: text.join(',') }, { keepPrevious: true })
  return (
    <ScrollArea label={words.title} className={css.beside}>
      <Card title={words.title} className={css.preview}>
        <Stack>
          <p className={css.quiet}>{unsaved ? words.unsaved : words.help}</p>
          <Loaded of={view}>
            {(preview) => (
              <Stack>
                {preview.paths === undefined ? <p className={css.warning}>{words.faulty}</p> : null}
                <Questions
                  preview={preview}
                  answers={answers}
                  onAnswer={(key, option) => setAnswers({ ...answers, [key]: option })}
                />
                <div aria-live="polite">
                  {preview.skipped.length > 0 ? <p className={css.quiet}>{words.skipped(preview.skipped)}</p> : null}
                  <Outcome preview={preview} />
                </div>
              </Stack>
            )}
          </Loaded>
        </Stack>
      </Card>
    </ScrollArea>
  )
}

type QuestionsProps = { preview: Preview; answers: Answers; onAnswer: (key: string, option: string) => void }

function Questions({ preview, answers, onAnswer }: QuestionsProps) {
  const { asked, next, added } = preview
  const shown = [...asked, ...(next ? [{ question: next, option: undefined }] : [])]
  if (shown.length === 0) return <p>{words.noQuestions}</p>
  const noteOf = (question: string, option: string) => {
    const materials = added.find((one) => one.question === question && one.option === option)?.materials ?? []
    return materials.length > 0 ? words.adds(materials.join('、')) : undefined
  }
  return shown.map(({ question, option }) => (
    <ChoiceField
      key={question.key}
      label={question.text}
      help={question.help}
      required
      options={question.options.map(({ key, label }) => ({ value: key, label, note: noteOf(question.key, key) }))}
      // What was just answered shows at once, before the server has said what follows.
      value={answers[question.key] ?? option}
      onChange={(chosen) => onAnswer(question.key, chosen)}
    />
  ))
}

function Outcome({ preview: { stop, next, paths, materials, fees, form } }: { preview: Preview }) {
  if (stop) return <p className={css.warning}>{words.stopped(stop)}</p>
  const { necessities } = workCatalogueWords.material
  return (
    <>
      <p>
        <strong>{next ? words.soFar : words.done}</strong>
        {paths !== undefined && paths > 1 ? `　${words.paths(paths)}` : null}
      </p>
      <Group
        title={words.materials(materials.length)}
        lines={materials.map((one) => `${one.name}（${necessities[one.necessity]}）`)}
      />
      <Group title={words.fees(fees.length)} lines={fees.map((fee) => `${fee.name}：${fee.standard}`)} />
      <Group
        title={words.fields(form.flatMap((section) => section.fields).length)}
        lines={form.map((section) => `${section.title}：${section.fields.map((field) => field.label).join('、')}`)}
      />
    </>
  )
}

function Group({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <>
      <h3>{title}</h3>
      {lines.length > 0 ? (
        <ul className={css.list}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
