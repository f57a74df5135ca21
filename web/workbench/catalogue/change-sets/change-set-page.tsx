/** One set, item by item: to be checked by a second person, or the record of what it did. */
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import {
  applyChangeSet,
  changeSetPage,
  changeSetStatuses,
  rejectChangeSet,
  withdrawChangeSet,
} from '#modules/catalogue/contract.ts'
import { useAct, useView } from '../../../client/hooks.ts'
import { Buttons, Card, Stack } from '../../../ui/card.tsx'
import { FactList } from '../../../ui/fact-list.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { ReasonDialog } from '../../../ui/reason-dialog.tsx'
import { StateTag } from '../../../ui/state-tag.tsx'
import { momentWords } from '../../../words/format.ts'
import { workChangeSetWords as words } from '../../../words/zh/work-change-sets.ts'
import { PageLoaded } from '../../page-loaded.tsx'
import css from '../catalogue.module.css'
import own from './change-sets.module.css'
import { ChangedItems, changing } from './changed-items.tsx'
import { setTones } from './change-sets-page.tsx'
import { editWords } from './edit-drafts.ts'

type ChangeSet = OutputOf<typeof changeSetPage>

export function ChangeSetPage() {
  const { changeSetId } = useParams({ strict: false })
  const page = useView(changeSetPage, { id: changeSetId! })
  return (
    <PageLoaded of={page} title={words.one}>
      {(set) => (
        <Stack className={css.editor}>
          <header className={css.head}>
            <PageTitle text={set.title} />
            <StateTag tone={setTones[set.status]}>{changeSetStatuses[set.status]}</StateTag>
          </header>
          <p className={own.chosen}>
            {words.madeBy(set.madeBy, momentWords(set.madeAt))}
            <Link to={'/work/catalogue/change-sets' as string}>{words.back}</Link>
          </p>
          <Card>
            <FactList facts={factsOf(set)} />
          </Card>
          {set.status === 'waiting' && set.own ? <p className={own.notice}>{words.waitForSecond}</p> : null}
          {set.can.includes('withdraw-change-set') ? <Withdrawing set={set} /> : null}
          {set.can.includes('apply-change-set') ? <Deciding set={set} /> : null}
          <Card title={set.status === 'waiting' ? words.preview.title : words.preview.changed}>
            <ChangedItems rows={set.rows} done={set.status === 'applied'} name={set.title} />
          </Card>
        </Stack>
      )}
    </PageLoaded>
  )
}

function factsOf(set: ChangeSet) {
  const { facts } = words
  return [
    { key: 'reason', label: facts.reason, value: <span className={css.lines}>{set.reason}</span> },
    {
      key: 'edits',
      label: facts.edits,
      value: <span className={css.lines}>{set.edits.map(editWords).join('\n')}</span>,
    },
    ...(set.decidedBy && set.decidedAt
      ? [
          {
            key: 'decided',
            label: set.status === 'withdrawn' ? facts.withdrawn : facts.decided,
            value: words.decidedBy(set.decidedBy, momentWords(set.decidedAt)),
          },
        ]
      : []),
    ...(set.decidedBecause ? [{ key: 'because', label: facts.because, value: set.decidedBecause }] : []),
  ]
}

function Withdrawing({ set }: { set: ChangeSet }) {
  const [asking, setAsking] = useState(false)
  const act = useAct(withdrawChangeSet)
  const withdraw = async () => {
    if (await act.run({ id: set.id })) setAsking(false)
  }
  return (
    <>
      <Buttons>
        <Button onClick={() => setAsking(true)}>{words.withdraw}</Button>
      </Buttons>
      <ReasonDialog
        open={asking}
        title={words.withdraw}
        effect={words.withdrawEffect}
        verb={words.withdraw}
        reason="none"
        pending={act.pending}
        problem={act.problem}
        onConfirm={() => void withdraw()}
        onClose={() => setAsking(false)}
      />
    </>
  )
}

function Deciding({ set }: { set: ChangeSet }) {
  const [asking, setAsking] = useState<'apply' | 'reject'>()
  const apply = useAct(applyChangeSet)
  const reject = useAct(rejectChangeSet)
  const close = () => setAsking(undefined)
  const closeAfter = async (answer: Promise<unknown>) => {
    if (await answer) close()
  }
  return (
    <>
      <Buttons>
        <Button type="primary" onClick={() => setAsking('apply')}>
          {words.apply}
        </Button>
        <Button onClick={() => setAsking('reject')}>{words.reject}</Button>
      </Buttons>
      <ReasonDialog
        open={asking === 'apply'}
        title={words.apply}
        effect={words.applyEffect(changing(set.rows).length)}
        verb={words.apply}
        reason="none"
        pending={apply.pending}
        problem={apply.problem}
        onConfirm={() => void closeAfter(apply.run({ id: set.id }))}
        onClose={close}
      />
      <ReasonDialog
        open={asking === 'reject'}
        title={words.reject}
        effect={words.rejectEffect}
        verb={words.reject}
        danger
        reason={{ least: 2, longest: 400 }}
        pending={reject.pending}
        problem={reject.problem}
        onConfirm={(reason) => void closeAfter(reject.run({ id: set.id, reason }))}
        onClose={close}
      />
    </>
  )
}
