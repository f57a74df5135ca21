/** 叫号: whose turn it is, who waits, and a ticket for somebody who has just come in. */
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { callNext, type desk, markAbsent, takeTicket, ticketKinds } from '#modules/counter/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { SelectField } from '../../ui/field.tsx'
import { KeyMark } from '../../ui/key-mark.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { useHeldKeys } from '../../ui/use-held-keys.ts'
import { counterWords } from '../../words/zh/work-counter.ts'
import css from './counter.module.css'
import { HallDisplays } from './hall-displays.tsx'

const words = counterWords.desk
type Kind = keyof typeof ticketKinds
const kinds = Object.entries(ticketKinds).map(([value, label]) => ({ value, label }))

type Props = { desk: OutputOf<typeof desk>; onCalled: () => void }

export function DeskStrip({ desk: { place, now, waiting }, onCalled }: Props) {
  const call = useAct(callNext)
  const absent = useAct(markAbsent)
  const take = useAct(takeTicket)
  const [kind, setKind] = useState<Kind>('general')
  const [said, setSaid] = useState<string>()
  const next = async () => {
    const called = await call.run({})
    if (!called) return
    setSaid(called.ticket ? undefined : words.none)
    onCalled()
  }
  const gone = () => now && void absent.run({ id: now.id }).then(onCalled)
  useHeldKeys({ 'Alt+N': place && (() => void next()), 'Alt+G': now && gone })
  if (!place) return <p className={css.strip}>{words.nowhere}</p>
  const ticket = async () => {
    const taken = await take.run({ kind })
    if (taken) setSaid(words.taken(taken.number, taken.ahead))
  }
  const problem = call.problem ?? absent.problem ?? take.problem
  return (
    <section className={css.strip} aria-label={words.label}>
      <div>
        <p className={css.quiet}>{words.now}</p>
        <p className={css.number}>{now?.number ?? words.nobody}</p>
      </div>
      <Button type="default" loading={call.pending} aria-keyshortcuts="Alt+N" onClick={() => void next()}>
        {words.next}
        <KeyMark of="Alt+N" />
      </Button>
      {now ? (
        <Button loading={absent.pending} aria-keyshortcuts="Alt+G" onClick={gone}>
          {words.absent}
          <KeyMark of="Alt+G" />
        </Button>
      ) : null}
      <div className={css.grow}>
        <p>{words.place(place.hallName, place.windowNo, place.windowName)}</p>
        <p className={css.quiet}>{waiting.map(({ title, count }) => words.waiting(title, count)).join('　')}</p>
        <output className={css.quiet}>{said}</output>
      </div>
      <SelectField
        label={words.takeLabel}
        hideLabel
        required
        options={kinds}
        value={kind}
        onChange={(value) => setKind((value || 'general') as Kind)}
      />
      <Button loading={take.pending} onClick={() => void ticket()}>
        {words.take}
      </Button>
      <HallDisplays hallId={place.hallId} />
      {problem ? <ErrorBox problem={problem} /> : null}
    </section>
  )
}
