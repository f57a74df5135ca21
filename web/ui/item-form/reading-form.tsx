/** A filled-in form in reading form: text, not greyed boxes. Shown before submitting and on the case page. */
import { Button } from 'antd'
import type { ReadingSection } from '#modules/forms/contract.ts'
import { uiWords } from '../../words/zh/ui.ts'
import { FactList } from '../fact-list.tsx'
import css from './item-form.module.css'

export type ReadingFormProps = {
  /** From the rule `readingOf` in the browser, or from the server. */
  sections: readonly ReadingSection[]
  /** Goes back to a section to mend it. */
  onChange?: (sectionKey: string) => void
  /** By field key the text of the time before, where it differs. */
  before?: Readonly<Record<string, string>>
  columns?: 1 | 2
}

export function ReadingForm({ sections, onChange, before, columns }: ReadingFormProps) {
  return (
    <div className={css.reading}>
      {sections.map(({ key, section, rows }) => (
        <section key={key} aria-labelledby={`reading-${key}`}>
          <header className={css.readingHeader}>
            <h2 id={`reading-${key}`}>{section}</h2>
            {onChange ? (
              <Button
                type="link"
                className="not-printed"
                aria-label={`${uiWords.change}${section}`}
                onClick={() => onChange(key)}
              >
                {uiWords.change}
              </Button>
            ) : null}
          </header>
          <FactList
            columns={columns}
            facts={rows.map((row) => ({ key: row.key, label: row.label, value: row.text, before: before?.[row.key] }))}
          />
        </section>
      ))}
    </div>
  )
}
