/** Whether the platform collects the fee, when, and what waits for it (行政许可法 art. 58, 59). */
import {
  type ItemContent,
  paymentDueTitles,
  paymentHoldsTitles,
  type PaymentRefund,
  paymentRefundTitles,
} from '#modules/catalogue/contract.ts'
import { Columns } from '../../ui/card.tsx'
import { SelectField, TickField } from '../../ui/field.tsx'
import { workItemElementWords } from '../../words/zh/work-item-elements.ts'
import type { ContentProps } from './editor.tsx'
import { useFaultAt } from './faults.tsx'
import { CountField, WordsField } from './small-fields.tsx'

const words = workItemElementWords.payment
type Payment = NonNullable<ItemContent['payment']>
const DAYS = 15

const optionsOf = (titles: Readonly<Record<string, string>>) =>
  Object.entries(titles).map(([value, label]) => ({ value, label }))

export function PaymentFields({ content, onChange }: ContentProps) {
  const { payment, fees } = content
  if (fees.length === 0 && !payment) return null
  const begin = (on: boolean) =>
    onChange({
      payment: on
        ? { due: 'grant', holds: 'delivery', days: DAYS, refunds: [], basis: fees[0]?.basis ?? '' }
        : undefined,
    })
  return (
    <>
      <TickField label={words.online} checked={payment !== undefined} onChange={begin} />
      {payment ? <Choices payment={payment} onChange={(next) => onChange({ payment: next })} /> : null}
    </>
  )
}

function Choices({ payment, onChange }: { payment: Payment; onChange: (next: Payment) => void }) {
  const holds = useFaultAt()('payment.holds')
  const refund = (one: PaymentRefund, on: boolean) =>
    onChange({ ...payment, refunds: on ? [...payment.refunds, one] : payment.refunds.filter((other) => other !== one) })
  return (
    <Columns least="240px">
      <SelectField
        label={words.due}
        required
        options={optionsOf(paymentDueTitles)}
        value={payment.due}
        onChange={(due) => onChange({ ...payment, due: due as Payment['due'] })}
      />
      <SelectField
        {...holds}
        label={words.holds}
        required
        options={optionsOf(paymentHoldsTitles)}
        value={payment.holds}
        onChange={(next) => onChange({ ...payment, holds: next as Payment['holds'] })}
      />
      <CountField
        path="payment.days"
        label={words.days}
        value={payment.days}
        onChange={(days) => onChange({ ...payment, days: days ?? DAYS })}
      />
      <WordsField
        path="payment.basis"
        label={words.basis}
        most={500}
        rows={2}
        value={payment.basis}
        onChange={(basis) => onChange({ ...payment, basis })}
      />
      <fieldset>
        <legend>{words.refunds}</legend>
        {(Object.keys(paymentRefundTitles) as PaymentRefund[]).map((one) => (
          <TickField
            key={one}
            label={paymentRefundTitles[one]}
            checked={payment.refunds.includes(one)}
            onChange={(on) => refund(one, on)}
          />
        ))}
      </fieldset>
    </Columns>
  )
}
