/** The tables of a month's lists and their formula; each figure leads to the ratings it counts. */
import type { ReactNode } from 'react'
import {
  type Figures,
  type ListFormula,
  listedKinds,
  listedKindTitles,
  colourTitles,
} from '#modules/ratings/contract.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { monthListWords as words } from '../../words/zh/month-lists.ts'
import css from './month-lists.module.css'

const colours = ['red', 'blue'] as const
const titles = words.columns

type LinkOf = (row: Figures, only: 'good' | 'bad' | undefined, text: string, label: string) => ReactNode

export function MonthListTables({ rows, linkOf }: { rows: readonly Figures[]; linkOf: LinkOf }) {
  return (
    <Stack>
      {colours.map((colour) => (
        <Card key={colour} title={<span className={css[colour]}>{colourTitles[colour]}</span>}>
          <div className={css.kinds}>
            {listedKinds.map((kind) => (
              <Places
                key={kind}
                caption={`${colourTitles[colour]} · ${listedKindTitles[kind]}`}
                rows={rows.filter((row) => row.kind === kind && row.colour === colour)}
                linkOf={linkOf}
              />
            ))}
          </div>
        </Card>
      ))}
    </Stack>
  )
}

function Places({ caption, rows, linkOf }: { caption: string; rows: readonly Figures[]; linkOf: LinkOf }) {
  return (
    <section aria-label={caption}>
      <h3 className={css.kind}>{caption}</h3>
      {rows.length === 0 ? <p className={css.quiet}>{words.emptyList}</p> : null}
      {rows.length > 0 ? (
        <table className={css.table}>
          <caption className="unseen">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{titles.rank}</th>
              <th scope="col" className={css.name}>
                {titles.name}
              </th>
              <th scope="col">{titles.share}</th>
              <th scope="col">{titles.counted}</th>
              <th scope="col">{titles.bad}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.subjectId}>
                <td>{words.tied(row.rank ?? 0, rows.filter(({ rank }) => rank === row.rank).length > 1)}</td>
                <th scope="row" className={css.name}>
                  {row.name}
                </th>
                <td>{words.share(row.good, row.counted)}</td>
                <td>{figure(row, undefined, row.counted, titles.counted, linkOf)}</td>
                <td>{figure(row, 'bad', row.bad, titles.bad, linkOf)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  )
}

export function figure(
  row: Figures,
  only: 'good' | 'bad' | undefined,
  count: number,
  what: string,
  linkOf: LinkOf,
): ReactNode {
  return count === 0 ? 0 : linkOf(row, only, String(count), words.figure(row.name, what, count))
}

export function FormulaCard({ formula, children }: { formula: ListFormula; children?: ReactNode }) {
  return (
    <Card title={words.formula}>
      <ul className={css.formula}>
        {words.formulaLines(formula).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className={css.quiet}>{words.formulaHolds}</p>
      {children}
    </Card>
  )
}
