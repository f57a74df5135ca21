import { view } from '#kernel/view.ts'
import { getSeenCase } from '#modules/cases/index.ts'
import { openApplicant } from '#modules/identity/index.ts'
import * as contract from '../contract.ts'
import { courierOf } from '../courier-standing.ts'
import { ended } from '../ended.ts'
import { newHandout } from '../handouts.ts'
import { canOf, isApplicant } from '../policy.ts'
import { MOST_WRONG_CODES, needsCode, stateTitle } from '../rules/handout-status.ts'
import { findHandout, openRecipient, trackingOf } from '../store.ts'

/** How the result comes, for its applicant and for staff of the case. The pick-up code is the applicant's alone. */
export const handoutOf = view(contract.handoutOf, {
  async look(ctx, { caseId }) {
    const file = await getSeenCase(ctx, caseId)
    const row = (await findHandout(ctx, caseId)) ?? newHandout(ctx, file)
    const own = isApplicant(ctx.actor, row)
    const waits = needsCode(row.state, row.way)
    const codeStopped = row.wrong_codes >= MOST_WRONG_CODES
    const mayChoose = !ended.includes(file.status) && canOf(ctx.actor, row).includes('choose-way')
    return {
      state: row.state,
      stateTitle: stateTitle(row.state, row.way),
      way: row.way ?? undefined,
      recipient: row.recipient_masked ?? undefined,
      pickUpCode: own && waits && row.pickup_code && !codeStopped ? ctx.vault.open(row.pickup_code) : undefined,
      codeStopped: own && waits && codeStopped,
      mayRenewCode: own && waits,
      tracking: row.tracking ?? undefined,
      events: (await trackingOf(ctx, caseId)).map(({ code, at, place, signer }) => ({
        title: contract.trackingCodes[code],
        at: at.toISOString(),
        place: place ?? undefined,
        signer: signer ?? undefined,
      })),
      endedAt: row.ended_at?.toISOString(),
      mayChoose,
      courier: courierOf(ctx),
      given: own && mayChoose && row.recipient ? openRecipient(ctx, row.recipient) : undefined,
      known: own && mayChoose ? await profileOf(ctx, row) : undefined,
    }
  },
})

async function profileOf(
  ctx: Parameters<typeof openApplicant>[0],
  { applicant_kind: kind, applicant_id: id }: { applicant_kind: 'person' | 'enterprise'; applicant_id: string },
) {
  const { name, phone, address } = await openApplicant(ctx, { kind, id })
  return { name, phone, address }
}
