/** What was answered, read back: the situation, and the form section by section. */
import type { OutputOf } from '#kernel/contract.ts'
import type { myCase } from '#modules/cases/contract.ts'
import { FactList } from '../../ui/fact-list.tsx'

type Answered = OutputOf<typeof myCase>
type SituationAnswersProps = { situation: readonly Pick<Answered['situation'][number], 'key' | 'text' | 'label'>[] }

export function SituationAnswers({ situation }: SituationAnswersProps) {
  return <FactList columns={2} facts={situation.map(({ key, text, label }) => ({ key, label: text, value: label }))} />
}

export function FormAnswers({ form }: Pick<Answered, 'form'>) {
  return form.map(({ section, rows }) => (
    <section key={section}>
      <h3>{section}</h3>
      <FactList
        columns={2}
        facts={rows.map((row) => ({ key: row.key ?? row.label, label: row.label, value: row.text }))}
      />
    </section>
  ))
}
