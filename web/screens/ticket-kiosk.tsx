/** 取号机: choose the kind of business, get a number, see how many wait; it clears itself for the next person. */
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { drawTicket, hallQueue, pairKiosk } from '#modules/counter/contract.ts'
import { useAct, useView } from '../client/hooks.ts'
import { PrintButton } from '../ui/print-button.tsx'
import { ScreenFrame } from '../ui/screen-frame.tsx'
import { Empty, ErrorBox, Loaded } from '../ui/states.tsx'
import { momentWords } from '../words/format.ts'
import { hallScreenWords as words } from '../words/zh/screens.ts'
import { CodeForm } from './code-form.tsx'
import css from './hall-screens.module.css'

/** Of this tab only: it ends with it. */
const KEPT = 'ticket-kiosk'
const EVERY_SECONDS = 5
/** Long enough to read a number and to fetch the paper. */
const CLEARED_AFTER_SECONDS = 20

type Paired = OutputOf<typeof pairKiosk>
type Ticket = OutputOf<typeof drawTicket>

export function TicketKiosk() {
  const [paired, setPaired] = useState<Paired | undefined>(kept)
  const keep = (next: Paired | undefined) => {
    if (next) sessionStorage.setItem(KEPT, JSON.stringify(next))
    else sessionStorage.removeItem(KEPT)
    setPaired(next)
  }
  return paired ? <Kiosk {...paired} onEnd={() => keep(undefined)} /> : <Pairing onPaired={keep} />
}

function kept(): Paired | undefined {
  const found = sessionStorage.getItem(KEPT)
  return found ? (JSON.parse(found) as Paired) : undefined
}

function Pairing({ onPaired }: { onPaired: (paired: Paired) => void }) {
  const act = useAct(pairKiosk)
  return (
    <ScreenFrame title={words.kiosk}>
      <CodeForm
        title={words.pair}
        label={words.code}
        help={words.codeHelp}
        wrong={words.codeWrong}
        verb={words.connect}
        act={act}
        onCode={(code) => void act.run({ code }).then((paired) => paired && onPaired(paired))}
      />
    </ScreenFrame>
  )
}

function Kiosk({ token, hallId, onEnd }: Paired & { onEnd: () => void }) {
  const queue = useView(hallQueue, { hallId }, { everySeconds: EVERY_SECONDS })
  const draw = useAct(drawTicket)
  const [ticket, setTicket] = useState<Ticket>()
  if (draw.problem?.code === 'counter.kiosk-ended')
    return (
      <ScreenFrame title={words.kiosk}>
        <Empty title={words.ended} action={<Button onClick={onEnd}>{words.pair}</Button>}>
          {words.endedText}
        </Empty>
      </ScreenFrame>
    )
  if (ticket) return <Drawn ticket={ticket} onDone={() => setTicket(undefined)} />
  return (
    <ScreenFrame title={words.ask} age={queue.data?.hallName}>
      {draw.problem ? <ErrorBox problem={draw.problem} /> : null}
      <Loaded of={queue}>
        {({ waiting }) => (
          <>
            <div className={css.choices}>
              {waiting.map(({ kind, title, count }) => (
                <button
                  key={kind}
                  type="button"
                  className={css.choice}
                  disabled={draw.pending}
                  onClick={() => void draw.run({ token, kind }).then((drawn) => drawn && setTicket(drawn))}
                >
                  <span>{title}</span>
                  <span className={css.quiet}>{words.waits(count)}</span>
                </button>
              ))}
            </div>
            {waiting.some(({ kind }) => kind === 'priority') ? <p>{words.priority}</p> : null}
          </>
        )}
      </Loaded>
    </ScreenFrame>
  )
}

function Drawn({ ticket, onDone }: { ticket: Ticket; onDone: () => void }) {
  useEffect(() => {
    const timer = setTimeout(onDone, CLEARED_AFTER_SECONDS * 1000)
    return () => clearTimeout(timer)
  })
  return (
    <ScreenFrame title={words.yours} age={ticket.hallName}>
      <output className={css.ticket}>
        <strong>{ticket.number}</strong>
        <span>{words.ahead(ticket.ahead)}</span>
        <span className={css.quiet}>
          {momentWords(ticket.takenAt)}　{words.keep}
        </span>
      </output>
      <div className={css.buttons}>
        <PrintButton label={words.print} />
        <Button className="not-printed" type="primary" onClick={onDone}>
          {words.done}
        </Button>
      </div>
    </ScreenFrame>
  )
}
