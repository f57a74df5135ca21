/** The application as it reads, with what the correction changed, and what the item asks beside it. */
import type { ReadingSection } from '#modules/forms/contract.ts'
import { FactList } from '../../ui/fact-list.tsx'
import { ReadingForm } from '../../ui/item-form/reading-form.tsx'
import { ScrollArea } from '../../ui/scroll-area.tsx'
import { uiWords } from '../../words/zh/ui.ts'
import { workCaseWords as words } from '../../words/zh/work-cases.ts'
import css from './case-page.module.css'
import type { CaseFile } from './clocks.tsx'

export function FormPane({ file }: { file: CaseFile }) {
  const { applicant } = file
  return (
    <ScrollArea className={css.pane} label={words.form}>
      <FactList
        facts={[
          { key: 'name', label: words.facts.applicant, value: `${applicant.name}（${words[applicant.kind]}）` },
          { key: 'id', label: words.facts.identifier, value: applicant.identifierMasked },
          ...(applicant.agentName ? [{ key: 'agent', label: words.facts.agent, value: applicant.agentName }] : []),
          { key: 'phone', label: words.facts.phone, value: applicant.contactPhone ?? uiWords.none },
        ]}
      />
      <ReadingForm sections={sectionsOf(file)} before={changedBefore(file)} />
      <Folded title={words.conditions} lines={file.conditions} />
      <Folded
        title={words.basis}
        lines={file.basis.map((one) => `${one.law}${one.article}${one.text ? `：${one.text}` : ''}`)}
      />
      <Folded
        title={words.fees}
        lines={file.fees.length > 0 ? file.fees.map((fee) => `${fee.name}：${fee.standard}`) : [words.noFees]}
      />
    </ScrollArea>
  )
}

function Folded({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <details className={css.folded}>
      <summary>{title}</summary>
      <ol>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </details>
  )
}

/** First the answers that decided which fields and materials apply. */
function sectionsOf({ form, situation }: CaseFile): ReadingSection[] {
  const asked = situation.map(({ key, text, label }) => ({ key: `situation-${key}`, label: text, text: label }))
  const filled = form.map(({ section, rows }, at) => ({
    key: String(at),
    section,
    rows: rows.map((row) => ({ ...row, key: row.key ?? row.label })),
  }))
  return asked.length > 0 ? [{ key: 'situation', section: words.situation, rows: asked }, ...filled] : filled
}

/** What stood there before the correction, by field key. */
function changedBefore({ form, changed }: CaseFile): Record<string, string> {
  const before = new Map(changed.map((one) => [one.label, one.before]))
  const rows = form.flatMap((section) => section.rows).filter((row) => before.has(row.label))
  return Object.fromEntries(rows.map((row) => [row.key ?? row.label, before.get(row.label)!]))
}
