/** One act on several things at once: each answers for itself, in a transaction of its own, with an audit line of its own. */
import { type Act, invalid, perform } from './action.ts'
import { holds } from './actor.ts'
import type { App } from './app.ts'
import type { BulkVerdict, Route } from './contract.ts'
import type { Caller } from './ctx.ts'
import { Problem } from './problem.ts'

export type Bulk = { readonly kind: 'bulk'; readonly route: Route; readonly act: Act; readonly field: string }

/** Ties the contract to the act that is done to each; `field` is where the act expects the thing's id. */
export function bulk(contract: Route, act: Act, field: string): Bulk {
  return { kind: 'bulk', route: contract, act, field }
}

/**
 * Performs the act on each in turn. A refusal is that one's verdict and stops nobody else. The key of each is the given one
 * with its id: sent again after an unclear answer, what was done answers as done, the rest is tried.
 * @throws Problem only when nothing at all may be tried: wrong shape, no permission
 */
export async function performEach(
  app: App,
  what: Bulk,
  caller: Caller,
  raw: unknown,
  key?: string,
): Promise<{ rows: BulkVerdict[] }> {
  // Who lacks the word is refused once, not a hundred times.
  if (!holds(caller.actor, what.act.route.permission)) await perform(app, what.act, caller, raw)
  const parsed = what.route.input.safeParse(raw)
  if (!parsed.success) throw invalid(parsed.error)
  const { ids, ...shared } = parsed.data as { ids: string[] }
  const one = (thing: string) =>
    perform(app, what.act, { ...caller }, { ...shared, [what.field]: thing }, key && `${key}.${thing}`)
  const rows: BulkVerdict[] = []
  for (const thing of new Set(ids)) rows.push(await verdictOf(app, thing, one))
  return { rows }
}

async function verdictOf(app: App, thing: string, one: (id: string) => Promise<unknown>): Promise<BulkVerdict> {
  try {
    await one(thing)
    return { id: thing, done: true }
  } catch (error) {
    if (error instanceof Problem)
      return { id: thing, done: false, code: error.code, title: error.message, facts: error.facts }
    app.log.error({ err: error, id: thing }, 'one of several acts failed')
    return {
      id: thing,
      done: false,
      code: 'kernel.unexpected',
      title: '系统出了点问题，这一件没有办理，请稍后单独再试',
    }
  }
}
