import { recordRefusal } from './audit.ts'
import { holds } from './actor.ts'
import type { App } from './app.ts'
import { invalid } from './action.ts'
import type { Route } from './contract.ts'
import { type Caller, gather, type Ctx } from './ctx.ts'
import { notPermitted, signInNeeded } from './problem.ts'

/** What a conduit knows of the one who calls; it has no database: what bytes mean is decided by an act. */
export type Surroundings = Pick<Ctx, 'actor' | 'config' | 'newId'>

/**
 * Bytes that come and go by a protocol of their own, behind the same door-keeping as acts and views: session, permission
 * word, our own pages only. For what is neither one body nor one answer, as an upload that goes on after a cut.
 */
export type Conduit = {
  readonly kind: 'conduit'
  readonly route: Route
  readonly carry: (around: Surroundings, request: Request) => Promise<Response>
}

export function conduit(route: Route, speak: Conduit['carry']): Conduit {
  return { kind: 'conduit', route, carry: speak }
}

/**
 * Lets bytes through for who may send them.
 * @param params the path's, checked against the route's input
 * @throws Problem when refused
 */
export async function carry(
  app: App,
  what: Conduit,
  caller: Caller,
  params: unknown,
  request: Request,
): Promise<Response> {
  const { route } = what
  if (!holds(caller.actor, route.permission)) {
    const refused = (caller.actor.kind === 'stranger' ? signInNeeded : notPermitted)()
    await recordRefusal(app, caller, route.name, {}, refused)
    throw refused
  }
  const parsed = route.input.safeParse(params)
  if (!parsed.success) throw invalid(parsed.error)
  const { ctx } = gather(app, caller, app.db, app.clock.now())
  return what.carry({ actor: ctx.actor, config: ctx.config, newId: () => ctx.newId() }, request)
}
