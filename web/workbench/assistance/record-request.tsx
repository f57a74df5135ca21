/** Somebody asked by phone or at the counter: the clerk writes it down. */
import { Button } from 'antd'
import { useState } from 'react'
import { recordRequest, ways } from '#modules/assistance/contract.ts'
import { checkIdNumber } from '#modules/identity/contract.ts'
import { hallList } from '#modules/organs/contract.ts'
import { useAct, useView } from '../../client/hooks.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ChoiceField, LongTextField, SelectField, TextField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { assistanceWords } from '../../words/zh/assistance.ts'
import { uiWords } from '../../words/zh/ui.ts'

const words = assistanceWords.work
const wrong = assistanceWords.wrong
type Way = keyof typeof ways
const blank = {
  askedVia: 'phone' as 'phone' | 'counter',
  name: '',
  idNumber: '',
  phone: '',
  hallId: '',
  wish: '',
  way: 'phone' as Way,
  address: '',
}

export function RecordRequest({ onClose }: { onClose: () => void }) {
  const halls = useView(hallList, { limit: 100 })
  const act = useAct(recordRequest)
  const [typed, setTyped] = useState(blank)
  const [tried, setTried] = useState(false)
  const set = (part: Partial<typeof blank>) => setTyped({ ...typed, ...part })
  const bad = {
    name: typed.name.trim().length < 2,
    idNumber: typed.idNumber !== '' && !checkIdNumber(typed.idNumber),
    phone: !/^1\d{10}$/.test(typed.phone.trim()),
    hallId: typed.hallId === '',
    wish: typed.wish.trim().length < 4,
    address: typed.way === 'home' && typed.address.trim().length < 4,
  }
  const said = (key: keyof typeof bad, text: string) => (tried && bad[key] ? text : act.fieldErrors[key])
  const save = async () => {
    setTried(true)
    if (Object.values(bad).some(Boolean)) return
    const { idNumber, address, ...rest } = typed
    const answer = await act.run({
      ...rest,
      phone: rest.phone.trim(),
      idNumber: idNumber || undefined,
      address: typed.way === 'home' ? address : undefined,
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
        error={said('name', wrong.name)}
        onChange={(name) => set({ name })}
      />
      <TextField
        label={words.idNumber}
        help={words.idHelp}
        maxLength={18}
        value={typed.idNumber}
        error={said('idNumber', wrong.idNumber)}
        onChange={(idNumber) => set({ idNumber })}
      />
      <TextField
        label={assistanceWords.phone}
        required
        maxLength={11}
        inputMode="tel"
        value={typed.phone}
        error={said('phone', wrong.phone)}
        onChange={(phone) => set({ phone })}
      />
      <SelectField
        label={assistanceWords.hall}
        required
        options={(halls.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={typed.hallId}
        error={said('hallId', wrong.hall)}
        onChange={(hallId) => set({ hallId })}
      />
      <LongTextField
        label={assistanceWords.wish}
        required
        maxLength={500}
        rows={3}
        value={typed.wish}
        error={said('wish', wrong.wish)}
        onChange={(wish) => set({ wish })}
      />
      <ChoiceField
        label={assistanceWords.way}
        required
        options={Object.entries(ways).map(([value, label]) => ({ value, label }))}
        value={typed.way}
        onChange={(way) => set({ way: way as Way })}
      />
      {typed.way === 'home' ? (
        <TextField
          label={assistanceWords.address}
          required
          maxLength={200}
          value={typed.address}
          error={said('address', wrong.address)}
          onChange={(address) => set({ address })}
        />
      ) : null}
    </Dialog>
  )
}
