import { action } from '#kernel/action.ts'
import { chineseDate } from '#modules/documents/index.ts'
import { accountsOf } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { yuan } from '../bills.ts'
import * as contract from '../contract.ts'
import { mayHere } from '../policy.ts'
import { toTake } from '../rules/counter.ts'
import { lockBill, owedBy, saveBill } from '../store.ts'

/** A new last day for a bill that lapsed. */
export const renewBill = action(contract.renewBill, {
  load: (ctx, { id }) => lockBill(ctx, id),
  allow: mayHere('payments.manage'),
  async run(ctx, { dueOn }, bill) {
    if (bill.status !== 'lapsed' || dueOn < ctx.today) throw contract.notLapsed()
    const open = await saveBill(ctx, bill, { status: 'due', due_on: dueOn, failure: null })
    const payer = { kind: bill.payer_kind, id: bill.payer_id }
    await sendNotice(ctx, {
      to: await accountsOf(ctx, payer, bill.item_id ?? undefined),
      of: payer,
      kind: 'payment',
      title: '缴费已经重新开放',
      body: `您申请的“${bill.title}”重新开放缴费，还要缴 ${yuan(toTake(owedBy(open), ctx.today))} 元，请在${chineseDate(dueOn)}前缴清。`,
      link: `/bills/${bill.id}`,
      about: { module: 'payments', id: bill.id },
      dedupeKey: `payments:${bill.id}:renewed:${dueOn}`,
    })
    return { id: bill.id, status: 'due' as const }
  },
})
