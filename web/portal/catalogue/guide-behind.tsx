/** The law, the numbers and the finer elements: folded beside the plain words, never instead of them. */
import { Card } from '../../ui/card.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { fullDateWords } from '../../words/format.ts'
import { catalogueWords as words } from '../../words/zh/portal-catalogue.ts'
import css from './guide-page.module.css'
import type { Guide } from './guide-page.tsx'

export function GuideBehind({ guide: { content, ...item } }: { guide: Guide }) {
  const limits = [content.statutory.explanation, content.promised.explanation].filter(Boolean)
  return (
    <Card>
      <details className={css.fold}>
        <summary>{words.basis}</summary>
        {content.basis.length === 0 ? <p>{words.unstated}</p> : null}
        <ul className={css.list}>
          {content.basis.map((one) => (
            <li key={one.law + one.article}>
              {one.law} {one.article}
              {one.text ? <p className={css.quiet}>{one.text}</p> : null}
            </li>
          ))}
        </ul>
      </details>
      {limits.length > 0 ? (
        <details className={css.fold}>
          <summary>{words.statedLimit}</summary>
          {limits.map((one) => (
            <p key={one}>{one}</p>
          ))}
        </details>
      ) : null}
      <Finer guide={{ content, ...item }} />
      <details className={css.fold}>
        <summary>{words.about}</summary>
        <FactList
          facts={[
            { key: 'code', label: words.code, value: item.code },
            { key: 'type', label: words.itemType, value: item.words.itemType },
            { key: 'level', label: words.level, value: item.words.level },
            { key: 'region', label: words.region, value: item.region.path.join(' ') || item.region.name },
            {
              key: 'version',
              label: words.version,
              value: words.versionOf(item.versionNo, fullDateWords(item.publishedOn)),
            },
            ...item.elements.map(({ title, lines }) => ({ key: title, label: title, value: <Lines of={lines} /> })),
          ]}
        />
      </details>
    </Card>
  )
}

function Lines({ of }: { of: readonly string[] }) {
  return of.map((line) => (
    <span key={line} className={css.line}>
      {line}
    </span>
  ))
}

/** What the promise stands for. */
function replacedBy({ commitment, materials }: Guide['content']): string {
  const names = materials.filter(({ key }) => commitment?.materials.includes(key)).map(({ name }) => name)
  return [...names, ...(commitment?.conditions ?? [])].join('；')
}

/** Elements not every item has. */
function Finer({ guide: { content } }: { guide: Guide }) {
  const { quota, tripsReason, reach, commitment, instantApproval, flow } = content
  const special = content.specialProcedures?.map(({ name, days }) => words.specialProcedure(name, days)).join('；')
  const facts = [
    { key: 'quota', label: words.quota, value: quota },
    { key: 'trips', label: words.tripsReason, value: tripsReason },
    { key: 'reach', label: words.reach, value: reach && words.reachOf(reach.scope, reach.places) },
    { key: 'commitment', label: words.commitment, value: commitment?.promise },
    { key: 'consequence', label: words.consequence, value: commitment?.consequence },
    { key: 'replaces', label: words.commitmentReplaces, value: commitment && replacedBy(content) },
    { key: 'instant', label: words.instantApproval, value: instantApproval?.rule },
    {
      key: 'instantConditions',
      label: words.instantConditions,
      value: instantApproval?.conditions.map(({ text, basis }) => `${text}（${basis}）`).join('；'),
    },
    { key: 'special', label: words.special, value: special },
    {
      key: 'intermediaries',
      label: words.intermediaries,
      value: content.intermediaries?.map((one) => one.name).join('、'),
    },
    { key: 'flow', label: words.flow, value: flow },
  ].filter(({ value }) => value !== undefined && value !== '')
  if (facts.length === 0) return null
  return (
    <details className={css.fold}>
      <summary>{words.finer}</summary>
      <FactList facts={facts} />
    </details>
  )
}
