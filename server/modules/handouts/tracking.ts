/** What the courier tells becomes the state of the result; proof of delivery is the delivery of the decision. */
import type { Ctx } from '#kernel/ctx.ts'
import { momentInWords } from '#kernel/time.ts'
import { sql } from 'kysely'
import { handOverCase } from '#modules/cases/index.ts'
import type { ShipmentTold } from './contract.ts'
import { parcelReturned } from './events.ts'
import { codeFor, tellApplicant } from './handouts.ts'
import { shipmentState } from './rules/handout-status.ts'
import { changeHandout, type HandoutRow, trackingOf } from './store.ts'

/**
 * Takes all that was told of the present shipment: repeats are known already, what came late finds its place, and a
 * result that has been delivered stays so.
 */
export async function applyTold(ctx: Ctx, row: HandoutRow, told: ShipmentTold): Promise<HandoutRow> {
  if (row.shipment_id !== told.shipment) return row
  for (const { code, at, place, signer } of told.events)
    await sql`
      insert into handouts.tracking_event (case_id, shipment_id, code, at, place, signer)
      values (${row.case_id}, ${told.shipment}, ${code}, ${at}, ${place ?? null}, ${signer ?? null})
      on conflict do nothing`.execute(ctx.db)
  const known = (await trackingOf(ctx, row.case_id)).filter((one) => one.shipment_id === told.shipment)
  const next = shipmentState(known)
  const change: Partial<HandoutRow> = { tracking: told.tracking, failure: null }
  if (row.state !== 'booked' && row.state !== 'on-the-way') return row
  if (next === 'done') Object.assign(change, await delivered(ctx, row, told, known))
  else if (next === 'returned') {
    Object.assign(change, { state: 'returned', way: 'counter', remind_on: ctx.today })
    Object.assign(change, codeFor(ctx, { state: 'returned', way: 'counter' }))
    ctx.emit(parcelReturned, { caseId: row.case_id, shipmentId: told.shipment })
  } else {
    change.state = next
    if (next === 'on-the-way')
      await tellApplicant(ctx, row, {
        occasion: `sent:${told.shipment}`,
        title: '您的办理结果已经寄出',
        body: `“${row.item_name}”的办理结果已经交给快递，邮件号 ${told.tracking}。到了哪里可以在办件页面查看。`,
      })
  }
  await changeHandout(ctx, row.case_id, change)
  return { ...row, ...change }
}

/** 行政许可法 art. 44: the signature of the recipient is the proof, and its moment the date, whenever it became known. */
async function delivered(
  ctx: Ctx,
  row: HandoutRow,
  { tracking }: ShipmentTold,
  known: readonly { code: string; at: Date; signer: string | null }[],
): Promise<Partial<HandoutRow>> {
  const proof = known.find((one) => one.code === 'signed')!
  const signer = proof.signer ?? row.applicant_name
  await handOverCase(ctx, row.case_id, {
    channel: 'post',
    tracking,
    receivedBy: signer,
    words: `邮件 ${tracking} 于${momentInWords(proof.at)}由${signer}签收`,
  })
  return { state: 'done', taken_by: signer, ended_at: proof.at }
}
