/** The first of two people: which authority, with which certificate, for what and from when. */
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { type Authority, authorityPurposes, proposeAuthority } from '#modules/documents/contract.ts'
import { useAct } from '../../../client/hooks.ts'
import { DateField } from '../../../ui/date-field.tsx'
import { ChoicesField, FieldGroup, TextField } from '../../../ui/field.tsx'
import { ReasonDialog } from '../../../ui/reason-dialog.tsx'
import { workAuthorityWords as words } from '../../../words/zh/work-authorities.ts'

const whole = /^\d{4}-\d{2}-\d{2}$/

export function ProposeAuthority() {
  const [asking, setAsking] = useState(false)
  return (
    <div>
      <Button onClick={() => setAsking(true)}>{words.propose}</Button>
      {asking ? <ProposeDialog onClose={() => setAsking(false)} /> : null}
    </div>
  )
}

function ProposeDialog({ onClose }: { onClose: () => void }) {
  const act = useAct(proposeAuthority)
  const [name, setName] = useState('')
  const [certificate, setCertificate] = useState<{ name: string; base64: string }>()
  const [purposes, setPurposes] = useState<string[]>([])
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const [tried, setTried] = useState(false)
  const missing = (empty: boolean, word: string) => (tried && empty ? word : undefined)
  const confirm = async (reason: string) => {
    setTried(true)
    if (name.trim().length < 2 || !certificate || purposes.length === 0 || !whole.test(from)) return
    const input = {
      name,
      certificate: certificate.base64,
      purposes: purposes as Authority['purposes'],
      trustedFrom: from,
      trustedUntil: whole.test(until) ? until : undefined,
      reason,
    }
    if (await act.run(input)) onClose()
  }
  return (
    <ReasonDialog
      open
      wide
      title={words.propose}
      effect={words.proposeEffect}
      verb={words.proposeVerb}
      reason={{ least: 2 }}
      act={act}
      onConfirm={(reason) => void confirm(reason)}
      onClose={onClose}
    >
      <TextField
        label={words.name}
        required
        maxLength={60}
        value={name}
        error={missing(name.trim().length < 2, words.nameEmpty)}
        onChange={setName}
      />
      <CertificateField
        chosen={certificate?.name}
        error={missing(!certificate, words.certificateEmpty)}
        onChosen={setCertificate}
      />
      <ChoicesField
        label={words.purposes}
        required
        inline
        options={Object.entries(authorityPurposes).map(([value, label]) => ({ value, label }))}
        value={purposes}
        error={missing(purposes.length === 0, words.purposesEmpty)}
        onChange={setPurposes}
      />
      <DateField
        label={words.from}
        required
        value={from}
        error={missing(!whole.test(from), words.fromEmpty)}
        onChange={setFrom}
      />
      <DateField label={words.until} value={until} onChange={setUntil} />
    </ReasonDialog>
  )
}

type CertificateFieldProps = {
  chosen: string | undefined
  error: string | undefined
  onChosen: (file: { name: string; base64: string }) => void
}

function CertificateField({ chosen, error, onChosen }: CertificateFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const read = async (file: File | undefined) => {
    if (file) onChosen({ name: file.name, base64: base64Of(new Uint8Array(await file.arrayBuffer())) })
  }
  return (
    <FieldGroup label={words.certificate} required help={words.certificateHelp} error={error}>
      <Button onClick={() => input.current?.click()}>{chosen ? words.chosen(chosen) : words.certificate}</Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".pem,.cer,.crt,.der"
        aria-label={words.certificate}
        onChange={(event) => void read(event.target.files?.[0])}
      />
    </FieldGroup>
  )
}

/** PEM goes as the text it is, DER in base64. */
function base64Of(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return text.startsWith('-----BEGIN') ? text : btoa(text)
}
