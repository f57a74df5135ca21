import { action } from '#kernel/action.ts'
import { notFound } from '#kernel/problem.ts'
import { forgetActors } from '../authenticate.ts'
import { mandateNotLive, switchMandate as route, verifyFirst } from '../contract.ts'
import { isLive } from '../rules/mandate.ts'
import { updateSession } from '../store-account.ts'
import { findMandate } from '../store-mandate.ts'
import { findEnterprise, findPerson } from '../store-people.ts'

/** From now on the session acts for the enterprise, or, with null, for the person themselves. */
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
    forgetActors()
    const enterprise = mandate && (await findEnterprise(ctx, { id: mandate.enterpriseId }))
    return { onBehalfOf: enterprise ? { kind: 'enterprise' as const, id: enterprise.id, name: enterprise.name } : null }
  },
})
