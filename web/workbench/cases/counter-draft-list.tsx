/** 草稿: applications begun at the counter; opened where they were left, or thrown away. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { type counterDrafts, discardCounterDraft, exportCounterDrafts } from '#modules/cases/contract.ts'
import { type Pages, type RowOf, useAct } from '../../client/hooks.ts'
import { Buttons } from '../../ui/card.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { MomentTime } from '../../ui/moment-time.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Empty } from '../../ui/states.tsx'
import { dateWords, fullDateWords, fullMomentWords } from '../../words/format.ts'
import { counterDraftWords as words } from '../../words/zh/work-counter-drafts.ts'
import { ExportButton } from '../exports/export-button.tsx'
import css from './lists.module.css'

type Draft = RowOf<typeof counterDrafts>

export function CounterDraftList({ pages }: { pages: Pages<Draft, OutputOf<typeof counterDrafts>> }) {
  const [leaving, setLeaving] = useState<Draft>()
  const act = useAct(discardCounterDraft)
  const close = () => {
    setLeaving(undefined)
    act.reset()
  }
  const discard = async () => {
    if (leaving && (await act.run({ id: leaving.id }))) close()
  }
  return (
    <>
      {pages.rows.length > 0 ? (
        <Buttons>
          <ExportButton route={exportCounterDrafts} filter={{}} what={words.exports} />
        </Buttons>
      ) : null}
      <KeysetTable
        caption={words.caption}
        columns={columnsWith(setLeaving)}
        pages={pages}
        rowKey={(row) => row.id}
        linkTo={(row) => (row.open ? addressOf(row) : undefined)}
        empty={
          <Empty title={words.empty} action={<Link to={'/work/intake' as string}>{words.toIntake}</Link>}>
            {words.emptyText}
          </Empty>
        }
      />
      <ReasonDialog
        open={leaving !== undefined}
        title={words.discard}
        effect={leaving ? words.discardEffect(nameOf(leaving)) : ''}
        verb={words.discard}
        danger
        reason="none"
        act={act}
        onConfirm={() => void discard()}
        onClose={close}
      />
    </>
  )
}

const nameOf = ({ applicantName }: Draft): string => applicantName || words.nameless

const addressOf = ({ id, itemId, answers }: Draft): string =>
  `/work/intake?${new URLSearchParams({ item: itemId, ...(answers ? { answers } : {}), draft: id })}`

const titles = words.columns

const columnsWith = (discard: (draft: Draft) => void): [Column<Draft>, ...Column<Draft>[]] => [
  {
    key: 'applicant',
    title: titles.applicant,
    cell: (row) => (
      <>
        {nameOf(row)} <span className={css.quiet}>{row.applicantMasked}</span>
      </>
    ),
    text: nameOf,
  },
  {
    key: 'item',
    title: titles.item,
    cell: (row) => (
      <>
        {row.itemName}
        {row.open ? null : <StateTag tone="warning">{words.closed}</StateTag>}
        {row.open && row.changed ? <StateTag tone="info">{words.itemChanged}</StateTag> : null}
      </>
    ),
    text: (row) => row.itemName,
  },
  { key: 'savedBy', title: titles.savedBy, cell: (row) => row.savedBy, text: (row) => row.savedBy },
  {
    key: 'savedAt',
    title: titles.savedAt,
    cell: (row) => <MomentTime at={row.savedAt} />,
    text: (row) => fullMomentWords(row.savedAt),
  },
  {
    key: 'keptUntil',
    title: titles.keptUntil,
    cell: (row) => dateWords(row.keptUntil),
    text: (row) => fullDateWords(row.keptUntil),
  },
  {
    key: 'acts',
    title: titles.acts,
    cell: (row) => (
      <Button danger className={css.overRow} aria-label={words.discardOf(nameOf(row))} onClick={() => discard(row)}>
        {words.discard}
      </Button>
    ),
  },
]
