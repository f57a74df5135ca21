/** Fields: a label, a help line, a control and the error beside it, tied together for screen readers. */
import { type ReactNode, useId } from 'react'
import { uiWords } from '../words/zh/ui.ts'
import css from './field.module.css'

export type FieldFace = {
  label: ReactNode
  required?: boolean
  /** How to fill it in. */
  help?: ReactNode
  /** Where a prefilled value came from. */
  hint?: ReactNode
  error?: string
  /** Only for screen readers, where the place says what it is: a find box. */
  hideLabel?: boolean
  /** Id of the control; made when absent. Error summaries link to it. */
  id?: string
}

/** What the control must carry. */
export type ControlProps = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  'aria-required': true | undefined
}

/** One control with its label: `<Field label="…">{(control) => <input {...control} />}</Field>`. */
export function Field({ children, ...face }: FieldFace & { children: (control: ControlProps) => ReactNode }) {
  const made = useId()
  const id = face.id ?? made
  return (
    <div className={css.field} data-error={face.error ? true : undefined}>
      <label className={face.hideLabel ? 'unseen' : css.label} htmlFor={id}>
        <Label {...face} />
      </label>
      <Above id={id} {...face} />
      {children({
        id,
        'aria-describedby': describedBy(id, face),
        'aria-invalid': face.error ? true : undefined,
        'aria-required': face.required ? true : undefined,
      })}
    </div>
  )
}

/** Several controls under one question. */
export function FieldGroup({ children, ...face }: FieldFace & { children: ReactNode }) {
  const made = useId()
  const id = face.id ?? made
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={css.field}
      data-error={face.error ? true : undefined}
      aria-describedby={describedBy(id, face)}
    >
      <legend className={css.label}>
        <Label {...face} />
      </legend>
      <Above id={id} {...face} />
      {children}
    </fieldset>
  )
}

function Label({ label, required }: FieldFace) {
  return (
    <>
      {label}
      {required ? null : <span className={css.optional}>（{uiWords.optional}）</span>}
    </>
  )
}

function Above({ id, help, hint, error }: FieldFace & { id: string }) {
  return (
    <>
      {help ? (
        <p id={`${id}-help`} className={css.help}>
          {help}
        </p>
      ) : null}
      {hint ? (
        <p id={`${id}-hint`} className={css.hint}>
          {hint}
        </p>
      ) : null}
      <p id={`${id}-error`} className={css.error} aria-live="polite">
        {error}
      </p>
    </>
  )
}

function describedBy(id: string, { help, hint, error }: FieldFace): string | undefined {
  const parts = [help ? `${id}-help` : '', hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean)
  return parts.length > 0 ? parts.join(' ') : undefined
}

export type TextFieldProps = FieldFace & {
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  type?: 'text' | 'password' | 'search' | 'tel' | 'email' | 'date' | 'time'
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'search'
  autoComplete?: string
  maxLength?: number
  placeholder?: string
  /** Stands after the box: 平方米. */
  unit?: string
  disabled?: boolean
  /** Offered while typing; anything else may be typed too. */
  suggestions?: readonly string[]
}

