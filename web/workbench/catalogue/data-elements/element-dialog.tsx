/** A local element, new or changed: each change is another version with its reason. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { factDirectory } from '#modules/exchange/contract.ts'
import {
  addDataElement,
  type DataElement,
  elementSubjects,
  type FieldKind,
  profileFields,
  reviseDataElement,
} from '#modules/vocabulary/contract.ts'
import { useAct, useView } from '../../../client/hooks.ts'
import { Buttons, Columns, Stack } from '../../../ui/card.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ChoiceField, LongTextField, SelectField, TextField, TickField } from '../../../ui/field.tsx'
import { ErrorBox } from '../../../ui/states.tsx'
import { workCatalogueWords } from '../../../words/zh/work-catalogue.ts'
import { workElementsWords } from '../../../words/zh/work-forms.ts'
import { useLicenceTypes } from '../licence-options.ts'
import { optionsOf } from '../small-fields.tsx'
import { blankTyped, contentFrom, type Typed, typedFrom } from './typed-element.ts'

const words = workElementsWords
const named = words.fields
const catalogue = workCatalogueWords.section

export type ElementDialogProps = {
  /** Absent: a new one. */
  element: DataElement | undefined
  onClose: () => void
  onSaved: (element: DataElement) => void
}

export function ElementDialog({ element, onClose, onSaved }: ElementDialogProps) {
  const [typed, setTyped] = useState<Typed>(element ? typedFrom(element) : blankTyped)
  const [key, setKey] = useState('')
  const [reason, setReason] = useState('')
  const adding = useAct(addDataElement)
  const revising = useAct(reviseDataElement)
  const act = element ? revising : adding
  const errors = act.fieldErrors
  const put = (part: Partial<Typed>) => setTyped({ ...typed, ...part })
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const said = { content: contentFrom(typed), reason: reason.trim() }
    const answer = element
      ? await revising.run({ key: element.key, version: element.version, ...said })
      : await adding.run({ key: key.trim(), ...said })
    if (answer) onSaved(answer)
  }
  return (
    <Dialog open wide title={element ? words.reviseTitle(element.label) : words.createTitle} onClose={onClose}>
      <form noValidate onSubmit={(event) => void save(event)}>
        <Stack>
          <Columns least="240px">
            {element ? null : (
              <TextField
                label={named.key}
                help={named.keyHelp}
                required
                maxLength={40}
                error={errors['key']}
                value={key}
                onChange={setKey}
              />
            )}
            <TextField
              label={named.label}
              required
              maxLength={60}
              error={errors['content.label']}
              value={typed.label}
              onChange={(label) => put({ label })}
            />
            <SelectField
              label={catalogue.kind}
              required
              options={optionsOf(catalogue.kinds)}
              value={typed.kind}
              onChange={(kind) => kind && put({ kind: kind as FieldKind })}
            />
          </Columns>
          <ChoiceField
            label={words.subject}
            required
            inline
            options={optionsOf(elementSubjects)}
            value={typed.subject}
            onChange={(subject) => put({ subject: subject as Typed['subject'] })}
          />
          <LongTextField
            label={named.help}
            help={named.helpHelp}
            required
            rows={2}
            maxLength={200}
            error={errors['content.help']}
            value={typed.help}
            onChange={(help) => put({ help })}
          />
          <Checks typed={typed} put={put} errors={errors} />
          <Sources typed={typed} put={put} />
          <TextField
            label={named.reason}
            required
            maxLength={200}
            error={errors['reason']}
            value={reason}
            onChange={setReason}
          />
          {act.problem ? <ErrorBox problem={act.problem} /> : null}
          <Buttons>
            <Button type="primary" htmlType="submit" loading={act.pending}>
              {element ? words.save : words.saveNew}
            </Button>
          </Buttons>
        </Stack>
      </form>
    </Dialog>
  )
}

type PartProps = { typed: Typed; put: (part: Partial<Typed>) => void }

/** What the chosen kind may be bounded by. */
function Checks({ typed, put, errors }: PartProps & { errors: Readonly<Record<string, string>> }) {
  const { kind } = typed
  const number = (part: 'minimum' | 'maximum' | 'maxLength', label: string) => (
    <TextField
      label={label}
      inputMode="numeric"
      maxLength={12}
      value={typed[part]}
      onChange={(text) => put({ [part]: text.replace(/[^\d-]/g, '') })}
    />
  )
  const cents = kind === 'amount' ? named.inCents : ''
  return (
    <>
      {kind === 'choice' || kind === 'choices' ? (
        <LongTextField
          label={named.options}
          required
          rows={4}
          error={errors['content.options']}
          value={typed.options}
          onChange={(options) => put({ options })}
        />
      ) : null}
      <Columns least="160px">
        {kind === 'text' || kind === 'long-text' ? number('maxLength', named.maxLength) : null}
        {kind === 'number' || kind === 'amount' ? number('minimum', named.least + cents) : null}
        {kind === 'number' || kind === 'amount' ? number('maximum', named.most + cents) : null}
        {kind === 'number' || kind === 'text' ? (
          <TextField label={named.unit} maxLength={20} value={typed.unit} onChange={(unit) => put({ unit })} />
        ) : null}
        <TextField label={named.basis} maxLength={100} value={typed.basis} onChange={(basis) => put({ basis })} />
      </Columns>
    </>
  )
}

function Sources({ typed, put }: PartProps) {
  const types = useLicenceTypes()
  const facts = useView(factDirectory, {})
  return (
    <>
      <Columns least="220px">
        <SelectField
          label={named.profile}
          emptyWord={catalogue.noPrefill}
          options={profileFields.map((value) => ({ value, label: catalogue.prefills[value] }))}
          value={typed.profile}
          onChange={(profile) => put({ profile: profile as Typed['profile'] })}
        />
        <SelectField
          label={named.licenceType}
          emptyWord={named.noLicence}
          options={optionsOf(types)}
          value={typed.licenceType}
          onChange={(licenceType) => put({ licenceType })}
        />
        {typed.licenceType ? (
          <TextField label={named.face} required maxLength={60} value={typed.face} onChange={(face) => put({ face })} />
        ) : null}
        <SelectField
          label={named.fact}
          emptyWord={named.noFact}
          options={(facts.data?.rows ?? []).flatMap(({ name, title, fields }) =>
            fields.map((one) => ({ value: `${name}.${one.key}`, label: `${title}：${one.title}` })),
          )}
          value={typed.fact}
          onChange={(fact) => put({ fact })}
        />
      </Columns>
      <TickField label={named.earlier} checked={typed.earlier} onChange={(earlier) => put({ earlier })} />
    </>
  )
}
