import type { OutputOf } from '#kernel/contract.ts'
import { notFound } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { heldByFee } from '../fees.ts'
import { whomToAsk } from '../handler.ts'
import { isApplicant } from '../policy.ts'
import { feeNext, nextStep, undoingNext } from '../rules/next-step.ts'
import { remediesAgainst } from '../rules/remedies.ts'
import { findCase } from '../store.ts'
import { type Parts, partsOf } from './case-parts.ts'
import { dayInWords } from './day-in-words.ts'

/** One's own case: where it stands, how its date came about, what comes next and whom to ask. */
export const myCase = view(contract.myCase, {
  async look(ctx, { caseId }) {
    const file = await findCase(ctx, caseId)
    if (!file || !isApplicant(ctx.actor, file)) throw notFound()
    const { shared, parts } = await partsOf(ctx, file, false)
    const waits = await heldByFee(ctx, file)
    const correcting = file.status === 'correcting'
    const heard = shared.undoings.find(({ status }) => status === 'hearing')
    const speaks = heard?.can.includes('state') ?? false
    return {
      ...shared,
      next: heard
        ? undoingNext(heard.kind, speaks && heard.answerBy ? dayInWords(heard.answerBy) : undefined)
        : waits
          ? feeNext(waits)
          : nextStep(
              file,
              shared.clock.dueOn && dayInWords(shared.clock.dueOn),
              file.deferred_open > 0,
              file.due_on < ctx.today,
            ),
      yourTurn: speaks || correcting || file.deferred_open > 0 || waits !== undefined,
      ask: whomToAsk(parts.organ, parts.version.content.service),
      values: correcting ? parts.values : undefined,
      refusal: refusalOf(parts),
      delivery: deliveryOf(parts),
    }
  },
})

type MyCase = OutputOf<typeof contract.myCase>

/** `withdrawn` too: a promise that was not kept may count as a withdrawal. */
const endedByBody: ReadonlySet<string> = new Set(['not-accepted', 'terminated', 'withdrawn'])
const refusing = new Set([
  'deny',
  'confirm-denial',
  'refuse-acceptance',
  'confirm-refusal',
  'terminate',
  'lapse-deferred',
  'lapse-correction',
])

function refusalOf({ file, events, organ, decider }: Parts): MyCase['refusal'] {
  if (file.granted !== false && !endedByBody.has(file.status)) return undefined
  const refused = events.findLast((event) => refusing.has(event.act) && !event.facts.proposed)
  if (!refused) return undefined
  const { basis, rightBody } = refused.facts
  return { reason: refused.words ?? '', basis, rightBody, remedies: remediesAgainst(decider?.name ?? organ.name) }
}

function deliveryOf({ events }: Parts): MyCase['delivery'] {
  const delivered = events.find((event) => event.act === 'deliver')
  return delivered && { channel: delivered.facts.channel!, at: delivered.at.toISOString() }
}
