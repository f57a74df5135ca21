import { action } from '#kernel/action.ts'
import { notFound } from '#kernel/problem.ts'
import { forgetActors } from '../authenticate.ts'
import { mandateNotLive, switchMandate as route, verifyFirst } from '../contract.ts'
import { isLive } from '../rules/mandate.ts'
import { updateSession } from '../store-account.ts'
import { findMandate } from '../store-mandate.ts'
import { findApplicantRow, findPerson } from '../store-people.ts'

/** From now on the session acts for the enterprise or the relative, or, with null, for the person themselves. */
export const switchMandate = action(route, {
  allow: ({ actor }) => actor.kind === 'citizen',
  subject: ({ mandateId }) => mandateId ?? '',
  async run(ctx, { mandateId }) {
    const mandate = mandateId ? await findMandate(ctx, mandateId) : undefined
    if (mandateId && mandate?.agentId !== ctx.actor.subjectId) throw notFound()
    if (mandate && !isLive(mandate, ctx.today)) throw mandateNotLive()
    const person = await findPerson(ctx, ctx.actor.subjectId!)
    // Anyone can register under a number they know; an enterprise trusted the person and not the number.
    if (mandate && person?.level !== 'verified-at-counter') throw verifyFirst()
    if (ctx.actor.sessionId) await updateSession(ctx, ctx.actor.sessionId, { mandate_id: mandateId })
    forgetActors(ctx)
    if (!mandate) return { onBehalfOf: null }
    const kind = mandate.personId ? ('person' as const) : ('enterprise' as const)
    const principal = await findApplicantRow(ctx, kind, (mandate.personId ?? mandate.enterpriseId)!)
    return { onBehalfOf: { kind, id: principal!.id, name: principal!.name } }
  },
})
