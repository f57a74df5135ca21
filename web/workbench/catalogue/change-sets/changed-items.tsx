/** Item by item, what a set changes and what it leaves alone, and why. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import type { changeSetPreview } from '#modules/catalogue/contract.ts'
import { saveFile } from '../../../client/save-file.ts'
import { Buttons, Stack } from '../../../ui/card.tsx'
import { csvOf } from '../../../ui/csv.ts'
import { FactList } from '../../../ui/fact-list.tsx'
import { Figure } from '../../../ui/figure.tsx'
import { countWords } from '../../../words/format.ts'
import { workChangeSetWords } from '../../../words/zh/work-change-sets.ts'
import css from './change-sets.module.css'

const words = workChangeSetWords.preview

export type ChangedItem = OutputOf<typeof changeSetPreview>['rows'][number]

const SHOWN_AT_ONCE = 20

/** How many items the set changes. */
export function changing(rows: readonly ChangedItem[]): ChangedItem[] {
  return rows.filter((row) => row.leftOutBecause === undefined)
}

export function ChangedItems({ rows, done, name }: { rows: readonly ChangedItem[]; done: boolean; name: string }) {
  const [shown, setShown] = useState(SHOWN_AT_ONCE)
  const changed = changing(rows)
  const left = rows.filter((row) => row.leftOutBecause !== undefined)
  return (
    <Stack>
      <div className={css.figures}>
        <Figure label={done ? words.changed : words.changes} value={countWords(changed.length)} unit={words.unit} />
        <Figure
          label={words.stays}
          value={countWords(left.length)}
          unit={words.unit}
          tone={left.length > 0 ? 'warning' : 'plain'}
        />
      </div>
      {changed.length === 0 ? <p className={css.notice}>{words.nothing}</p> : null}
      {left.length > 0 ? (
        <details className={css.left} open={changed.length === 0}>
          <summary>{words.staysTitle}</summary>
          <ul className={css.list}>
            {left.map((row) => (
              <li key={row.itemId}>
                {row.name}（{row.organName}）：{row.leftOutBecause}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <ul className={css.items}>
        {changed.slice(0, shown).map((row) => (
          <li key={row.itemId} className={css.item}>
            <OneItem row={row} />
          </li>
        ))}
      </ul>
      <Buttons>
        {changed.length > shown ? (
          <Button onClick={() => setShown(shown + SHOWN_AT_ONCE)}>
            {words.more(Math.min(SHOWN_AT_ONCE, changed.length - shown))}
          </Button>
        ) : null}
        <Button onClick={() => exportRows(name, rows)}>{words.export}</Button>
      </Buttons>
    </Stack>
  )
}

function OneItem({ row }: { row: ChangedItem }) {
  const to = row.versionId ? `/work/catalogue/versions/${row.versionId}` : `/work/catalogue/${row.itemId}`
  return (
    <>
      <div className={css.itemHead}>
        <span>
          <strong>{row.name}</strong> <span className={css.quiet}>{row.organName}</span>
        </span>
        <Link to={to as string}>
          {row.versionId ? words.newVersion : words.item}
          <span className="unseen">：{row.name}</span>
        </Link>
      </div>
      <FactList
        facts={row.differences.map(({ element, title, part, before, after }) => ({
          key: `${element} ${part ?? ''}`,
          label: titleOf(title, part),
          value: after ?? words.removed,
          before: before ?? '',
        }))}
      />
    </>
  )
}

function titleOf(title: string, part: string | undefined): string {
  return part ? `${title}：${part}` : title
}

function exportRows(name: string, rows: readonly ChangedItem[]): void {
  const lines = rows.flatMap((row) =>
    row.leftOutBecause === undefined
      ? row.differences.map(({ title, part, before, after }) => [
          row.name,
          row.organName,
          row.code,
          titleOf(title, part),
          before ?? '',
          after ?? '',
          '',
        ])
      : [[row.name, row.organName, row.code, '', '', '', row.leftOutBecause]],
  )
  saveFile({
    content: new TextEncoder().encode(csvOf([[...words.exportHead], ...lines])),
    mediaType: 'text/csv;charset=utf-8',
    name: `${name}.csv`,
  })
}
