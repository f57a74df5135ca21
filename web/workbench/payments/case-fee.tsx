/** The fee of a case, for whoever stands at the window with its applicant: what is owed, and the way to take it. */
import { Link } from '@tanstack/react-router'
import { billOf } from '#modules/payments/contract.ts'
import { useView } from '../../client/hooks.ts'
import { billTones } from '../../ui/bill-tone.ts'
import { StateTag } from '../../ui/state-tag.tsx'
import { moneyWords } from '../../words/format.ts'
import { workPaymentWords } from '../../words/zh/work-payments.ts'

export function CaseFee({ caseId }: { caseId: string }) {
  const bill = useView(billOf, { subjectId: caseId }).data?.bill
  if (!bill) return null
  const title = bill.can.includes('take') ? workPaymentWords.acts.take : workPaymentWords.page.title
  return (
    <>
      <StateTag tone={billTones[bill.status]}>{bill.statusTitle}</StateTag>{' '}
      <Link to={`/work/payments/${bill.id}` as string}>
        {title} {moneyWords(bill.amount)}
      </Link>
    </>
  )
}
