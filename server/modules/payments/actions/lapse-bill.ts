import { action } from '#kernel/action.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { accountsOf } from '#modules/identity/index.ts'
import * as contract from '../contract.ts'
import { billLapsed, orderToClose } from '../events.ts'
import { lockBill, saveBill, subjectOf } from '../store.ts'

/** The last day has passed unpaid. What the gateway took all the same is taken as paid when it says so. */
export const lapseBill = action(contract.lapseBill, {
  load: (ctx, { id }) => lockBill(ctx, id),
  allow: ({ actor }) => actor.kind === 'system',
  async run(ctx, _, bill) {
    const open = bill.status === 'due' || bill.status === 'paying'
    if (!open || ctx.today <= bill.due_on) throw contract.notLapsed()
    await saveBill(ctx, bill, { status: 'lapsed' })
    if (bill.attempts > 0) ctx.emit(orderToClose, { billId: bill.id })
    ctx.emit(billLapsed, subjectOf(bill))
    await sendNotice(ctx, {
      to: await accountsOf(ctx, { kind: bill.payer_kind, id: bill.payer_id }, bill.item_id ?? undefined),
      of: { kind: bill.payer_kind, id: bill.payer_id },
      kind: 'deadline',
      title: '缴费期限已过',
      body: `您申请的“${bill.title}”没有在期限内缴费。还要办理的，请联系受理部门重新开放缴费。`,
      link: `/bills/${bill.id}`,
      about: { module: 'payments', id: bill.id },
      dedupeKey: `payments:${bill.id}:lapsed:${bill.due_on}`,
    })
    return { id: bill.id, status: 'lapsed' as const }
  },
})
