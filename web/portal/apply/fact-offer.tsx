/** What other bodies could fill in: asked only when the applicant says so; what comes can be changed like anything typed. */
import { Button } from 'antd'
import { useState } from 'react'
import { askForForm, type Askable, type FormValues, prefill } from '#modules/forms/contract.ts'
import { call } from '../../client/call.ts'
import { useAct } from '../../client/hooks.ts'
import { StandInBadge } from '../../ui/stand-in-badge.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { applyWords } from '../../words/zh/portal-apply.ts'
import css from './apply.module.css'

const words = applyWords.facts
const PAUSE_MS = 1500
const LOOKS = 8

type Props = {
  itemId: string
  askable: readonly Askable[]
  /** Fills in what nobody has touched, with the marks of where it came from. */
  onFilled: (values: FormValues, sources: Readonly<Record<string, string>>) => void
}

export function FactOffer({ itemId, askable, onFilled }: Props) {
  const [open, setOpen] = useState(askable)
  const [asking, setAsking] = useState(false)
  const act = useAct(askForForm)
  const ask = async () => {
    if (!(await act.run({ id: itemId }))) return
    setAsking(true)
    const known = await answered(itemId)
    setAsking(false)
    if (!known) return
    setOpen(known.askable)
    const fromOthers = Object.entries(known.sources).filter(([, { from }]) => from === 'fact')
    onFilled(
      Object.fromEntries(fromOthers.map(([key]) => [key, known.values[key]!])) as FormValues,
      Object.fromEntries(fromOthers.map(([key, { mark }]) => [key, mark])),
    )
  }
  if (open.length === 0) return null
  return (
    <section className={css.facts} aria-label={words.title}>
      <p>{words.text}</p>
      <ul>
        {open.map((one) => (
          <li key={one.fact}>
            <strong>{one.fields.join('、')}</strong>：{words.from(one.source, one.title)}{' '}
            {one.standIn ? <StandInBadge of={one.source} /> : null}
            {one.state === 'refused' || one.state === 'silent' ? words.none : ''}
            <p className={css.quiet}>{words.why(one.purpose, one.basis)}</p>
          </li>
        ))}
      </ul>
      {act.problem ? <ErrorBox problem={act.problem} /> : null}
      <Button loading={act.pending || asking} onClick={() => void ask()}>
        {asking ? words.asking : words.ask}
      </Button>
    </section>
  )
}

/** What is known once every body has answered, refused or taken too long to wait for; `undefined` when the server is not reached. */
async function answered(itemId: string) {
  for (let look = 1; ; look += 1) {
    const known = await call(prefill, { id: itemId }).catch(() => undefined)
    if (!known || look === LOOKS || known.askable.every(({ state }) => state !== 'asked')) return known
    await new Promise((done) => setTimeout(done, PAUSE_MS))
  }
}
