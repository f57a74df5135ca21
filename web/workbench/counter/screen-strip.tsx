/** 一机双屏: pairing the applicant's screen with this window, and how far the person is. */
import { Button } from 'antd'
import { useState } from 'react'
import { type Asks, openScreen } from '#modules/counter/contract.ts'
import { KeyMark } from '../../ui/key-mark.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { useHeldKeys } from '../../ui/use-held-keys.ts'
import { counterWords } from '../../words/zh/work-counter.ts'
import { CodeDialog } from './code-dialog.tsx'
import css from './counter.module.css'
import type { Screen } from './use-screen.ts'

const words = counterWords.screen
const ADDRESS = '/screen/counter'

export function ScreenStrip({ screen }: { screen: Screen }) {
  const [open, setOpen] = useState(false)
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
      <CodeDialog open={open} title={words.title} route={openScreen} words={words} onClose={() => setOpen(false)}>
        <p>{words.text}</p>
        <p>
          <a href={ADDRESS} target="onewindow-screen">
            {words.open}
          </a>{' '}
          {location.origin}
          {ADDRESS}
        </p>
      </CodeDialog>
    </div>
  )
}
