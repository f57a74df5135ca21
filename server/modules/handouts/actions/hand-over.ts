import { timingSafeEqual } from 'node:crypto'
import { action } from '#kernel/action.ts'
import type { Ctx } from '#kernel/ctx.ts'
import type { ParsedInputOf } from '#kernel/contract.ts'
import { handOverCase } from '#modules/cases/index.ts'
import { findSignatureOfToday } from '#modules/counter/index.ts'
import { checkIdNumber, openApplicant } from '#modules/identity/index.ts'
import * as contract from '../contract.ts'
import { requireOpen, tellApplicant } from '../handouts.ts'
import { mayHandOut } from '../policy.ts'
import { MOST_WRONG_CODES } from '../rules/handout-status.ts'
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
    await changeHandout(ctx, row.case_id, {
      state: 'done',
      taken_by: receivedBy,
      ended_at: ctx.now,
      pickup_code: null,
    })
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
  await requireCode(ctx, pickUpCode, row)
}

/** A wrong try is counted and stays on record though the act is refused; after so many the code is worth nothing. */
async function requireCode(ctx: Ctx, said: string, row: HandoutRow): Promise<void> {
  if (!row.pickup_code) throw contract.noCode()
  if (row.wrong_codes >= MOST_WRONG_CODES) throw contract.codeStopped()
  if (same(ctx.vault.open(row.pickup_code), said)) return
  const wrong = row.wrong_codes + 1
  await changeHandout(ctx, row.case_id, { wrong_codes: wrong })
  ctx.note({ wrongCodes: wrong })
  if (wrong < MOST_WRONG_CODES) throw contract.codeWrong({ left: MOST_WRONG_CODES - wrong }).keepingWork()
  await tellApplicant(ctx, row, {
    occasion: `code-stopped:${ctx.now.toISOString()}`,
    title: '取件码已经停用',
    body: `“${row.item_name}”的取件码在窗口连续输错 ${MOST_WRONG_CODES} 次，已经停用，结果没有交给别人。请带身份证到窗口领取，或者在办件页面换一个取件码。`,
  })
  throw contract.codeStopped().keepingWork()
}

function same(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}
