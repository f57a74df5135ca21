/** One's exports, asked again every second while one of them is being written. */
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { dropExport, exportFile, formatTitles, myExports } from '#modules/exports/contract.ts'
import { addressOf } from '../../client/call.ts'
import { useAct, useView } from '../../client/hooks.ts'
import { Empty, ErrorBox, Loaded } from '../../ui/states.tsx'
import { momentWords } from '../../words/format.ts'
import { worklistWords } from '../../words/zh/work-worklist.ts'
import css from './exports.module.css'

const words = worklistWords.exports

type Exported = OutputOf<typeof myExports>['rows'][number]

export function ExportList({ only }: { only?: string }) {
  const [busy, setBusy] = useState(true)
  const exported = useView(myExports, {}, { everySeconds: busy ? 1 : undefined })
  const drop = useAct(dropExport)
  const writing = exported.data?.rows.some((row) => row.status === 'writing') ?? true
  if (writing !== busy) setBusy(writing)
  return (
    <Loaded of={exported}>
      {({ rows }) => {
        const shown = rows.filter((row) => only === undefined || row.id === only)
        if (shown.length === 0) return only ? null : <Empty title={words.empty}>{words.emptyText}</Empty>
        return (
          <>
            <ul className={css.list} aria-label={words.caption}>
              {shown.map((row) => (
                <One key={row.id} row={row} onDrop={() => void drop.run({ id: row.id })} />
              ))}
            </ul>
            {drop.problem ? <ErrorBox problem={drop.problem} /> : null}
          </>
        )
      }}
    </Loaded>
  )
}

function One({ row, onDrop }: { row: Exported; onDrop: () => void }) {
  return (
    <li className={css.one}>
      <div className={css.what}>
        <strong>
          {row.title}　{formatTitles[row.format]}
        </strong>
        <p className={row.status === 'failed' ? css.failed : undefined}>{stateOf(row)}</p>
        {row.status === 'writing' ? (
          <progress
            className={css.progress}
            aria-label={row.title}
            max={row.total ?? 1}
            value={row.total ? row.written : undefined}
          />
        ) : null}
        <p className={css.quiet}>
          {words.asked} {momentWords(row.askedAt)}，{words.kept} {momentWords(row.expiresAt)}
        </p>
      </div>
      <div className={css.acts}>
        {row.status === 'ready' ? (
          <a className={css.fetch} href={addressOf(exportFile, { id: row.id })} download>
            {words.fetch}
            <span className="unseen">：{row.title}</span>
          </a>
        ) : null}
        <Button onClick={onDrop}>
          {row.status === 'writing' ? words.cancel : words.remove}
          <span className="unseen">：{row.title}</span>
        </Button>
      </div>
    </li>
  )
}

const number = (count: number) => count.toLocaleString('zh-CN')

function stateOf(row: Exported): string {
  if (row.status === 'failed') return words.failed
  if (row.status === 'ready') return words.ready(number(row.written), sizeOf(row.size))
  return words.writing(number(row.written), row.total === undefined ? undefined : number(row.total))
}

function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
