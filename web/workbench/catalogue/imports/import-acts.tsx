/** What is to be done with the list now, by whom; and how far the server is while it does it. */
import { Button } from 'antd'
import { useState } from 'react'
import { type ImportState, publishImport, runImport } from '#modules/catalogue/contract.ts'
import { useAct } from '../../../client/hooks.ts'
import { Buttons, Stack } from '../../../ui/card.tsx'
import { ReasonDialog } from '../../../ui/reason-dialog.tsx'
import { workImportWords as words } from '../../../words/zh/work-import.ts'
import css from './imports.module.css'

export function ImportActs({ state, working }: { state: ImportState; working: boolean }) {
  const [asking, setAsking] = useState<'run' | 'publish'>()
  const run = useAct(runImport)
  const publish = useAct(publishImport)
  const close = () => setAsking(undefined)
  const closeAfter = async (answer: Promise<unknown>) => {
    if (await answer) close()
  }
  const usable = state.accepted + state.flagged
  const mayRun = state.can.includes('run-import') && usable > 0
  const mayPublish = state.can.includes('publish-import') && state.toPublish > 0
  const runWord = state.stopped ? words.runAgain : words.run
  const publishWord = state.stopped ? words.publishAgain : words.publish
  return (
    <Stack>
      {working ? <Progress state={state} /> : <Notice state={state} usable={usable} />}
      {mayRun || mayPublish ? (
        <Buttons>
          {mayRun ? (
            <Button type="primary" onClick={() => setAsking('run')}>
              {runWord}
            </Button>
          ) : null}
          {mayPublish ? (
            <Button type="primary" onClick={() => setAsking('publish')}>
              {publishWord}
            </Button>
          ) : null}
        </Buttons>
      ) : null}
      <ReasonDialog
        open={asking === 'run'}
        title={runWord}
        effect={words.runEffect(usable, state.rejected)}
        verb={runWord}
        reason="none"
        act={run}
        onConfirm={() => void closeAfter(run.run({ id: state.id }))}
        onClose={close}
      />
      <ReasonDialog
        open={asking === 'publish'}
        title={publishWord}
        effect={words.publishEffect(state.toPublish, usable - state.kept - state.published - state.toPublish)}
        verb={publishWord}
        reason="none"
        act={publish}
        onConfirm={() => void closeAfter(publish.run({ id: state.id }))}
        onClose={close}
      />
    </Stack>
  )
}

function Progress({ state }: { state: ImportState }) {
  const drafting = state.status === 'drafting'
  const all = drafting ? state.accepted + state.flagged : state.published + state.left
  const done = all - state.left
  const word = drafting ? words.progress.drafting : words.progress.publishing
  return (
    <div className={css.progress}>
      <p>
        {word} {words.progress.of(done, all)}
      </p>
      <progress max={Math.max(all, 1)} value={done} aria-label={word} />
      <p className={state.resting ? css.notice : css.quiet} aria-live="polite">
        {state.resting ? words.progress.slow : words.progress.leave}
      </p>
    </div>
  )
}

/** Why there is nothing to press, or why it stopped. */
function Notice({ state, usable }: { state: ImportState; usable: number }) {
  const text = noticeOf(state, usable)
  return text ? <p className={css.notice}>{text}</p> : null
}

function noticeOf(state: ImportState, usable: number): string | undefined {
  if (state.stopped) return state.can.length > 0 ? words.progress.stopped : words.progress.stoppedOther
  if (state.status === 'judged') {
    if (usable === 0) return words.nothingToRun
    return state.own ? undefined : words.waitForAuthor(state.madeBy)
  }
  if (state.status !== 'drafted') return undefined
  if (state.toPublish === 0) return words.nothingToPublish
  return state.own ? words.waitForSecond : undefined
}