export function TextField({
  value,
  onChange,
  onBlur,
  type = 'text',
  inputMode,
  autoComplete,
  maxLength,
  placeholder,
  unit,
  disabled,
  suggestions,
  ...face
}: TextFieldProps) {
  const offered = useId()
  return (
    <Field {...face}>
      {(control) => (
        <span className={css.row}>
          <input
            {...control}
            className={css.control}
            type={type}
            inputMode={inputMode}
            autoComplete={autoComplete ?? 'off'}
            list={suggestions ? offered : undefined}
            maxLength={maxLength}
            placeholder={placeholder}
            disabled={disabled}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            onBlur={onBlur}
          />
          {unit ? <span className={css.unit}>{unit}</span> : null}
          {suggestions ? (
            <datalist id={offered}>
              {suggestions.map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </datalist>
          ) : null}
        </span>
      )}
    </Field>
  )
}

export type LongTextFieldProps = FieldFace & {
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  maxLength?: number
  rows?: number
}

export function LongTextField({ value, onChange, onBlur, maxLength, rows = 4, ...face }: LongTextFieldProps) {
  return (
    <Field {...face}>
      {(control) => (
        <>
          <textarea
            {...control}
            className={`${css.control} ${css.long}`}
            rows={rows}
            maxLength={maxLength}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            onBlur={onBlur}
          />
          {maxLength && maxLength - value.length <= 100 ? (
            <p className={css.help}>{uiWords.charactersLeft(maxLength - value.length)}</p>
          ) : null}
        </>
      )}
    </Field>
  )
}

export type Option = { value: string; label: string /** A second line. */; note?: string }

export type SelectFieldProps = FieldFace & {
  options: readonly Option[]
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  /** The word for nothing chosen. */
  emptyWord?: string
  disabled?: boolean
}

export function SelectField({
  options,
  value,
  onChange,
  onBlur,
  emptyWord = uiWords.choose,
  disabled,
  ...face
}: SelectFieldProps) {
  return (
    <Field {...face}>
      {(control) => (
        <select
          {...control}
          className={css.control}
          disabled={disabled}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onBlur}
        >
          <option value="">{emptyWord}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

export type ChoiceFieldProps = FieldFace & {
  options: readonly Option[]
  value: string | undefined
  onChange: (value: string) => void
  /** Side by side on wide screens. */
  inline?: boolean
}

/** One of a few, all of them to be seen. */
export function ChoiceField({ options, value, onChange, inline, ...face }: ChoiceFieldProps) {
  const name = useId()
  return (
    <FieldGroup {...face}>
      <div className={inline ? css.inlineOptions : css.options}>
        {options.map((option) => (
          <OptionBox
            key={option.value}
            option={option}
            type="radio"
            name={name}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
          />
        ))}
      </div>
    </FieldGroup>
  )
}

export type ChoicesFieldProps = FieldFace & {
  options: readonly Option[]
  value: readonly string[]
  onChange: (value: string[]) => void
  inline?: boolean
}

/** Any number of a few. */
export function ChoicesField({ options, value, onChange, inline, ...face }: ChoicesFieldProps) {
  const toggle = (one: string) => {
    const chosen = new Set(value)
    if (!chosen.delete(one)) chosen.add(one)
    onChange(options.map((option) => option.value).filter((each) => chosen.has(each)))
  }
  return (
    <FieldGroup {...face}>
      <div className={inline ? css.inlineOptions : css.options}>
        {options.map((option) => (
          <OptionBox
            key={option.value}
            option={option}
            type="checkbox"
            checked={value.includes(option.value)}
            onChange={() => toggle(option.value)}
          />
        ))}
      </div>
    </FieldGroup>
  )
}

type OptionBoxProps = {
  option: Option
  type: 'radio' | 'checkbox'
  name?: string
  checked: boolean
  onChange: () => void
}

function OptionBox({ option, type, name, checked, onChange }: OptionBoxProps) {
  return (
    <label className={css.option} data-checked={checked ? true : undefined}>
      <input type={type} name={name} checked={checked} onChange={onChange} />
      <span>
        {option.label}
        {option.note ? <span className={css.note}>{option.note}</span> : null}
      </span>
    </label>
  )
}

/** A single box to tick: a consent, a promise. */
export function TickField({
  label,
  checked,
  onChange,
  error,
}: {
  label: ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
  error?: string
}) {
  const id = useId()
  return (
    <div className={css.field} data-error={error ? true : undefined}>
      <p id={id} className={css.error} aria-live="polite">
        {error}
      </p>
      <label className={css.option} data-checked={checked ? true : undefined}>
        <input
          type="checkbox"
          checked={checked}
          aria-describedby={error ? id : undefined}
          aria-invalid={error ? true : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{label}</span>
      </label>
    </div>
  )
}
