/** Taking a fee at the window and handing one back: as much as is owed, once, as it came. */
import { useState } from 'react'
import { type BillPage, type CounterMeans, payBackAtCounter, takeAtCounter } from '#modules/payments/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { moneyWords } from '../../words/format.ts'
import { workPaymentWords } from '../../words/zh/work-payments.ts'

const words = workPaymentWords.acts
const SLIP = /^[0-9A-Za-z]{6,24}$/
const YUAN = /^\d{1,7}(\.\d{1,2})?$/

export function TakeAtCounter({ bill, onClose }: { bill: BillPage; onClose: () => void }) {
  const act = useAct(takeAtCounter)
  const [means, setMeans] = useState<CounterMeans>('cash')
  const [slip, setSlip] = useState('')
  const [tendered, setTendered] = useState('')
  const [tried, setTried] = useState(false)
  const slipWrong = means === 'pos' && !SLIP.test(slip.trim())
  const confirm = async () => {
    setTried(true)
    if (slipWrong) return
    const given = { id: bill.id, means, amount: bill.toTake, slip: means === 'pos' ? slip.trim() : undefined }
    if (await act.run(given)) onClose()
  }
  const change = YUAN.test(tendered) ? Math.round(Number(tendered) * 100) - bill.toTake : undefined
  return (
    <ReasonDialog
      open
      title={words.take}
      effect={words.takeEffect(moneyWords(bill.toTake))}
      verb={words.takeVerb}
      reason="none"
      act={act}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <ChoiceField
        label={words.means}
        required
        options={[
          { value: 'cash', label: words.cash },
          { value: 'pos', label: words.pos },
        ]}
        value={means}
        onChange={(next) => setMeans(next === 'pos' ? 'pos' : 'cash')}
      />
      {means === 'pos' ? (
        <SlipField slip={slip} wrong={tried && slipWrong} onChange={setSlip} />
      ) : (
        <>
          <TextField
            label={words.tendered}
            help={words.tenderedHelp}
            inputMode="decimal"
            maxLength={10}
            value={tendered}
            onChange={setTendered}
          />
          <output>
            {change === undefined
              ? null
              : change >= 0
                ? words.change(moneyWords(change))
                : words.tooLittle(moneyWords(-change))}
          </output>
        </>
      )}
    </ReasonDialog>
  )
}

type PayBackProps = { billId: string; refund: BillPage['refunds'][number]; means: CounterMeans; onClose: () => void }

export function PayBackAtCounter({ billId, refund, means, onClose }: PayBackProps) {
  const act = useAct(payBackAtCounter)
  const [slip, setSlip] = useState('')
  const [tried, setTried] = useState(false)
  const slipWrong = means === 'pos' && !SLIP.test(slip.trim())
  const confirm = async () => {
    setTried(true)
    if (slipWrong) return
    if (await act.run({ id: billId, refundId: refund.id, slip: means === 'pos' ? slip.trim() : undefined })) onClose()
  }
  return (
    <ReasonDialog
      open
      title={words.payOut}
      effect={words.payOutEffect(moneyWords(refund.amount), words[means])}
      verb={words.payOutVerb}
      reason="none"
      act={act}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {means === 'pos' ? <SlipField slip={slip} wrong={tried && slipWrong} onChange={setSlip} /> : null}
    </ReasonDialog>
  )
}

function SlipField({ slip, wrong, onChange }: { slip: string; wrong: boolean; onChange: (slip: string) => void }) {
  return (
    <TextField
      label={words.slip}
      required
      maxLength={24}
      error={wrong ? words.slipWrong : undefined}
      value={slip}
      onChange={onChange}
    />
  )
}
