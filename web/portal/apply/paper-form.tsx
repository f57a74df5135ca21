/** The form for a sheet of paper: what is filled in as text, what is not as a line to write on or boxes to tick. */
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import {
  type FormField,
  type FormSection,
  type FormValues,
  readingOf,
  spacedFormCode,
} from '#modules/forms/contract.ts'
import { FactList } from '../../ui/fact-list.tsx'
import { PrintButton, PrintHeader } from '../../ui/print-button.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { applyWords as words } from '../../words/zh/portal-apply.ts'
import { portalWords } from '../../words/zh/portal.ts'
import css from './paper-form.module.css'
import { useRegionNames } from './regions.ts'

export type PaperFormProps = {
  sections: readonly FormSection[]
  values: FormValues
  /** What is handed in, and what is brought to the counter. */
  materials?: readonly { key: string; label: string; value: string }[]
}

/**
 * The head of the sheet. With the draft's code a window takes over what is filled in; it is drawn beforehand, for a printer
 * does not wait for pictures.
 */
export function PaperHead({ item, code }: { item: string; code?: string }) {
  return (
    <>
      <PrintHeader
        title={words.printTitle(portalWords.city, item)}
        number={code ? words.formCode(spacedFormCode(code)) : undefined}
        code={code ? <QrCode text={code} label={words.formCodeScan} size={112} /> : undefined}
      />
      {code ? <p className={`${css.atWindow} only-printed`}>{words.formCodeText}</p> : null}
    </>
  )
}

export function PaperForm({ sections, values, materials = [] }: PaperFormProps) {
  const nameOfRegion = useRegionNames(sections, values)
  const fields = new Map(sections.flatMap((section) => section.fields.map((field) => [field.key, field])))
  const blank = (key: string) => (isNothing(values[key]) ? fields.get(key) : undefined)
  return (
    <>
      {readingOf(sections, values, nameOfRegion).map(({ key, section, rows }) => (
        <section key={key} className={css.section} aria-labelledby={`paper-${key}`}>
          <h2 id={`paper-${key}`}>{section}</h2>
          <FactList
            facts={rows.map((row) => {
              const field = blank(row.key)
              return { key: row.key, label: row.label, value: field ? <Blank field={field} /> : row.text }
            })}
          />
        </section>
      ))}
      {materials.length > 0 ? (
        <section className={css.section} aria-labelledby="paper-materials">
          <h2 id="paper-materials">{words.materialsGiven}</h2>
          <FactList facts={materials} />
        </section>
      ) : null}
      <div className={css.sign}>
        <p>{words.signHere}</p>
        <p>{words.signedOn}</p>
      </div>
    </>
  )
}

/** Where one writes by hand. */
function Blank({ field }: { field: FormField }) {
  if (field.kind === 'rows')
    return (
      <ol className={css.lines}>
        {[1, 2, 3].map((at) => (
          <li key={at}>{(field.fields ?? []).map(({ label }) => `${label}：${words.writeHere}`).join('　')}</li>
        ))}
      </ol>
    )
  const options = field.kind === 'yes-no' ? [words.yes, words.no] : (field.options ?? []).map(({ label }) => label)
  if (options.length > 0) return <>{options.map((label) => words.tickBox(label)).join('　')}</>
  return (
    <span className={field.kind === 'long-text' ? css.tall : css.blank}>
      <span className={css.unseen}>{words.writeByHand}</span>
    </span>
  )
}

function isNothing(value: FormValues[string] | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

/**
 * The sheet behind a step on which one still types: it is there while the page is printed and at no other time, so that nothing
 * of it is found twice on the screen.
 */
export function PrintedForm({ item, code, ...form }: PaperFormProps & { item: string; code?: string }) {
  const printing = usePrinting()
  // The names of places are asked for beforehand: a printer does not wait.
  useRegionNames(form.sections, form.values)
  return (
    <>
      <PaperHead item={item} code={code} />
      {printing ? (
        <div className="only-printed">
          <PaperForm {...form} />
        </div>
      ) : null}
    </>
  )
}

function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true))
    const after = () => setPrinting(false)
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [])
  return printing
}

/** Whoever cannot upload is not stopped by it: the form goes to the counter on paper, as far as it is filled in. */
export function PaperOffer() {
  return (
    <details className={`${css.offer} not-printed`}>
      <summary>{words.onPaper}</summary>
      <p>{words.onPaperText}</p>
      <PrintButton label={words.printForm} />
    </details>
  )
}
