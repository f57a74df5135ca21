/** What a list would show now: how many, of whom, and the first of them. */
import { useDeferredValue } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { listPreview } from '#modules/catalogue/contract.ts'
import { useView } from '../../../client/hooks.ts'
import { Card, Stack } from '../../../ui/card.tsx'
import { ScrollArea } from '../../../ui/scroll-area.tsx'
import { Empty, ErrorBox, Loaded } from '../../../ui/states.tsx'
import { workListsWords } from '../../../words/zh/work-lists.ts'
import tables from '../../table.module.css'
import css from './lists.module.css'

const words = workListsWords.builder

export type Asked = { conditions?: string; match: 'all' | 'any'; question?: string; columns: string }

/** @param unfinished why there is nothing to ask yet */
export function ListPreview({ asked, unfinished }: { asked: Asked; unfinished: string | undefined }) {
  const calm = useDeferredValue(asked)
  const found = useView(listPreview, { ...calm, limit: 10 }, { when: unfinished === undefined, keepPrevious: true })
  return (
    <Card title={words.preview} className={css.side}>
      {unfinished === undefined ? (
        <Stack>
          {found.problem && found.data ? <ErrorBox problem={found.problem} /> : null}
          <Loaded of={found} lines={6}>
            {(answer) => <Found answer={answer} />}
          </Loaded>
        </Stack>
      ) : (
        <Empty title={unfinished} />
      )}
    </Card>
  )
}

function Found({ answer }: { answer: OutputOf<typeof listPreview> }) {
  const { total, outOf, organs, columns, rows } = answer
  return (
    <Stack>
      <output className={css.found}>{words.found(total, outOf)}</output>
      {total === 0 ? <Empty title={words.nothing}>{words.nothingText}</Empty> : null}
      {organs.length > 0 ? (
        <ul className={css.organs} aria-label={words.organs}>
          {organs.map((one) => (
            <li key={one.organId}>{words.organ(one.organName, one.items)}</li>
          ))}
        </ul>
      ) : null}
      {rows.length > 0 ? (
        <ScrollArea className={tables.scroll} label={words.preview}>
          <table className={tables.table}>
            <caption className={css.caption}>{words.first(rows.length)}</caption>
            <thead>
              <tr>
                {[words.item, words.body, ...columns.map((one) => one.title)].map((title) => (
                  <th key={title} scope="col" className={tables.text}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.itemId}>
                  <th scope="row">{row.name}</th>
                  <td className={tables.text}>
                    <div className={css.cell}>{row.organName}</div>
                  </td>
                  {columns.map((one) => (
                    <td key={one.key} className={tables.text}>
                      <div className={css.cell}>{row.columns[one.key] || words.blank}</div>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollArea>
      ) : null}
    </Stack>
  )
}
