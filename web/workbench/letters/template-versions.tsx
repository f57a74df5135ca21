/** What a letter was worded like before, and what changed from one version to the next. */
import { useState } from 'react'
import { letterDifference } from '#modules/cases/contract.ts'
import { useView } from '../../client/hooks.ts'
import { Card, Columns, Stack } from '../../ui/card.tsx'
import { SelectField } from '../../ui/field.tsx'
import { Loaded } from '../../ui/states.tsx'
import { workLetterWords as words } from '../../words/zh/work-letters.ts'
import { VersionLines } from '../kept-versions.tsx'
import { keyedByContent } from './keyed-by-content.ts'
import css from './letters.module.css'
import type { Template } from './template-page.tsx'

export function Versions({ template }: { template: Template }) {
  const { versions } = template
  if (versions.length === 0) return <p className={css.quiet}>{words.noVersions}</p>
  return (
    <Card title={words.history}>
      <Stack>
        <VersionLines versions={versions} />
        <Difference template={template} />
      </Stack>
    </Card>
  )
}

function Difference({ template: { organId, kind, versions } }: { template: Template }) {
  const [to, setTo] = useState(versions[0]!.id)
  const [from, setFrom] = useState('')
  const view = useView(letterDifference, { organId, kind, from: from || undefined, to: to || undefined })
  const options = versions.map((one) => ({ value: one.id, label: words.own(one.version) }))
  return (
    <>
      <Columns least="200px">
        <SelectField label={words.from} options={options} emptyWord={words.builtIn} value={from} onChange={setFrom} />
        <SelectField label={words.to} options={options} emptyWord={words.builtIn} value={to} onChange={setTo} />
      </Columns>
      <Loaded of={view}>
        {({ lines }) => (
          <ul className={css.lines}>
            {keyedByContent(lines).map(({ key, of: line }) => (
              <li key={key} className={line.change === 'same' ? undefined : css[line.change]}>
                {words.changes[line.change]}
                {line.text}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </>
  )
}
