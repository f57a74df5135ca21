/** Rating without an account: with the code the window shows, or the number and query code of the receipt. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { rateableByCode, rateByCode } from '#modules/ratings/contract.ts'
import { useAct, useView } from '../../client/hooks.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { portalRatingWords } from '../../words/zh/portal-ratings.ts'
import { LinkButton } from '../link-button.tsx'
import { SayForm } from './rate-form.tsx'

const words = portalRatingWords.pad

/** Letters and digits of a code that somebody types. */
const TYPED = 8

type Codes = { number?: string; code: string }

export function PadPage() {
  const { number, code } = useSearch({ from: '/portal/rate/pad' })
  const navigate = useNavigate()
  return (
    <Stack>
      <PageTitle text={portalRatingWords.title} />
      <RateByCode
        number={number}
        code={code}
        onCodes={(codes) => void navigate({ to: '/rate/pad', search: codes ?? {} })}
      />
    </Stack>
  )
}

export type RateByCodeProps = Partial<Codes> & {
  /** Nothing: begin anew, for the next person. */
  onCodes: (codes: Codes | undefined) => void
  /** A terminal of the hall: what stands on the receipt is typed there. */
  atTerminal?: boolean
}

export function RateByCode({ number, code, onCodes, atTerminal }: RateByCodeProps) {
  const [done, setDone] = useState<{ bad: boolean }>()
  const next = () => {
    setDone(undefined)
    onCodes(undefined)
  }
  // A link of an SMS is opened on one's own phone, where nobody comes next.
  if (done) return <Thanks bad={done.bad} next={code && code.length > TYPED ? undefined : next} />
  if (!code) return <AskCodes number={number} onCodes={onCodes} />
  return <Rate key={code} codes={{ number, code }} atTerminal={atTerminal} onDone={setDone} again={next} />
}

function AskCodes({ number: known = '', onCodes }: { number?: string; onCodes: (codes: Codes) => void }) {
  const [number, setNumber] = useState(known)
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const plain = code.toUpperCase().replace(/[\s-]/g, '')
  const wrong = plain.length !== TYPED && plain.length !== 24
  const ask = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!wrong) onCodes({ number: number.trim() || undefined, code: plain })
  }
  return (
    <Card>
      <form noValidate onSubmit={ask}>
        <Stack>
          <TextField
            label={words.code}
            help={words.codeHelp}
            required
            maxLength={32}
            value={code}
            error={tried && wrong ? words.wrongCode : undefined}
            onChange={setCode}
          />
          <TextField label={words.number} help={words.numberHelp} maxLength={50} value={number} onChange={setNumber} />
          <div>
            <Button type="primary" htmlType="submit">
              {words.begin}
            </Button>
          </div>
        </Stack>
      </form>
    </Card>
  )
}

type RateProps = {
  codes: Codes
  atTerminal?: boolean
  onDone: (done: { bad: boolean }) => void
  again: () => void
}

function Rate({ codes, atTerminal, onDone, again }: RateProps) {
  const found = useView(rateableByCode, codes)
  // A code that is spent meanwhile says so, though it was good when last asked about.
  const known = { ...found, data: found.problem ? undefined : found.data }
  const act = useAct(rateByCode)
  return (
    <Stack>
      <Loaded of={known}>
        {({ itemName, organName, mayRate, rated }) =>
          mayRate ? (
            <Stack>
              <p>{words.about(itemName, organName)}</p>
              <p>{words.private}</p>
              <SayForm
                big
                act={act}
                submit={(said) =>
                  void act.run({ ...codes, ...said, atTerminal }).then((answer) => answer && onDone(answer))
                }
              />
              <p>{words.noPictures}</p>
            </Stack>
          ) : (
            <Empty title={rated ? words.rated : portalRatingWords.notNow}>
              {rated ? words.ratedText : portalRatingWords.notNowText}
            </Empty>
          )
        }
      </Loaded>
      <div>
        <Button onClick={again}>{words.otherCode}</Button>
      </div>
    </Stack>
  )
}

function Thanks({ bad, next }: { bad: boolean; next: (() => void) | undefined }) {
  return (
    <Card title={portalRatingWords.thanks}>
      <Stack>
        <output>{bad ? words.badThanks : words.goodThanks}</output>
        {next ? (
          <div>
            <Button onClick={next}>{words.next}</Button>
          </div>
        ) : (
          <div>
            <LinkButton to="/">{words.home}</LinkButton>
          </div>
        )}
      </Stack>
    </Card>
  )
}
