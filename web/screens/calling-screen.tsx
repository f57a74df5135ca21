/** 叫号屏: which number goes to which window, large, kept for a while, spoken where the browser can; and how many wait. */
import { Button } from 'antd'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { hallQueue } from '#modules/counter/contract.ts'
import { hallList } from '#modules/organs/contract.ts'
import { useView } from '../client/hooks.ts'
import { useAddressState } from '../ui/address-state.ts'
import { ScreenFrame } from '../ui/screen-frame.tsx'
import { Empty, ErrorBox, Loaded, Waiting } from '../ui/states.tsx'
import { hallScreenWords as words } from '../words/zh/screens.ts'
import css from './hall-screens.module.css'

type Queue = OutputOf<typeof hallQueue>

const EVERY_SECONDS = 3

/** `/screen/calling?hall=…`; without a hall one chooses it once. */
export function CallingScreen() {
  const [{ hall }, change] = useAddressState()
  return hall ? <Calling key={hall} hallId={hall} /> : <ChooseHall onChoose={(id) => change({ hall: id })} />
}

function ChooseHall({ onChoose }: { onChoose: (id: string) => void }) {
  const halls = useView(hallList, { limit: 50 })
  return (
    <ScreenFrame title={words.choose}>
      <p>{words.chooseText}</p>
      <Loaded of={halls}>
        {({ rows }) => (
          <div className={css.choices}>
            {rows.length === 0 ? <Empty title={words.noHall} /> : null}
            {rows.map(({ id, name }) => (
              <button key={id} type="button" className={css.choice} onClick={() => onChoose(id)}>
                {name}
              </button>
            ))}
          </div>
        )}
      </Loaded>
    </ScreenFrame>
  )
}

function Calling({ hallId }: { hallId: string }) {
  const view = useView(hallQueue, { hallId }, { everySeconds: EVERY_SECONDS })
  const { data, problem } = view
  const voice = useVoice(data)
  return (
    <ScreenFrame title={data?.hallName ?? words.calling} age={problem && data ? words.notRenewed : undefined}>
      {data ? <Numbers queue={data} /> : problem ? <ErrorBox problem={problem} onRetry={view.again} /> : <Waiting />}
      {voice ? (
        <p>
          <Button onClick={voice.turn}>{voice.on ? words.soundOff : words.sound}</Button>
        </p>
      ) : null}
    </ScreenFrame>
  )
}

function Numbers({ queue: { called, waiting } }: { queue: Queue }) {
  const now = called.filter((one) => one.now)
  const before = called.filter((one) => !one.now)
  return (
    <div className={css.calling}>
      <section aria-label={words.calling} aria-live="polite">
        {now.length === 0 ? <p className={css.none}>{words.nobody}</p> : null}
        <ol className={css.now}>
          {now.map(({ number, windowNo, windowName, calledAt }, at) => (
            <li key={`${number}${calledAt}`} data-latest={at === 0 ? true : undefined}>
              <strong>{words.goTo(number, windowNo)}</strong>
              <span>{windowName}</span>
            </li>
          ))}
        </ol>
        {before.length > 0 ? (
          <>
            <h2 className={css.small}>{words.before}</h2>
            <p className={css.before}>
              {before.map(({ number, windowNo }) => words.goTo(number, windowNo)).join('　')}
            </p>
          </>
        ) : null}
      </section>
      <section aria-label={words.waitingTitle}>
        <h2 className={css.small}>{words.waitingTitle}</h2>
        <ul className={css.waiting}>
          {waiting.map(({ kind, title, count, next }) => (
            <li key={kind}>
              <span>{title}</span>
              <strong>{words.waiting(count)}</strong>
              {next.length > 0 ? <span className={css.next}>{words.next(next.join(' '))}</span> : null}
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

/** Browsers speak only after somebody pressed something; a screen without a voice stays quiet. */
function useVoice(queue: Queue | undefined): { on: boolean; turn: () => void } | undefined {
  const [on, setOn] = useState(false)
  const told = useRef<Set<string>>(undefined)
  const speak = useEffectEvent(({ called }: Queue) => {
    const keys = called.map(({ number, calledAt }) => `${number}${calledAt}`)
    // What was called before the screen was opened is not called again.
    const fresh = told.current ? called.filter((_, at) => !told.current!.has(keys[at]!)) : []
    told.current = new Set([...(told.current ?? []), ...keys].slice(-200))
    if (!on) return
    for (const { number, windowNo } of fresh.toReversed()) {
      const said = new SpeechSynthesisUtterance(words.spoken(number, windowNo))
      said.lang = 'zh-CN'
      window.speechSynthesis.speak(said)
    }
  })
  useEffect(() => {
    if (queue) speak(queue)
  }, [queue])
  return 'speechSynthesis' in window ? { on, turn: () => setOn(!on) } : undefined
}
