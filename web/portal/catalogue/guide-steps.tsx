/** The way of an application as a short line. */
import type { ItemContent } from '#modules/catalogue/contract.ts'
import { Card } from '../../ui/card.tsx'
import { catalogueWords as words } from '../../words/zh/portal-catalogue.ts'
import css from './guide-page.module.css'

export function GuideSteps({ content }: { content: ItemContent }) {
  // Days of a limit nobody stated are only stand-ins.
  const unstated = content.gaps?.includes('promised') === true
  const steps: { name: string; note?: string }[] = [
    { name: words.stepFile },
    { name: words.stepAccept, note: content.handling === 'instant' ? undefined : words.acceptDays },
    ...content.steps.map(({ name, days }) => ({ name, note: unstated ? undefined : words.stepDays(days) })),
    { name: words.stepResult },
  ]
  return (
    <Card title={words.steps}>
      <ol className={css.steps}>
        {steps.map(({ name, note }) => (
          <li key={name}>
            <strong>{name}</strong>
            {note ? <span className={css.quiet}>{note}</span> : null}
          </li>
        ))}
      </ol>
    </Card>
  )
}
