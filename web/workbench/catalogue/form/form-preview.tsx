/** The form as its applicants meet it, drawn by the very component they use, on a phone's width or a desk's. */
import { Button } from 'antd'
import { useState } from 'react'
import type { FormSection, FormValues } from '#modules/forms/contract.ts'
import { Stack } from '../../../ui/card.tsx'
import { ItemForm } from '../../../ui/item-form/item-form.tsx'
import { workFormWords as words } from '../../../words/zh/work-forms.ts'
import { formErrors } from '../../intake/form-errors.ts'
import { loadRegions } from '../../vocabulary/load-regions.ts'
import css from './form.module.css'

export function FormPreview({ sections, width }: { sections: readonly FormSection[]; width: 'phone' | 'desk' }) {
  const [values, setValues] = useState<FormValues>({})
  const [round, setRound] = useState(0)
  const [done, setDone] = useState(false)
  const usable = sections.filter((section) => section.fields.length > 0)
  const again = () => {
    setValues({})
    setDone(false)
    setRound(round + 1)
  }
  return (
    <section className={css.preview} data-width={width} aria-label={words.preview}>
      <p className={css.quiet}>{words.previewHelp}</p>
      {usable.length === 0 ? <p>{words.empty}</p> : null}
      {done ? (
        <Stack>
          <output>{words.previewEnd}</output>
          <div>
            <Button onClick={again}>{words.again}</Button>
          </div>
        </Stack>
      ) : usable.length > 0 ? (
        <ItemForm
          key={round}
          sections={usable}
          values={values}
          validate={formErrors}
          layout="step"
          loadRegions={loadRegions}
          doneWord={words.previewDone}
          onChange={setValues}
          onDone={() => setDone(true)}
        />
      ) : null}
    </section>
  )
}
