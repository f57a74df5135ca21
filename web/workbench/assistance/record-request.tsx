/** Somebody asked by phone or at the counter: the clerk writes it down. */
import { Button } from 'antd'
import { useState } from 'react'
import { recordRequest } from '#modules/assistance/contract.ts'
import { checkIdNumber } from '#modules/identity/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { assistanceWords } from '../../words/zh/assistance.ts'
import { uiWords } from '../../words/zh/ui.ts'
import {
  addressOfRequest,
  blankRequest,
  RequestFields,
  requestFaults,
} from '../../portal/assistance/request-fields.tsx'

const words = assistanceWords.work
const wrong = assistanceWords.wrong
const blank = { ...blankRequest, askedVia: 'phone' as 'phone' | 'counter', name: '', idNumber: '', phone: '' }

export function RecordRequest({ onClose }: { onClose: () => void }) {
  const act = useAct(recordRequest)
  const [typed, setTyped] = useState(blank)
  const [tried, setTried] = useState(false)
  const set = (part: Partial<typeof blank>) => setTyped({ ...typed, ...part })
  const faults = tried ? faultsOf(typed) : {}
  const faultOf = (key: keyof typeof blank) => faults[key] ?? act.fieldErrors[key]
  const save = async () => {
    setTried(true)
    if (Object.keys(faultsOf(typed)).length > 0) return
    const { idNumber, ...rest } = typed
    const answer = await act.run({
      ...rest,
      phone: rest.phone.trim(),
      idNumber: idNumber || undefined,
      address: addressOfRequest(typed),
    })
    if (answer) onClose()
  }
  return (
    <Dialog
      open
      title={words.record}
      onClose={onClose}
      footer={
        <>
          <Button type="primary" loading={act.pending} onClick={() => void save()}>
            {words.record}
          </Button>
          <Button onClick={onClose}>{uiWords.cancel}</Button>
        </>
      }
    >
      <p>{words.recordText}</p>
      {act.problem ? <ErrorBox problem={act.problem} /> : null}
      <ChoiceField
        label={words.via}
        required
        options={Object.entries(words.vias).map(([value, label]) => ({ value, label }))}
        value={typed.askedVia}
        onChange={(askedVia) => set({ askedVia: askedVia as typeof typed.askedVia })}
      />
      <TextField
        label={words.name}
        required
        maxLength={50}
        value={typed.name}
        error={faultOf('name')}
        onChange={(name) => set({ name })}
      />
      <TextField
        label={words.idNumber}
        help={words.idHelp}
        maxLength={18}
        value={typed.idNumber}
        error={faultOf('idNumber')}
        onChange={(idNumber) => set({ idNumber })}
      />
      <TextField
        label={assistanceWords.phone}
        required
        maxLength={11}
        inputMode="tel"
        value={typed.phone}
        error={faultOf('phone')}
        onChange={(phone) => set({ phone })}
      />
      <RequestFields typed={typed} faultOf={faultOf} onChange={set} />
    </Dialog>
  )
}

function faultsOf(typed: typeof blank): Partial<Record<keyof typeof blank, string>> {
  return {
    ...requestFaults(typed),
    ...(typed.name.trim().length < 2 ? { name: wrong.name } : {}),
    ...(typed.idNumber !== '' && !checkIdNumber(typed.idNumber) ? { idNumber: wrong.idNumber } : {}),
    ...(/^1\d{10}$/.test(typed.phone.trim()) ? {} : { phone: wrong.phone }),
  }
}
