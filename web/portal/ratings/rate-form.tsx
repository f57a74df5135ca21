/** Five faces with words; then the reasons that belong to the chosen one, and room to say more. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { type Level, rateCase, ratingOptions } from '#modules/ratings/contract.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { deviceMark } from '../../client/device.ts'
import { useAct, useView } from '../../client/hooks.ts'
import type { ProblemError } from '../../client/problem.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { ChoicesField, FieldGroup, LongTextField } from '../../ui/field.tsx'
import type { KeptFile } from '../../ui/file-drop.tsx'
import { ErrorBox, Loaded } from '../../ui/states.tsx'
import { portalRatingWords as words } from '../../words/zh/portal-ratings.ts'
import { Face } from './face.tsx'
import { RatingPictures } from './rating-pictures.tsx'
import css from './ratings.module.css'

type Options = OutputOf<typeof ratingOptions>['levels']

/** What one chose and wrote, with the mark of this browser. */
export type Said = { level: Level; reasons: string[]; words?: string; device?: string; pictures?: string[] }

type FormProps = {
  act: { pending: boolean; problem: ProblemError | undefined }
  submit: (said: Said) => void
  verb?: string
  /** One who is signed in may add pictures; those that are there already. */
  pictures?: readonly KeptFile[]
  /** For the pad: faces to be hit with a thumb. */
  big?: boolean
}

/** Rating one's own case for the first time. */
export function RateForm({ caseId }: { caseId: string }) {
  const act = useAct(rateCase)
  return (
    <SayForm act={act} pictures={[]} submit={(said) => void act.run({ caseId, ...said, channel: channelHere() })} />
  )
}

export function SayForm(props: FormProps) {
  const options = useView(ratingOptions, {})
  return <Loaded of={options}>{({ levels }) => <Form {...props} levels={levels} />}</Loaded>
}

function Form({
  act,
  submit: send,
  verb = words.submit,
  big,
  levels,
  pictures: before,
}: FormProps & { levels: Options }) {
  const [level, setLevel] = useState<Level>()
  const [reasons, setReasons] = useState<string[]>([])
  const [text, setText] = useState('')
  const [pictures, setPictures] = useState(before)
  const [sending, setSending] = useState(false)
  const [tried, setTried] = useState(false)
  const chosen = levels.find((one) => one.level === level)
  const kind = chosen?.bad ? 'bad' : 'good'
  const lacksReason = chosen?.bad === true && reasons.length === 0 && text.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!level || lacksReason || sending) return
    send({
      level,
      reasons,
      words: text.trim() || undefined,
      device: deviceMark(),
      pictures: pictures?.map((one) => one.id),
    })
  }
  return (
    <Card>
      <form noValidate onSubmit={submit}>
        <Stack>
          {act.problem ? <ErrorBox problem={act.problem} /> : null}
          <FieldGroup label={words.question} required error={tried && !level ? words.chooseLevel : undefined}>
            <div className={`${css.faces} ${big ? css.big : ''}`}>
              {levels.map((one) => (
                <label key={one.level} className={css.face} data-checked={one.level === level ? true : undefined}>
                  <input
                    type="radio"
                    name="level"
                    className="unseen"
                    checked={one.level === level}
                    onChange={() => {
                      setLevel(one.level)
                      setReasons([])
                    }}
                  />
                  <Face level={one.level} />
                  <span>{one.title}</span>
                </label>
              ))}
            </div>
          </FieldGroup>
          {chosen && chosen.options.length > 0 ? (
            <ChoicesField
              key={chosen.level}
              label={words.reasons[kind]}
              required={chosen.bad}
              help={words.reasonsHelp}
              options={chosen.options.map(({ code, label }) => ({ value: code, label }))}
              value={reasons}
              error={tried && lacksReason ? words.chooseReason : undefined}
              onChange={setReasons}
            />
          ) : null}
          {chosen ? (
            <LongTextField
              label={words.words[kind]}
              help={words.wordsHelp}
              maxLength={500}
              value={text}
              onChange={setText}
            />
          ) : null}
          {chosen && pictures ? (
            <RatingPictures
              bad={chosen.bad}
              files={pictures}
              onChange={(change) => setPictures((all) => change(all ?? []))}
              onSending={setSending}
            />
          ) : null}
          {tried && sending ? <p role="alert">{words.pictures.waits}</p> : null}
          {chosen?.bad ? <p className={css.note}>{words.badText}</p> : null}
          <div>
            <Button type="primary" htmlType="submit" loading={act.pending}>
              {verb}
            </Button>
          </div>
        </Stack>
      </form>
    </Card>
  )
}

/** 评价渠道: a finger on a small screen is the mobile service, everything else the web. */
function channelHere(): 'web' | 'mobile' {
  return window.matchMedia('(pointer: coarse) and (max-width: 767px)').matches ? 'mobile' : 'web'
}
