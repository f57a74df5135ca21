/** All that the library says of an element, and how it came to say so. */
import { type DataElement, dataElementVersions, elementSubjects } from '#modules/vocabulary/contract.ts'
import { useView } from '../../../client/hooks.ts'
import { FactList } from '../../../ui/fact-list.tsx'
import { Loaded } from '../../../ui/states.tsx'
import { momentWords } from '../../../words/format.ts'
import { workElementsWords as words } from '../../../words/zh/work-forms.ts'
import css from './data-elements.module.css'

export function ElementFacts({ element }: { element: DataElement }) {
  const { key, subject, help, basis, options } = element
  const versions = useView(dataElementVersions, { key })
  return (
    <>
      <FactList
        facts={[
          { key: 'key', label: words.facts.key, value: key },
          { key: 'subject', label: words.facts.subject, value: elementSubjects[subject] },
          { key: 'help', label: words.facts.help, value: help },
          ...(basis ? [{ key: 'basis', label: words.facts.basis, value: basis }] : []),
          ...(options
            ? [{ key: 'options', label: words.facts.options, value: options.map((one) => one.label).join('、') }]
            : []),
        ]}
      />
      <h3>{words.versions}</h3>
      <Loaded of={versions} lines={1}>
        {({ rows }) => (
          <ol className={css.versions}>
            {rows.map((row) => (
              <li key={row.version}>
                <strong>{words.version(row.version)}</strong>
                <span className={css.quiet}>
                  　{words.changed(momentWords(row.changedAt), row.changedBy, row.reason)}
                </span>
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </>
  )
}
