/** 亮证: a full, bright screen with a code that changes every minute, to be scanned or read aloud. */
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { type LicenceCard, showLicence } from '#modules/licences/contract.ts'
import { call } from '../../client/call.ts'
import { asProblem, type ProblemError } from '../../client/problem.ts'
import { QrCode } from '../../ui/qr-code.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { fullDateWords, fullMomentWords } from '../../words/format.ts'
import { licenceWords as words } from '../../words/zh/portal-licences.ts'
import css from './show-licence.module.css'

type ShowCode = OutputOf<typeof showLicence>

const LIFE_SECONDS = 60

export function ShowLicence({ licence, onClose }: { licence: LicenceCard; onClose: () => void }) {
  const box = useRef<HTMLDialogElement>(null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => box.current?.showModal(), [])
  return (
    <dialog
      ref={box}
      className={css.screen}
      aria-labelledby="showing"
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div className={css.sheet}>
        <h2 id="showing">{licence.title}</h2>
        <p className={css.holder}>{licence.holderName}</p>
        <p>{licence.number}</p>
        <p className={css.quiet}>{licence.organName}</p>
        <p className={css.quiet}>
          {words.validTo} {licence.validTo ? fullDateWords(licence.validTo) : words.forever}
        </p>
        <Code key={attempt} id={licence.id} onAgain={() => setAttempt(attempt + 1)} />
        <p className={css.quiet}>{words.showText}</p>
        <Button onClick={onClose}>{words.closeShow}</Button>
      </div>
    </dialog>
  )
}

function Code({ id, onAgain }: { id: string; onAgain: () => void }) {
  const { shown, problem, now } = useShowCode(id)
  // The phone's clock may be a little behind the server's.
  const left = shown ? Math.min(LIFE_SECONDS, Math.ceil((Date.parse(shown.expiresAt) - now) / 1000)) : 0
  if (problem) return <ErrorBox problem={problem} onRetry={onAgain} />
  if (!shown || left <= 0) return <p className={css.waiting}>{words.refreshing}</p>
  return (
    <>
      <QrCode text={shown.url} label={words.scan} size={240} />
      <p>
        <span className="unseen">{words.code}</span>
        <strong className={css.code}>{inGroups(shown.code)}</strong>
      </p>
      <progress className={css.time} max={LIFE_SECONDS} value={left} aria-hidden="true" />
      <p className={css.quiet}>{words.seconds(left)}</p>
      <p className={css.quiet}>{words.atMoment(fullMomentWords(new Date(now).toISOString()))}</p>
    </>
  )
}

/** Asks for a new code whenever the old one has ended, as long as the screen is open. */
function useShowCode(id: string): { shown?: ShowCode; problem?: ProblemError; now: number } {
  const [shown, setShown] = useState<ShowCode>()
  const [problem, setProblem] = useState<ProblemError>()
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const next = async () => {
      try {
        const code = await call(showLicence, { id }, { signal: stop.signal })
        setShown(code)
        timer = setTimeout(() => void next(), Math.max(1000, Date.parse(code.expiresAt) - Date.now()))
      } catch (error) {
        if (!stop.signal.aborted) setProblem(asProblem(error))
      }
    }
    void next()
    const ticks = setInterval(() => setNow(Date.now()), 500)
    return () => {
      stop.abort()
      clearTimeout(timer)
      clearInterval(ticks)
    }
  }, [id])
  return { shown, problem, now }
}

/** `K7M2 QX9R`: four letters are read aloud at a time. */
function inGroups(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ')
}
