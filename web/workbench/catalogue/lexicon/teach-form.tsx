/** Teaches one saying; the sentence beside it is heard anew at once. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { searchActs, teachWord } from '#modules/catalogue/contract.ts'
import { useAct } from '../../../client/hooks.ts'
import { Buttons, Card, Stack } from '../../../ui/card.tsx'
import { LongTextField, SelectField, TextField } from '../../../ui/field.tsx'
import { ErrorBox } from '../../../ui/states.tsx'
import { workLexiconWords } from '../../../words/zh/work-lexicon.ts'
import css from './lexicon.module.css'
import { ObjectField } from './object-field.tsx'

const words = workLexiconWords.teach
type Act = (typeof searchActs)[number]

export type TeachFormProps = {
  /** What is being tried; the saying is cut out of it. */
  sentence: string
  /** The unanswered question this answers. */
  question: string | undefined
  onDrop: () => void
  onTaught: (said: string) => void
}

export function TeachForm({ sentence, question, onDrop, onTaught }: TeachFormProps) {
  const act = useAct(teachWord)
  const [said, setSaid] = useState(sayingIn(sentence))
  const [object, setObject] = useState('')
  const [way, setWay] = useState('')
  const [written, setWritten] = useState<string>()
  const [tried, setTried] = useState(false)
  const readable = /^[\p{Script=Han}a-zA-Z0-9+]{2,40}$/u.test(said.trim())
  const meant = object !== '' || way !== ''
  const teach = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!readable || !meant) return
    const entry = await act.run({
      said: said.trim(),
      object: object || undefined,
      act: (way || undefined) as Act | undefined,
      written: written === undefined ? undefined : linesOf(written),
      question,
    })
    if (entry) onTaught(entry.said)
  }
  return (
    <Card title={words.title}>
      <form noValidate onSubmit={(event) => void teach(event)}>
        <Stack>
          {question ? (
            <p className={css.bar}>
              {words.question(question)}
              <Button type="link" onClick={onDrop}>
                {words.questionDrop}
              </Button>
            </p>
          ) : null}
          <TextField
            label={words.said}
            help={words.saidHelp}
            required
            maxLength={40}
            error={tried && !readable ? words.saidWrong : act.fieldErrors['said']}
            value={said}
            onChange={setSaid}
          />
          {written !== undefined ? (
            <>
              <TextField label={words.newObject} required maxLength={40} value={object} onChange={setObject} />
              <LongTextField label={words.written} rows={2} maxLength={400} value={written} onChange={setWritten} />
            </>
          ) : (
            <ObjectField
              value={object}
              emptyWord={words.objectNone}
              error={tried && !meant ? words.meaningNone : undefined}
              onChange={setObject}
            />
          )}
          <div>
            <Button
              type="link"
              onClick={() => {
                setObject('')
                setWritten(written === undefined ? '' : undefined)
              }}
            >
              {written === undefined ? words.isNew : words.notNew}
            </Button>
          </div>
          <SelectField
            label={workLexiconWords.act}
            emptyWord={workLexiconWords.noAct}
            options={searchActs.map((one) => ({ value: one, label: one }))}
            value={way}
            onChange={setWay}
          />
          {act.problem ? <ErrorBox problem={act.problem} /> : null}
          <Buttons>
            <Button type="primary" htmlType="submit" loading={act.pending}>
              {words.verb}
            </Button>
          </Buttons>
        </Stack>
      </form>
    </Card>
  )
}

/** What of the sentence may stand in a saying. */
function sayingIn(sentence: string): string {
  return sentence.replace(/[^\p{Script=Han}a-zA-Z0-9]/gu, '').slice(0, 40)
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
