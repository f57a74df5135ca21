/** A name, a number or an address put right, with the card in hand and a reason. */
import { Button } from 'antd'
import { useState } from 'react'
import { type Applicant, checkIdNumber, correctPerson } from '#modules/identity/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Stack } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { citizenDeskWords } from '../../words/zh/work-citizens.ts'
import type { Card as IdCard } from '../counter/read-card.ts'
import css from './people.module.css'
import { useCardReader } from './use-card-reader.ts'

const words = citizenDeskWords.correct

type Props = { person: Applicant; card?: IdCard; onDone: (done: string) => void }

export function CorrectPerson({ person, card, onDone }: Props) {
  const untouched = { idNumber: card?.idNumber ?? '', name: card?.name ?? person.name, phone: '', address: '' }
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState(untouched)
  const [tried, setTried] = useState(false)
  const act = useAct(correctPerson)
  const desk = useCardReader()
  const given = {
    name: typed.name.trim() === person.name ? undefined : typed.name.trim(),
    phone: typed.phone.trim() || undefined,
    address: typed.address.trim() || undefined,
  }
  const nothing = !given.name && !given.phone && !given.address
  const faults: Partial<Record<keyof typeof typed, string>> = {
    idNumber: checkIdNumber(typed.idNumber.trim()) ? undefined : words.wrongId,
    name: typed.name.trim().length < 2 ? words.wrongName : nothing ? words.nothing : undefined,
    phone: given.phone === undefined || /^1\d{10}$/.test(given.phone) ? undefined : words.wrongPhone,
    address: given.address?.length === 1 ? words.wrongAddress : undefined,
  }
  const close = () => {
    setOpen(false)
    setTyped(untouched)
    setTried(false)
    desk.hush()
    act.reset()
  }
  const send = async (reason: string) => {
    setTried(true)
    if (Object.values(faults).some(Boolean)) return
    if (!(await act.run({ id: person.id, idNumber: typed.idNumber.trim().toUpperCase(), ...given, reason }))) return
    close()
    onDone(words.done(given.name ?? person.name))
  }
  const read = async () => {
    const lying = await desk.read()
    if (lying) setTyped({ ...typed, idNumber: lying.idNumber, name: lying.name })
  }
  const field = (key: keyof typeof typed, most: number, help: string) => (
    <TextField
      label={words[key]}
      help={help}
      required={key === 'idNumber' || key === 'name'}
      inputMode={key === 'phone' ? 'tel' : undefined}
      maxLength={most}
      value={typed[key]}
      error={(tried ? faults[key] : undefined) ?? act.fieldErrors[key]}
      onChange={(value) => setTyped({ ...typed, [key]: value })}
    />
  )
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.button}</Button>
      <ReasonDialog
        open={open}
        title={words.title}
        effect={words.effect(person.name)}
        verb={words.button}
        reason={{ label: words.reason, help: words.reasonHelp, least: 1, longest: 200 }}
        act={act}
        onConfirm={(reason) => void send(reason)}
        onClose={close}
      >
        <Stack>
          {field('idNumber', 18, words.idNumberHelp)}
          {desk.reader ? (
            <div>
              <Button onClick={() => void read()}>{words.read}</Button>
            </div>
          ) : null}
          <output className={css.quiet}>{desk.said}</output>
          {field('name', 50, words.nameHelp)}
          {field('phone', 11, words.phoneHelp(person.phoneMasked))}
          {field('address', 200, words.addressHelp)}
        </Stack>
      </ReasonDialog>
    </>
  )
}
