/** What follows a decision, a delivery and a parcel. */
import type { Ctx } from '#kernel/ctx.ts'
import { messageOf } from '#kernel/log.ts'
import { Problem } from '#kernel/problem.ts'
import { on } from '#kernel/event.ts'
import {
  caseDecided,
  caseDelivered,
  caseTerminated,
  caseWithdrawn,
  getCaseForRating,
  handOverCase,
} from '#modules/cases/index.ts'
import { accountsHolding } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { getOrgan } from '#modules/organs/index.ts'
import { billPaid } from '#modules/payments/index.ts'
import { askTracking, book } from './channel/courier.ts'
import { handoutReady, parcelBooked, parcelReturned } from './events.ts'
import { madeReady, newHandout, saveHandout, tellApplicant } from './handouts.ts'
import { changeHandout, findHandout, lockHandout, openRecipient } from './store.ts'
import { applyTold } from './tracking.ts'

/** What was decided waits, unless it has gone out with its decision. */
const wait = on(caseDecided, 'handouts.wait', async (ctx, { caseId }) => {
  const file = await getCaseForRating(ctx, caseId)
  const known = (await findHandout(ctx, caseId)) ?? newHandout(ctx, file)
  if (known.state !== 'chosen' || (file.status !== 'granted' && file.status !== 'denied')) return
  await saveHandout(ctx, await madeReady(ctx, known, file))
  ctx.emit(handoutReady, { caseId })
})

/** Who chose to download has it at once; the others are told where it waits. */
const offer = on(handoutReady, 'handouts.offer', async (ctx, { caseId }) => {
  const row = await lockHandout(ctx, caseId)
  if (row.state !== 'ready' && row.state !== 'returned') return
  if (row.way === 'online') return download(ctx, caseId)
  if (row.way === 'post' || row.state === 'returned') return
  await tellApplicant(ctx, row, {
    occasion: 'ready',
    title: '办理结果可以领取了',
    body: `“${row.item_name}”已经办结。请带身份证到窗口领取，或者凭办件页面上的取件码领取；也可以选择邮寄或者网上下载。`,
  })
})

/** Paid only after the decision: whoever chose to download need not ask a second time; else the desk has it to hand over. */
const offerPaid = on(billPaid, 'handouts.offer-paid', async (ctx, { subjectModule, subjectId }) => {
  const row = subjectModule === 'cases' ? await findHandout(ctx, subjectId) : undefined
  if (row?.state !== 'ready' && row?.state !== 'returned') return
  if (row.way === 'online') return download(ctx, row.case_id)
  await sendNotice(ctx, {
    to: await accountsHolding(ctx, 'cases.deliver', row.organ_id),
    kind: 'todo',
    title: '费用已经缴清',
    body: `办件 ${row.case_number}“${row.item_name}”的费用已经缴清，结果可以交付了。`,
    link: `/work/cases/${row.case_id}`,
    about: { module: 'cases', id: row.case_id },
    dedupeKey: `handouts:${row.case_id}:fee-paid`,
  })
})

/** A fee held for the delivery comes first; until then the result stays on the desk's list. */
async function download(ctx: Ctx, caseId: string): Promise<void> {
  await handOverCase(ctx, caseId, { channel: 'online', words: '申请人选择网上下载' }).catch(unlessUnpaid)
}

function unlessUnpaid(error: unknown): void {
  if (!(error instanceof Problem && error.code === 'cases.payment-due')) throw error
}

const end =
  (state: 'done' | 'dropped') =>
  async (ctx: Ctx, { caseId }: { caseId: string }) => {
    const row = await findHandout(ctx, caseId)
    if (row && row.state !== 'done') await changeHandout(ctx, caseId, { state, ended_at: ctx.now, pickup_code: null })
  }

/** Books the parcel, or asks how it fares; what gives no answer is asked again by the sweep. */
const ask = on(parcelBooked, 'handouts.ask-courier', async (ctx, { caseId, shipmentId }) => {
  const { courierUrl } = ctx.config
  const row = await lockHandout(ctx, caseId)
  if (!courierUrl || !row.recipient || row.shipment_id !== shipmentId) return
  if (row.state !== 'booked' && row.state !== 'on-the-way') return
  const organ = await getOrgan(ctx, row.organ_id)
  const base = ctx.config.publicUrl ?? `http://${ctx.config.host}:${ctx.config.port}`
  try {
    const told = row.tracking
      ? await askTracking(courierUrl, shipmentId, ctx.now)
      : await book(
          courierUrl,
          {
            shipment: shipmentId,
            to: openRecipient(ctx, row.recipient),
            sender: organ.name,
            contents: '政务文书',
            notify: `${base}/api/hand-outs/tracking`,
          },
          ctx.now,
        )
    await applyTold(ctx, row, told)
  } catch (error) {
    ctx.log.warn({ err: error, caseId }, 'the courier gave no answer; it will be asked again')
    await changeHandout(ctx, caseId, { failure: messageOf(error).slice(0, 300) })
  }
})

const tellReturned = on(parcelReturned, 'handouts.tell-returned', async (ctx, { caseId, shipmentId }) => {
  const row = await findHandout(ctx, caseId)
  if (row)
    await tellApplicant(ctx, row, {
      occasion: `returned:${shipmentId}`,
      title: '寄给您的办理结果被退回',
      body: `“${row.item_name}”的邮件没有送到，已经退回窗口。请带身份证到窗口领取，或者凭办件页面上的新取件码领取；也可以核对地址后重新选择邮寄。`,
    })
})

export const reactions = [
  wait,
  offer,
  offerPaid,
  on(caseDelivered, 'handouts.end', end('done')),
  on(caseWithdrawn, 'handouts.drop-withdrawn', end('dropped')),
  on(caseTerminated, 'handouts.drop-terminated', end('dropped')),
  ask,
  tellReturned,
]
