/** 一机双屏: pairing the applicant's screen with this window, and how far the person is. */
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { type Asks, openScreen } from '#modules/counter/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Stack } from '../../ui/card.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { KeyMark } from '../../ui/key-mark.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { useHeldKeys } from '../../ui/use-held-keys.ts'
import { clockWords } from '../../words/format.ts'
import { counterWords } from '../../words/zh/work-counter.ts'
import css from './counter.module.css'
import type { Screen } from './use-screen.ts'

const words = counterWords.screen
const ADDRESS = '/screen/counter'

export function ScreenStrip({ screen }: { screen: Screen }) {
  const [open, setOpen] = useState(false)
  const [made, setMade] = useState<OutputOf<typeof openScreen>>()
  const act = useAct(openScreen)
  const { paired, asks, confirmedAt, signatureId } = screen.state
  useHeldKeys({ 'Alt+S': () => setOpen(true) })
  const state = signatureId ? words.signed : confirmedAt ? words.confirmed : undefined
  return (
    <div className={css.who}>
      <Button aria-keyshortcuts="Alt+S" onClick={() => setOpen(true)}>
        {words.button}
        <KeyMark of="Alt+S" />
      </Button>
      <output className={css.who}>
        <StateTag tone={paired ? 'success' : 'neutral'}>{paired ? words.paired : words.unpaired}</StateTag>
        {state ? <StateTag tone="success">{state}</StateTag> : null}
        {asks && !state ? <StateTag tone="info">{words.waits[asks as Asks]}</StateTag> : null}
      </output>
      {asks ? <Button onClick={() => screen.show(null)}>{words.clear}</Button> : null}
      {screen.problem ? <ErrorBox problem={screen.problem} /> : null}
      <Dialog
        open={open}
        title={words.title}
        onClose={() => setOpen(false)}
        footer={
          <Button type="primary" loading={act.pending} onClick={() => void act.run({}).then(setMade)}>
            {words.make}
          </Button>
        }
      >
        <Stack>
          <p>{words.text}</p>
          <p>
            <a href={ADDRESS} target="onewindow-screen">
              {words.open}
            </a>{' '}
            {location.origin}
            {ADDRESS}
          </p>
          <output>
            {made ? (
              <>
                <p className={css.code} aria-label={words.code}>
                  {made.code}
                </p>
                <p>{words.until(clockWords(made.until))}</p>
              </>
            ) : null}
          </output>
          {act.problem ? <ErrorBox problem={act.problem} /> : null}
        </Stack>
      </Dialog>
    </div>
  )
}
