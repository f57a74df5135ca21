import { timingSafeEqual } from 'node:crypto'
import { action } from '#kernel/action.ts'
import type { Ctx } from '#kernel/ctx.ts'
import type { ParsedInputOf } from '#kernel/contract.ts'
import { handOverCase } from '#modules/cases/index.ts'
import { findSignatureOfToday } from '#modules/counter/index.ts'
import { checkIdNumber, openApplicant } from '#modules/identity/index.ts'
import * as contract from '../contract.ts'
import { requireOpen } from '../handouts.ts'
import { mayHandOut } from '../policy.ts'
import { changeHandout, type HandoutRow, lockHandout } from '../store.ts'

type Input = ParsedInputOf<typeof contract.handOver>

/** 直接送达 at the desk: who takes it is known, and signs; that is the delivery (行政许可法 art. 44). */
export const handOver = action(contract.handOver, {
  load: (ctx, { caseId }) => lockHandout(ctx, caseId),
  allow: mayHandOut,
  async run(ctx, input, row) {
    requireOpen(row, 'hand-over')
    await requireIdentity(ctx, input, row)
    const signature = await findSignatureOfToday(ctx, row.case_id, 'collection')
    if (!signature && !input.onPaper) throw contract.signatureMissing()
    const receivedBy = input.taker === 'agent' ? `${input.name}（代领）` : input.name
    await handOverCase(ctx, row.case_id, {
      channel: 'counter',
      receivedBy,
      words: signature ? `${receivedBy}在窗口屏幕上签收` : `${receivedBy}在纸质送达回证上签收`,
    })
    await changeHandout(ctx, row.case_id, { state: 'done', taken_by: receivedBy, ended_at: ctx.now })
    ctx.note({ taker: input.taker, signatureId: signature?.id })
    return { caseId: row.case_id, state: 'done' as const }
  },
})

/** The applicant by their card or the code only they were told; an agent by their own card and the letter of authority. */
async function requireIdentity(ctx: Ctx, { taker, identifier, pickUpCode, mandateSeen }: Input, row: HandoutRow) {
  if (taker === 'agent') {
    if (!mandateSeen || !identifier || !checkIdNumber(identifier)) throw contract.mandateMissing()
    return
  }
  if (row.applicant_kind === 'person' && identifier) {
    const known = await openApplicant(ctx, { kind: 'person', id: row.applicant_id })
    if (checkIdNumber(identifier)?.number !== known.identifier) throw contract.identityWrong()
    return
  }
  if (!pickUpCode) throw contract.proofMissing()
  if (!row.pickup_code || !same(ctx.vault.open(row.pickup_code), pickUpCode)) throw contract.codeWrong()
}

function same(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}
