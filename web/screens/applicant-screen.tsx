/** 一机双屏: what the window enters, in front of the applicant; they confirm, sign and rate. Paired by a code, ending by itself. */
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { confirmShown, pairScreen, screenShown, signShown, type Shown } from '#modules/counter/contract.ts'
import { rateByCode } from '#modules/ratings/contract.ts'
import { useAct, useView } from '../client/hooks.ts'
import { useLive, useLiveStream } from '../client/live.ts'
import { useSession } from '../client/session.ts'
import { SayForm } from '../portal/ratings/rate-form.tsx'
import { Stack } from '../ui/card.tsx'
import { ScreenFrame } from '../ui/screen-frame.tsx'
import { Empty, ErrorBox, Waiting } from '../ui/states.tsx'
import { portalRatingWords } from '../words/zh/portal-ratings.ts'
import { applicantScreenWords as words } from '../words/zh/screens.ts'
import css from './applicant-screen.module.css'
import { CodeForm } from './code-form.tsx'
import { SignatureField } from './signature-field.tsx'

/** Of this tab only: it ends with it. */
const KEPT = 'applicant-screen'
/** A display without a session of its own hears nothing and asks. */
const EVERY_SECONDS = 2

export function ApplicantScreen() {
  const [token, setToken] = useState(() => sessionStorage.getItem(KEPT))
  const keep = (next: string | null) => {
    if (next) sessionStorage.setItem(KEPT, next)
    else sessionStorage.removeItem(KEPT)
    setToken(next)
  }
  return token ? <Paired key={token} token={token} onEnd={() => keep(null)} /> : <Pairing onPaired={keep} />
}

function Pairing({ onPaired }: { onPaired: (token: string) => void }) {
  const act = useAct(pairScreen)
  return (
    <ScreenFrame title={words.title}>
      <CodeForm
        title={words.pair}
        label={words.code}
        help={words.codeHelp}
        wrong={words.codeWrong}
        verb={words.connect}
        act={act}
        onCode={(code) => void act.run({ code }).then((paired) => paired && onPaired(paired.token))}
      />
    </ScreenFrame>
  )
}

function Paired({ token, onEnd }: { token: string; onEnd: () => void }) {
  const account = useSession().data?.account
  useLiveStream(account ? `${account.id} ${account.post?.id ?? ''}` : '')
  const view = useView(screenShown, { token }, { everySeconds: EVERY_SECONDS })
  useLive('counter', view.again)
  const { data, problem } = view
  if (problem?.code === 'counter.screen-ended')
    return (
      <ScreenFrame title={words.title}>
        <Empty title={words.ended} action={<Button onClick={onEnd}>{words.pair}</Button>}>
          {words.endedText}
        </Empty>
      </ScreenFrame>
    )
  return (
    <ScreenFrame title={data?.shown?.title ?? words.idle} age={data?.place}>
      <div className={css.narrow}>
        {problem ? <ErrorBox problem={problem} onRetry={view.again} /> : null}
        {data ? <Page key={data.version} token={token} data={data} /> : problem ? null : <Waiting />}
      </div>
    </ScreenFrame>
  )
}

type PageProps = { token: string; data: OutputOf<typeof screenShown> }

function Page({ token, data: { shown, version, confirmed, signed } }: PageProps) {
  if (!shown) return <p>{words.idleText}</p>
  return (
    <>
      {shown.asks === 'confirm' ? <p>{words.confirmText}</p> : null}
      <dl className={css.lines}>
        {shown.lines.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {shown.asks === 'confirm' ? <Confirm token={token} version={version} done={confirmed} /> : null}
      {shown.asks === 'sign' ? <Sign token={token} version={version} shown={shown} done={signed} /> : null}
      {shown.asks === 'rate' && shown.padCode ? <Rate code={shown.padCode} /> : null}
    </>
  )
}

type AskProps = { token: string; version: number; done: boolean }

function Confirm({ token, version, done }: AskProps) {
  const act = useAct(confirmShown)
  if (done) return <output className={css.good}>{words.confirmed}</output>
  return (
    <Stack>
      {act.problem ? <ErrorBox problem={act.problem} /> : null}
      <div>
        <Button type="primary" size="large" loading={act.pending} onClick={() => void act.run({ token, version })}>
          {words.confirm}
        </Button>
      </div>
    </Stack>
  )
}

function Sign({ token, version, shown, done }: AskProps & { shown: Shown }) {
  const act = useAct(signShown)
  if (done) return <output className={css.good}>{words.signed}</output>
  return (
    <Stack>
      <p>{shown.statement}</p>
      {shown.signer ? <p>{words.signer(shown.signer)}</p> : null}
      {act.problem ? <ErrorBox problem={act.problem} /> : null}
      <SignatureField pending={act.pending} onSigned={(image) => void act.run({ token, version, image })} />
    </Stack>
  )
}

function Rate({ code }: { code: string }) {
  const act = useAct(rateByCode)
  const [thanked, setThanked] = useState(false)
  if (thanked) return <output className={css.good}>{words.thanks}</output>
  return (
    <Stack>
      <SayForm
        big
        act={act}
        submit={(said) => void act.run({ code, ...said }).then((answer) => answer && setThanked(true))}
      />
      <p>{portalRatingWords.pad.noPictures}</p>
    </Stack>
  )
}
