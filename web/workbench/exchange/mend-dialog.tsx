/** Setting by hand what the source cannot give any more. */
import { Button } from 'antd'
import { useState } from 'react'
import { mendRow } from '#modules/exchange/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Buttons } from '../../ui/card.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { exchangeWords } from '../../words/zh/work-exchange.ts'
import type { ShownRow } from './row-page.tsx'

const words = exchangeWords.acts

export type MendDialogProps = { open: boolean; row: ShownRow; onClose: () => void; onDone: () => void }

export function MendDialog(props: MendDialogProps) {
  return props.open ? <OpenDialog {...props} /> : null
}

/** The columns that are wrong come first; another may be added. */
function OpenDialog({ row, onClose, onDone }: MendDialogProps) {
  const act = useAct(mendRow)
  const wrong = row.faults.map((fault) => fault.column)
  const [asked, setAsked] = useState(row.mendable.filter(({ column }) => wrong.includes(column)))
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(row.values.map((one) => [one.column, one.value])),
  )
  // Chosen first, then added: whoever walks the list with the arrow keys passes other columns on the way.
  const [other, setOther] = useState('')
  const add = () => {
    setAsked([...asked, ...row.mendable.filter(({ column }) => column === other)])
    setOther('')
  }
  const confirm = async (reason: string) => {
    const values = Object.fromEntries(asked.map(({ column }) => [column, typed[column] ?? '']))
    if (await act.run({ guid: row.guid, values, reason })) onDone()
  }
  return (
    <ReasonDialog
      open
      title={words.mend}
      effect={words.mendEffect}
      verb={words.mendVerb}
      reason={{ label: words.mendReason }}
      act={act}
      onConfirm={(reason) => void confirm(reason)}
      onClose={onClose}
    >
      {asked.map(({ column, title, longest }) => (
        <TextField
          key={column}
          label={`${title} ${column}`}
          required
          maxLength={longest}
          error={act.fieldErrors[`values.${column}`]}
          value={typed[column] ?? ''}
          onChange={(next) => setTyped({ ...typed, [column]: next })}
        />
      ))}
      <SelectField
        label={words.mendOther}
        options={row.mendable
          .filter((one) => !asked.includes(one))
          .map(({ column, title }) => ({ value: column, label: `${title} ${column}` }))}
        value={other}
        onChange={setOther}
      />
      <Buttons>
        <Button disabled={other === ''} onClick={add}>
          {words.mendAdd}
        </Button>
      </Buttons>
    </ReasonDialog>
  )
}
