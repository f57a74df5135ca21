/** A firm and who speaks for it by law, from the business licence and the representative's card. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { checkIdNumber, recordEnterprise } from '#modules/identity/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Buttons, Stack } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { citizenDeskWords } from '../../words/zh/work-citizens.ts'
import css from './people.module.css'
import { useCardReader } from './use-card-reader.ts'

const words = citizenDeskWords.firm

type Props = {
  uscc: string
  /** Of a firm that is recorded: only its representative is another. */
  name?: string
  onDone: (done: string) => void
}

export function RecordFirm({ uscc, name, onDone }: Props) {
  const [typed, setTyped] = useState({ name: name ?? '', address: '', personName: '', idNumber: '' })
  const [tried, setTried] = useState(false)
  const act = useAct(recordEnterprise)
  const desk = useCardReader()
  const faults = {
    name: typed.name.trim().length < 2 ? words.wrongName : undefined,
    personName: typed.personName.trim().length < 2 ? words.wrongPersonName : undefined,
    idNumber: checkIdNumber(typed.idNumber) ? undefined : words.wrongId,
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (faults.name || faults.personName || faults.idNumber) return
    const legalRepresentative = { name: typed.personName.trim(), idNumber: typed.idNumber.trim().toUpperCase() }
    const address = typed.address.trim() || undefined
    const firm = typed.name.trim()
    if (await act.run({ name: firm, uscc, address, legalRepresentative }))
      onDone(words.done(firm, legalRepresentative.name))
  }
  const read = async () => {
    const card = await desk.read()
    if (card) setTyped({ ...typed, personName: card.name, idNumber: card.idNumber })
  }
  const field = (key: keyof typeof typed, label: string, most: number, refused: string) => (
    <TextField
      label={label}
      required={key !== 'address'}
      maxLength={most}
      value={typed[key]}
      error={(tried && key !== 'address' ? faults[key] : undefined) ?? act.fieldErrors[refused]}
      onChange={(value) => setTyped({ ...typed, [key]: value })}
    />
  )
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack>
        <p>{name === undefined ? words.recordText : words.changeEffect}</p>
        {act.problem ? <ErrorBox problem={act.problem} /> : null}
        {name === undefined ? (
          <>
            {field('name', words.name, 100, 'name')}
            {field('address', words.address, 200, 'address')}
          </>
        ) : null}
        {field('personName', words.representativeName, 50, 'legalRepresentative.name')}
        {field('idNumber', words.representativeId, 18, 'legalRepresentative.idNumber')}
        <output className={css.quiet}>{desk.said}</output>
        <Buttons>
          <Button type="primary" htmlType="submit" loading={act.pending}>
            {name === undefined ? words.button : words.changeButton}
          </Button>
          {desk.reader ? <Button onClick={() => void read()}>{words.readRepresentative}</Button> : null}
        </Buttons>
      </Stack>
    </form>
  )
}
