/** Adding a licence type to the directory, changing what it says of one, and naming the body that defines it. */
import { Button } from 'antd'
import { useState } from 'react'
import { trustLevels, type TrustLevel } from '#modules/documents/contract.ts'
import { addType, changeType, nameDefiningBody } from '#modules/licences/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ChoiceField, LongTextField, SelectField, TextField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { licenceTypeWords as words } from '../../words/zh/work-licence-types.ts'
import { uiWords } from '../../words/zh/ui.ts'

type Metadata = {
  title: string
  validMonths?: number
  issuingBody: string
  trustLevel: TrustLevel
  fields: string[]
}

export function AddType({ onDone, onClose }: { onDone: (key: string) => void; onClose: () => void }) {
  const act = useAct(addType)
  const [given, setGiven] = useState({ key: '', uscc: '', holderKind: 'enterprise' })
  const send = async (metadata: Metadata) => {
    const holderKind = given.holderKind === 'person' ? 'person' : 'enterprise'
    const added = await act.run({ ...metadata, ...given, holderKind })
    if (added) onDone(added.key)
  }
  return (
    <TypeForm title={words.add} effect={words.addEffect} act={act} onSave={(all) => void send(all)} onClose={onClose}>
      <TextField
        label={words.key}
        help={words.keyHelp}
        required
        maxLength={60}
        value={given.key}
        error={act.fieldErrors['key']}
        onChange={(key) => setGiven({ ...given, key })}
      />
      <ChoiceField
        label={words.holder}
        required
        inline
        options={Object.entries(words.holders).map(([value, label]) => ({ value, label }))}
        value={given.holderKind}
        onChange={(holderKind) => setGiven({ ...given, holderKind })}
      />
      <TextField
        label={words.uscc}
        required
        maxLength={18}
        value={given.uscc}
        error={act.fieldErrors['uscc']}
        onChange={(uscc) => setGiven({ ...given, uscc })}
      />
    </TypeForm>
  )
}

export function ChangeType({ of, onClose }: { of: Metadata & { key: string }; onClose: () => void }) {
  const act = useAct(changeType)
  const send = async (metadata: Metadata) => {
    if (await act.run({ key: of.key, ...metadata })) onClose()
  }
  return (
    <TypeForm
      title={words.change}
      effect={words.changeEffect}
      act={act}
      start={of}
      onSave={(all) => void send(all)}
      onClose={onClose}
    />
  )
}

/** The type's code begins with it: until it is named, identifiers of its licences carry zeros there. */
export function NameDefiningBody({ of, onClose }: { of: { key: string; code?: string }; onClose: () => void }) {
  const act = useAct(nameDefiningBody)
  const [uscc, setUscc] = useState('')
  const save = async () => {
    if (await act.run({ key: of.key, uscc })) onClose()
  }
  return (
    <Dialog
      open
      title={words.nameBody}
      onClose={onClose}
      footer={
        <>
          <Button type="primary" loading={act.pending} onClick={() => void save()}>
            {words.save}
          </Button>
          <Button onClick={onClose}>{uiWords.cancel}</Button>
        </>
      }
    >
      <p>{words.nameBodyEffect(of.code)}</p>
      <TextField
        label={words.uscc}
        required
        maxLength={18}
        value={uscc}
        error={act.fieldErrors['uscc']}
        onChange={setUscc}
      />
      {act.problem ? <ErrorBox problem={act.problem} /> : null}
    </Dialog>
  )
}

type FormProps = {
  title: string
  effect: string
  act: Pick<ReturnType<typeof useAct>, 'pending' | 'problem' | 'fieldErrors'>
  start?: Metadata
  onSave: (metadata: Metadata) => void
  onClose: () => void
  children?: React.ReactNode
}

const levels = Object.entries(trustLevels).map(([value, label]) => ({ value, label: `${value}　${label}` }))

function TypeForm({ title, effect, act, start, onSave, onClose, children }: FormProps) {
  const [typed, setTyped] = useState({
    title: start?.title ?? '',
    months: start?.validMonths?.toString() ?? '',
    issuingBody: start?.issuingBody ?? '',
    trustLevel: start?.trustLevel ?? ('A' as TrustLevel),
    fields: start?.fields.join('\n') ?? '',
  })
  const [wrong, setWrong] = useState(false)
  const set = (change: Partial<typeof typed>) => setTyped({ ...typed, ...change })
  const save = () => {
    const months = typed.months.trim()
    const bad = months !== '' && !/^[1-9]\d{0,2}$/.test(months)
    setWrong(bad)
    if (bad) return
    onSave({
      title: typed.title,
      issuingBody: typed.issuingBody,
      trustLevel: typed.trustLevel,
      validMonths: months === '' ? undefined : Number(months),
      fields: typed.fields
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    })
  }
  return (
    <Dialog
      open
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button type="primary" loading={act.pending} onClick={save}>
            {words.save}
          </Button>
          <Button onClick={onClose}>{uiWords.cancel}</Button>
        </>
      }
    >
      <p>{effect}</p>
      {children}
      <TextField
        label={words.name}
        required
        maxLength={60}
        value={typed.title}
        error={act.fieldErrors['title']}
        onChange={(value) => set({ title: value })}
      />
      <TextField
        label={words.issuing}
        required
        maxLength={60}
        value={typed.issuingBody}
        error={act.fieldErrors['issuingBody']}
        onChange={(issuingBody) => set({ issuingBody })}
      />
      <SelectField
        label={words.level}
        required
        options={levels}
        value={typed.trustLevel}
        onChange={(level) => set({ trustLevel: (level || 'A') as TrustLevel })}
      />
      <TextField
        label={words.validMonths}
        help={words.validMonthsHelp}
        inputMode="numeric"
        maxLength={3}
        value={typed.months}
        error={wrong ? words.validMonthsWrong : act.fieldErrors['validMonths']}
        onChange={(months) => set({ months })}
      />
      <LongTextField
        label={words.fields}
        help={words.fieldsHelp}
        maxLength={1200}
        value={typed.fields}
        error={act.fieldErrors['fields']}
        onChange={(fields) => set({ fields })}
      />
      {act.problem ? <ErrorBox problem={act.problem} /> : null}
    </Dialog>
  )
}
