/** The parts of a face, each with its place in millimetres; taken away, added, and told what is wrong with them. */
import { Button } from 'antd'
import { useState } from 'react'
import type { FacePart, FacePartKind } from '#modules/documents/contract.ts'
import type { FaceFault } from '#modules/licences/contract.ts'
import { SelectField, TextField } from '../../ui/field.tsx'
import { PickField } from '../../ui/pick-field.tsx'
import { useStableKeys } from '../../ui/use-stable-keys.ts'
import { licenceTypeWords } from '../../words/zh/work-licence-types.ts'
import letters from '../letters/letters.module.css'
import css from './face-editor.module.css'

const words = licenceTypeWords.face
const kinds = Object.entries(words.kinds).map(([value, label]) => ({ value, label }))
const aligns = Object.entries(words.aligns).map(([value, label]) => ({ value, label }))

type PartsProps = {
  parts: readonly FacePart[]
  fields: readonly string[]
  faults: readonly FaceFault[]
  onChange: (parts: FacePart[]) => void
}

export function FaceParts({ parts, fields, faults, onChange }: PartsProps) {
  const { keys, remove } = useStableKeys(parts.length)
  return (
    <>
      <ol className={letters.blocks}>
        {parts.map((part, index) => (
          <li key={keys[index]}>
            <fieldset>
              <legend>{words.part(index + 1, words.kinds[part.kind])}</legend>
              <OnePart
                part={part}
                fields={fields}
                onChange={(next) => onChange(parts.map((one, at) => (at === index ? next : one)))}
              />
            </fieldset>
            {faults
              .filter((fault) => fault.part === index)
              .map((fault) => (
                <p key={fault.message} className={letters.faults}>
                  {fault.message}
                </p>
              ))}
            <Button
              danger
              aria-label={words.remove(index + 1)}
              disabled={parts.length === 1}
              onClick={() => {
                remove(index)
                onChange(parts.toSpliced(index, 1))
              }}
            >
              {words.removeWord}
            </Button>
          </li>
        ))}
      </ol>
      <output>
        {faults
          .filter((fault) => fault.part === undefined)
          .map((fault) => (
            <p key={fault.message} className={letters.faults}>
              {fault.message}
            </p>
          ))}
      </output>
      <PickField
        label={words.addKind}
        options={kinds}
        verb={words.add}
        onPick={(kind) => onChange([...parts, fresh(kind as FacePartKind, fields[0]!)])}
      />
    </>
  )
}

function fresh(kind: FacePartKind, field: string): FacePart {
  const at = { x: 30, y: 60 }
  const line = { ...at, width: 100, size: 12 }
  return {
    text: { kind: 'text' as const, text: words.words, ...line, align: 'left' as const },
    value: { kind: 'value' as const, field, ...line, align: 'left' as const },
    field: { kind: 'field' as const, field, ...line },
    rest: { kind: 'rest' as const, ...at, width: 200, height: 60, size: 14 },
    photo: { kind: 'photo' as const, ...at, width: 26, height: 32 },
    qr: { kind: 'qr' as const, ...at, width: 28 },
    seal: { kind: 'seal' as const, ...at },
  }[kind]
}

type NumberKey = 'x' | 'y' | 'width' | 'height' | 'size'
const numberKeys = ['x', 'y', 'width', 'height', 'size'] as const

type OneProps = { part: FacePart; fields: readonly string[]; onChange: (part: FacePart) => void }

function OnePart({ part, fields, onChange }: OneProps) {
  const set = (change: Record<string, unknown>) => onChange({ ...part, ...change } as FacePart)
  return (
    <>
      {part.kind === 'text' ? (
        <TextField
          label={words.words}
          required
          maxLength={200}
          value={part.text}
          onChange={(text) => set({ text: text || ' ' })}
        />
      ) : null}
      {'field' in part ? (
        <SelectField
          label={words.which}
          required
          options={fields.map((name) => ({ value: name, label: name }))}
          value={part.field}
          onChange={(field) => field && set({ field })}
        />
      ) : null}
      <div className={css.numbers}>
        {numberKeys
          .filter((key) => key in part)
          .map((key) => (
            <NumberIn
              key={key}
              label={words[key]}
              value={(part as Record<NumberKey, number>)[key]}
              onChange={(value) => set({ [key]: value })}
            />
          ))}
      </div>
      {'align' in part ? (
        <SelectField
          label={words.align}
          required
          options={aligns}
          value={part.align}
          onChange={(align) => align && set({ align })}
        />
      ) : null}
    </>
  )
}

/** What is not a number yet stays as typed, and the face as it was. */
function NumberIn({ label, value, onChange }: { label: string; value: number; onChange: (value: number) => void }) {
  const [typed, setTyped] = useState(String(value))
  const shown = Number(typed) === value ? typed : String(value)
  const [half, setHalf] = useState(false)
  return (
    <TextField
      label={label}
      required
      inputMode="decimal"
      maxLength={6}
      value={half ? typed : shown}
      onChange={(text) => {
        const read = /^\d{1,3}(\.\d{0,2})?$/.test(text)
        setTyped(text)
        setHalf(!read)
        if (read) onChange(Number(text))
      }}
      onBlur={() => setHalf(false)}
    />
  )
}
