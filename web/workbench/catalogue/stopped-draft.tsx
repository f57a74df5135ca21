/** A colleague handed the draft in while one still wrote: what happened, both texts, and what to do with one's own. */
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { createDraft, editDraft, elementTable } from '#modules/catalogue/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { momentWords } from '../../words/format.ts'
import { workCatalogueWords } from '../../words/zh/work-catalogue.ts'
import css from './catalogue.module.css'
import { Clashing, textsOf } from './clashing.tsx'
import { merged } from './merging.ts'
import type { Draft, Stopped } from './use-draft.ts'
import type { Version } from './version-page.tsx'

const words = workCatalogueWords.stopped

export function StoppedDraft({ version, draft, stopped }: { version: Version; draft: Draft; stopped: Stopped }) {
  const [copied, setCopied] = useState(false)
  // What only the other one changed is no text of one's own.
  const own = stopped.clashes.filter((one) => one.by !== 'them')
  const copy = async () => {
    const lines = own.map((clash) =>
      [elementTable[clash.element].title, ...textsOf(clash, stopped.differences, 'mine')].join('\n'),
    )
    await navigator.clipboard.writeText(lines.join('\n\n'))
    setCopied(true)
  }
  const { last } = stopped
  const waits = version.status === 'submitted' || version.status === 'scheduled'
  return (
    <Card title={words.title}>
      <Stack>
        <p role="alert" className={css.faults}>
          {last ? words.what(last.by, momentWords(last.at), last.title) : words.whatUnknown}
        </p>
        <p>
          {version.can.includes('recall-draft')
            ? words.recall
            : version.can.includes('return-draft')
              ? words.giveBack
              : waits
                ? words.wait
                : words.takeAlong}
        </p>
        {own.map((clash) => (
          <Clashing key={clash.element} clash={clash} differences={stopped.differences} theirs={words.standing} />
        ))}
        <Buttons>
          {waits ? null : <IntoNewDraft version={version} draft={draft} stopped={stopped} />}
          <Button onClick={() => void copy()}>{words.copy}</Button>
          <Button danger onClick={draft.drop}>
            {words.drop}
          </Button>
          <output>{copied ? words.copied : null}</output>
        </Buttons>
      </Stack>
    </Card>
  )
}

/** Begins the item's next version with one's own text in it. */
function IntoNewDraft({ version, draft, stopped }: { version: Version; draft: Draft; stopped: Stopped }) {
  const navigate = useNavigate()
  const create = useAct(createDraft)
  const edit = useAct(editDraft)
  const take = async () => {
    const made = await create.run({ id: version.itemId })
    if (!made) return
    const mine = new Map(
      stopped.clashes.filter((one) => one.by !== 'them').map(({ element }) => [element, 'mine' as const]),
    )
    const content = merged(draft.content, version.content, mine)
    if (!(await edit.run({ id: made.id, revision: made.revision, content }))) return
    draft.drop()
    // Once nothing here is unsaved, leaving asks no more.
    setTimeout(() => void navigate({ to: `/work/catalogue/versions/${made.id}` as string }))
  }
  const problem = create.problem ?? edit.problem
  return (
    <>
      <Button type="primary" loading={create.pending || edit.pending} onClick={() => void take()}>
        {words.intoNew}
      </Button>
      {problem ? <ErrorBox problem={problem} /> : null}
    </>
  )
}
