/** The form of an item, drawn from its sections: one section per screen, or all of them at once. */
import { Button } from 'antd'
import { type MouseEvent, useEffect, useRef, useState } from 'react'
import type { FormSection, FormValue, FormValues } from '#modules/forms/contract.ts'
import { uiWords } from '../../words/zh/ui.ts'
import { ErrorSummary } from './error-summary.tsx'
import { obstacles, rootOf, shownSections } from './form-course.ts'
import css from './item-form.module.css'
import { OneField } from './one-field.tsx'
import type { LoadRegions } from './region-field.tsx'

export type ItemFormProps = {
  sections: readonly FormSection[]
  values: FormValues
  onChange: (values: FormValues) => void
  /** Chinese message by field key; the same rule the server uses. */
  validate: (sections: readonly FormSection[], values: FormValues) => Readonly<Record<string, string>>
  /** `step`: one section per screen, for citizens. `all`: everything under each other, for the counter. */
  layout: 'step' | 'all'
  /** Everything shown is answered rightly and the person goes on. */
  onDone: () => void
  /** 下一步：上传材料. */
  doneWord: string
  /** Leaves the form backwards from its first section. */
  onBack?: () => void
  /** By field key where a prefilled value came from: 来自您的实名信息. */
  sources?: Readonly<Record<string, string>>
  /** Errors the server found, by field key. */
  serverErrors?: Readonly<Record<string, string>>
  loadRegions?: LoadRegions
  /** Key of the section to open first, when coming back to mend it. */
  startAt?: string
}

export function ItemForm(props: ItemFormProps) {
  const {
    sections,
    values,
    onChange,
    validate,
    layout,
    onDone,
    doneWord,
    onBack,
    sources,
    serverErrors,
    loadRegions,
    startAt,
  } = props
  const all = shownSections(sections, values)
  const [key, setKey] = useState(startAt ?? all[0]?.key)
  const [revealed, setRevealed] = useState<ReadonlySet<string>>(new Set())
  const [edited, setEdited] = useState<ReadonlySet<string>>(new Set())
  const [attempts, setAttempts] = useState(0)
  const [moved, setMoved] = useState(false)

  const at = Math.max(
    0,
    all.findIndex((section) => section.key === key),
  )
  const here = layout === 'all' ? all : all.slice(at, at + 1)
  const errors = validate(sections, values)
  const shownErrors = visibleErrors(errors, serverErrors, revealed, edited)
  const inTheWay = obstacles(here, shownErrors)

  const go = (to: number) => {
    const next = all[to]
    if (!next) return
    setMoved(true)
    setAttempts(0)
    setKey(next.key)
  }
  const change = (field: string, value: FormValue) => {
    setEdited(withKeys(edited, [field]))
    onChange({ ...values, [field]: value })
  }
  const forward = () => {
    setRevealed(
      withKeys(
        revealed,
        here.flatMap((section) => section.fields.map((field) => field.key)),
      ),
    )
    const stillWrong = obstacles(here, { ...unedited(serverErrors, edited), ...errors })
    if (stillWrong.length > 0) setAttempts(attempts + 1)
    else if (layout === 'step' && at < all.length - 1) go(at + 1)
    else onDone()
  }
  const isFirst = layout === 'all' || at === 0
  const isLast = layout === 'all' || at === all.length - 1

  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        forward()
      }}
    >
      {attempts > 0 && inTheWay.length > 0 ? <ErrorSummary key={attempts} obstacles={inTheWay} /> : null}
      {here.map((section) => (
        <section
          key={section.key}
          className={layout === 'all' ? css.wideSection : css.section}
          aria-labelledby={`section-${section.key}`}
        >
          <SectionHeading
            section={section}
            position={layout === 'step' && all.length > 1 ? uiWords.sectionOf(at + 1, all.length) : undefined}
            takesFocus={moved}
          />
          {section.fields.map((field) => (
            <OneField
              key={field.key}
              field={field}
              value={values[field.key] ?? null}
              error={shownErrors[field.key]}
              within={shownErrors}
              hint={
                sources?.[field.key] && !edited.has(field.key)
                  ? `${sources[field.key]}，${uiWords.mayChange}`
                  : undefined
              }
              loadRegions={loadRegions}
              onChange={(value) => change(field.key, value)}
              onBlur={(place) => (values[field.key] ?? '') !== '' && setRevealed(withKeys(revealed, [place]))}
            />
          ))}
        </section>
      ))}
      <div className={css.buttons}>
        <Button type="primary" htmlType="submit" onMouseDown={staying}>
          {isLast ? doneWord : uiWords.nextSection}
        </Button>
        {isFirst ? (
          onBack ? (
            <Button onMouseDown={staying} onClick={onBack}>
              {uiWords.previousSection}
            </Button>
          ) : null
        ) : (
          <Button onMouseDown={staying} onClick={() => go(at - 1)}>
            {uiWords.previousSection}
          </Button>
        )}
      </div>
    </form>
  )
}

/**
 * Pressing a button leaves the focus where it is until the press is done: what leaving a field shows would otherwise move the
 * button away from under the finger, and the press would be lost.
 */
function staying(event: MouseEvent): void {
  event.preventDefault()
}

type SectionHeadingProps = { section: FormSection; position?: string; takesFocus: boolean }

/** After going on or back the focus stands on the new section's name. */
function SectionHeading({ section, position, takesFocus }: SectionHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (takesFocus) heading.current?.focus()
  }, [takesFocus])
  return (
    <h2 ref={heading} id={`section-${section.key}`} tabIndex={-1} className={css.heading}>
      {section.title}
      {position ? <span className={css.position}>{position}</span> : null}
    </h2>
  )
}

type Messages = Readonly<Record<string, string>>

/** Nobody is told off for a field not reached yet; what the server found stands until the field is changed. */
function visibleErrors(
  errors: Messages,
  serverErrors: Messages | undefined,
  revealed: ReadonlySet<string>,
  edited: ReadonlySet<string>,
): Messages {
  const reached = Object.fromEntries(
    Object.entries(errors).filter(([place]) => revealed.has(place) || revealed.has(rootOf(place))),
  )
  return { ...unedited(serverErrors, edited), ...reached }
}

function unedited(serverErrors: Messages | undefined, edited: ReadonlySet<string>): Messages {
  return Object.fromEntries(Object.entries(serverErrors ?? {}).filter(([place]) => !edited.has(rootOf(place))))
}

function withKeys(keys: ReadonlySet<string>, more: readonly string[]): ReadonlySet<string> {
  return new Set([...keys, ...more])
}
