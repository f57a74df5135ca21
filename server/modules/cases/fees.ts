/**
 * Fees of a case: when the item says so a bill is raised, and a step waits until it is paid. A fee needs a law or regulation, and is
 * charged by the published standard (行政许可法 art. 58, 59); no clock of the case stops for it, because no provision says so.
 */
import type { Ctx } from '#kernel/ctx.ts'
import { getItemVersion, inSituation, type ItemContent } from '#modules/catalogue/index.ts'
import { type BillStanding, billStanding, endBill, raiseBill } from '#modules/payments/index.ts'
import { paymentDue } from './refusals.ts'
import type { CaseRow } from './store.ts'
import { addToHistory } from './transitions.ts'

type Held = 'grant' | 'delivery'

/** Raises the bill when this is the moment the item names. @returns the case after it */
export async function raiseFee(
  ctx: Ctx,
  file: CaseRow,
  content: ItemContent,
  moment: 'acceptance' | 'grant',
): Promise<CaseRow> {
  const { payment } = content
  if (payment?.due !== moment) return file
  const lines = inSituation(content, file.situation).fees.flatMap(({ name, amount = 0, basis }) =>
    amount > 0 ? [{ name, amount, basis }] : [],
  )
  if (lines.length === 0) return file
  await raiseBill(ctx, {
    regionCode: file.region_code,
    organId: file.organ_id,
    subject: { module: 'cases', id: file.id, number: file.number },
    title: content.name,
    itemId: file.item_id,
    payer: { kind: file.applicant_kind, id: file.applicant_id, name: file.applicant_name },
    lines,
    days: payment.days,
  })
  const sum = lines.reduce((all, { amount }) => all + amount, 0)
  const words = `${lines.map(({ name }) => name).join('、')}，共 ${(sum / 100).toFixed(2)} 元`
  return addToHistory(ctx, file, { act: 'raise-fee', article: payment.basis, words })
}

/** What is still owed for this case and holds the step; undefined: nothing. */
export async function feeOwed(ctx: Ctx, file: CaseRow, held: Held): Promise<BillStanding | undefined> {
  const { content } = await getItemVersion(ctx, file.version_id)
  if (content.payment?.holds !== held) return undefined
  const bill = await billStanding(ctx, file.id)
  return bill && !bill.settled ? bill : undefined
}

/** A denial is told whether or not anything was paid. @throws cases.payment-due */
export async function requirePaid(ctx: Ctx, file: CaseRow, held: Held): Promise<void> {
  const bill = file.granted === false ? undefined : await feeOwed(ctx, file, held)
  if (bill) throw paymentDue({ amount: bill.amount, dueOn: bill.dueOn, billId: bill.id })
}

/** Which act of the next step waits for the applicant to pay; undefined: none does. */
export async function heldByFee(ctx: Ctx, file: CaseRow): Promise<'grant' | 'deliver' | undefined> {
  if (file.status === 'examined') return (await feeOwed(ctx, file, 'grant')) && 'grant'
  if (file.status === 'granted') return (await feeOwed(ctx, file, 'delivery')) && 'deliver'
  return undefined
}

const endings = { withdrawn: '申请已撤回', denied: '申请没有得到准予', terminated: '办理已终止' } as const

/** The case ends without a grant: nothing more is owed, and what was paid goes back where the item says so. */
export async function endFee(ctx: Ctx, file: CaseRow, ending: keyof typeof endings): Promise<void> {
  const { payment } = (await getItemVersion(ctx, file.version_id)).content
  if (!payment) return
  await endBill(ctx, file.id, { cause: ending, why: endings[ending], refunds: payment.refunds.includes(ending) })
}
