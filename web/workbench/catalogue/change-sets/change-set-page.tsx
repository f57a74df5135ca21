/** One set, item by item: to be checked by a second person, or the record of what it did. */
import { Link, useParams } from '@tanstack/react-router'
import type { OutputOf } from '#kernel/contract.ts'
import {
  applyChangeSet,
  changeSetPage,
  changeSetStatuses,
  rejectChangeSet,
  withdrawChangeSet,
} from '#modules/catalogue/contract.ts'
import { useAct, useView } from '../../../client/hooks.ts'
import { ActButtons } from '../../../ui/act-buttons.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { FactList } from '../../../ui/fact-list.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
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
  const act = useAct(withdrawChangeSet)
  return (
    <ActButtons
      acts={[
        {
          verb: words.withdraw,
          effect: words.withdrawEffect,
          reason: 'none',
          act,
          run: () => act.run({ id: set.id }),
        },
      ]}
    />
  )
}

function Deciding({ set }: { set: ChangeSet }) {
  const apply = useAct(applyChangeSet)
  const reject = useAct(rejectChangeSet)
  return (
    <ActButtons
      acts={[
        {
          verb: words.apply,
          effect: words.applyEffect(changing(set.rows).length),
          primary: true,
          reason: 'none',
          act: apply,
          run: () => apply.run({ id: set.id }),
        },
        {
          verb: words.reject,
          effect: words.rejectEffect,
          danger: true,
          reason: { least: 2, longest: 400 },
          act: reject,
          run: (reason) => reject.run({ id: set.id, reason }),
        },
      ]}
    />
  )
}
