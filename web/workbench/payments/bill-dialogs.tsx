/** What staff may do with a fee: each with its effect, and why. */
import { useState } from 'react'
import { type BillPage, decideRefund, proposeRefund, renewBill } from '#modules/payments/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { DateField } from '../../ui/date-field.tsx'
import { TextField } from '../../ui/field.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { moneyWords, shanghaiDate } from '../../words/format.ts'
import { workPaymentWords } from '../../words/zh/work-payments.ts'

const words = workPaymentWords.acts
type DialogProps = { bill: BillPage; onClose: () => void }

export function ProposeRefund({ bill, onClose }: DialogProps) {
  const act = useAct(proposeRefund)
  const [typed, setTyped] = useState((bill.refundable / 100).toFixed(2))
  const [wrong, setWrong] = useState(false)
  const confirm = async (reason: string) => {
    const amount = /^\d{1,7}(\.\d{1,2})?$/.test(typed) ? Math.round(Number(typed) * 100) : 0
    setWrong(amount === 0)
    if (amount > 0 && (await act.run({ id: bill.id, amount, reason }))) onClose()
  }
  return (
    <ReasonDialog
      open
      title={words.propose}
      effect={words.proposeEffect}
      verb={words.proposeVerb}
      reason={{ label: words.reason, longest: 500 }}
      act={act}
      onConfirm={(reason) => void confirm(reason)}
      onClose={onClose}
    >
      <TextField
        label={words.amount}
        help={words.amountHelp(moneyWords(bill.refundable))}
        required
        inputMode="decimal"
        maxLength={12}
        error={wrong ? words.amountWrong : act.fieldErrors['amount']}
        value={typed}
        onChange={setTyped}
      />
    </ReasonDialog>
  )
}

type DecideProps = { billId: string; refundId: string; agrees: boolean; onClose: () => void }

export function DecideRefund({ billId, refundId, agrees, onClose }: DecideProps) {
  const act = useAct(decideRefund)
  const confirm = async (said: string) => {
    if (await act.run({ id: billId, refundId, agrees, words: said || undefined })) onClose()
  }
  return (
    <ReasonDialog
      open
      title={agrees ? words.approve : words.decline}
      effect={agrees ? words.approveEffect : words.declineEffect}
      verb={agrees ? words.approve : words.decline}
      reason={agrees ? 'none' : { label: words.declineReason, longest: 500 }}
      act={act}
      onConfirm={(said) => void confirm(said)}
      onClose={onClose}
    />
  )
}

export function RenewBill({ bill, onClose }: DialogProps) {
  const act = useAct(renewBill)
  const [dueOn, setDueOn] = useState(() => shanghaiDate(new Date()))
  const confirm = async (reason: string) => {
    if (await act.run({ id: bill.id, dueOn, reason })) onClose()
  }
  return (
    <ReasonDialog
      open
      title={words.renew}
      effect={words.renewEffect}
      verb={words.renew}
      reason={{ longest: 500 }}
      act={act}
      onConfirm={(reason) => void confirm(reason)}
      onClose={onClose}
    >
      <DateField label={words.dueOn} required value={dueOn} error={act.fieldErrors['dueOn']} onChange={setDueOn} />
    </ReasonDialog>
  )
}
