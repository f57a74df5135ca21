/** The report: what it says in sentences, then whom it concerns and what is lacking, in figures and by case. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { OutputOf } from '#kernel/contract.ts'
import type { rehearsal } from '#modules/rehearsals/contract.ts'
import { saveFile } from '../../../client/save-file.ts'
import { Columns, Stack } from '../../../ui/card.tsx'
import { csvOf } from '../../../ui/csv.ts'
import { Figure } from '../../../ui/figure.tsx'
import { StateTag } from '../../../ui/state-tag.tsx'
import { uiWords } from '../../../words/zh/ui.ts'
import { workRehearsalWords as words } from '../../../words/zh/work-rehearsal.ts'
import css from './rehearsal.module.css'

type Report = OutputOf<typeof rehearsal>

export function RehearsalReport({ report }: { report: Report }) {
  const { replayed, troubled, grantedTroubled, unused, dropped } = report
  return (
    <Stack>
      <p>
        {grantedTroubled > 0 ? (
          <StateTag tone="danger">{words.bad}</StateTag>
        ) : troubled > 0 ? (
          <StateTag tone="warning">{words.slow}</StateTag>
        ) : (
          <StateTag tone="success">{words.fine}</StateTag>
        )}
      </p>
      <Columns least="180px">
        <Figure label={words.figures.replayed} value={replayed} unit={words.figures.unit} />
        <Figure
          label={words.figures.troubled}
          value={troubled}
          unit={words.figures.unit}
          definition={words.definitions.troubled}
          tone={troubled > 0 ? 'warning' : 'plain'}
        />
        <Figure
          label={words.figures.grantedTroubled}
          value={grantedTroubled}
          unit={words.figures.unit}
          definition={words.definitions.grantedTroubled}
          tone={grantedTroubled > 0 ? 'danger' : 'plain'}
        />
      </Columns>
      <section>
        <h3>{words.says}</h3>
        <ul className={css.list}>
          {report.summary.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
      <Totals report={report} />
      <Lacking report={report} />
      <Columns least="280px">
        {unused.length > 0 ? (
          <section>
            <h3>{words.unused}</h3>
            <p>{words.unusedText}</p>
            <Names lines={unused.map((one) => `${words.kinds[one.kind]}：${one.name}`)} />
          </section>
        ) : null}
        {dropped.length > 0 ? (
          <section>
            <h3>{words.dropped}</h3>
            <p>{words.droppedText}</p>
            <Names lines={dropped.map((one) => `${words.kinds[one.kind]}：${words.droppedOne(one.name, one.cases)}`)} />
          </section>
        ) : null}
      </Columns>
      <Cases report={report} />
    </Stack>
  )
}

function Names({ lines }: { lines: readonly string[] }) {
  return (
    <ul className={css.list}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

/** How many cases meet with which trouble, drawn against all that were replayed. */
function Totals({ report: { totals, replayed } }: { report: Report }) {
  if (totals.length === 0) return null
  return (
    <section>
      <h3>{words.totals}</h3>
      <dl className={css.bars}>
        {totals.map(({ trouble, title, cases }) => (
          <div key={trouble} className={css.bar}>
            <dt>{title}</dt>
            <dd>
              <span aria-hidden="true" className={css.track}>
                <span className={css.share} style={{ width: `${(100 * cases) / replayed}%` }} />
              </span>
              {words.count(cases)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Lacking({ report: { lacking } }: { report: Report }) {
  if (lacking.length === 0) return null
  const titles = words.lackingColumns
  return (
    <section>
      <h3>{words.lacking}</h3>
      <table className={css.table}>
        <caption className="unseen">{words.lacking}</caption>
        <thead>
          <tr>
            <th scope="col">{titles.kind}</th>
            <th scope="col">{titles.name}</th>
            <th scope="col" className={css.number}>
              {titles.cases}
            </th>
          </tr>
        </thead>
        <tbody>
          {lacking.map(({ kind, key, name, cases }) => (
            <tr key={`${kind}${key}`}>
              <td>{words.kinds[kind]}</td>
              <td>{name}</td>
              <td className={css.number}>{words.count(cases)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Cases({ report: { cases, itemName, versionNo } }: { report: Report }) {
  if (cases.length === 0) return null
  const titles = words.casesColumns
  const troublesOf = (one: Report['cases'][number]) => one.troubles.map((trouble) => trouble.words)
  const exported = () => {
    const rows = cases.map((one) => [
      one.number,
      one.granted ? words.granted : words.denied,
      troublesOf(one).join('；'),
    ])
    const text = csvOf([[titles.number, titles.outcome, titles.troubles], ...rows])
    const content = new TextEncoder().encode(text)
    saveFile({ content, mediaType: 'text/csv', name: `${words.file(itemName, versionNo)}.csv` })
  }
  return (
    <section>
      <header className={css.head}>
        <h3>{words.cases}</h3>
        <Button onClick={exported}>{uiWords.exportShown(cases.length)}</Button>
      </header>
      <table className={css.table}>
        <caption className="unseen">{words.cases}</caption>
        <thead>
          <tr>
            <th scope="col">{titles.number}</th>
            <th scope="col">{titles.outcome}</th>
            <th scope="col">{titles.troubles}</th>
          </tr>
        </thead>
        <tbody>
          {cases.map((one) => (
            <tr key={one.number}>
              <th scope="row">
                {one.caseId ? <Link to={`/work/cases/${one.caseId}` as string}>{one.number}</Link> : one.number}
              </th>
              <td>{one.granted ? words.granted : words.denied}</td>
              <td>
                {troublesOf(one).map((trouble) => (
                  <p key={trouble}>{trouble}</p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
