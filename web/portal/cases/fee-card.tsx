/** The fee of one's own case, where there is one: what is owed, and the way to pay it. */
import { billOf, receiptFile } from '#modules/payments/contract.ts'
import { addressOf } from '../../client/call.ts'
import { useView } from '../../client/hooks.ts'
import { billTones } from '../../ui/bill-tone.ts'
import { Buttons, Card } from '../../ui/card.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { dateWords, moneyWords } from '../../words/format.ts'
import { paymentWords as words } from '../../words/zh/payments.ts'
import { FileLink, LinkButton } from '../link-button.tsx'

export function FeeCard({ caseId }: { caseId: string }) {
  const bill = useView(billOf, { subjectId: caseId }).data?.bill
  if (!bill) return null
  const amount = moneyWords(bill.amount)
  const said = {
    due: words.dueBy(amount, dateWords(bill.dueOn)),
    paying: words.payingShort,
    paid: words.paid(amount),
    'part-refunded': words.paid(amount),
    refunded: words.cancelled,
    cancelled: words.cancelled,
    lapsed: words.wasDue(amount, dateWords(bill.dueOn)),
  }[bill.status]
  return (
    <Card title={words.card} extra={<StateTag tone={billTones[bill.status]}>{bill.statusTitle}</StateTag>}>
      {bill.failure ? <p>{words.failed(bill.failure)}</p> : null}
      <p>{said}</p>
      <Buttons>
        <LinkButton primary={bill.can.includes('pay')} to="/bills/$billId" params={{ billId: bill.id }}>
          {bill.can.includes('pay') && bill.status === 'due' ? words.pay : words.open}
        </LinkButton>
        {bill.receipt ? <FileLink href={addressOf(receiptFile, { id: bill.id })}>{words.receipt}</FileLink> : null}
      </Buttons>
    </Card>
  )
}
