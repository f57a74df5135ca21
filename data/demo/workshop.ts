/** How the demo works on the system: the same acts as people perform, found by name, under a clock that the demo moves. */
import { type Act, perform } from '#kernel/action.ts'
import { type Actor, systemActor } from '#kernel/actor.ts'
import type { App } from '#kernel/app.ts'
import type { InputOf, OutputOf, Route } from '#kernel/contract.ts'
import { type Ctx, gather } from '#kernel/ctx.ts'
import { inTransaction } from '#kernel/db.ts'
import { leaveTraces } from '#kernel/traces.ts'
import { newId } from '#kernel/id.ts'
import { show, type View } from '#kernel/view.ts'

export type Workshop = {
  readonly app: App
  /** Performs the act behind a contract's route as `actor`. */
  perform<R extends Route>(route: R, actor: Actor, input: InputOf<R>, key?: string): Promise<OutputOf<R>>
  /** Looks through the view behind a contract's route as `actor`. */
  show<R extends Route>(route: R, actor: Actor, input: InputOf<R>): Promise<OutputOf<R>>
  /** Runs facade functions in one transaction as the system. */
  inside<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>
}

export function openWorkshop(app: App): Workshop {
  const acts = new Map(app.modules.flatMap((module) => module.acts ?? []).map((act) => [act.route.name, act]))
  const views = new Map(app.modules.flatMap((module) => module.views ?? []).map((view) => [view.route.name, view]))
  const callerOf = (actor: Actor) => ({ actor, requestId: newId(app.clock.now()) })
  return {
    app,
    async perform(route, actor, input, key) {
      const act = acts.get(route.name)
      if (!act) throw new Error(`no act ${route.name}`)
      return perform(app, act as unknown as Act<typeof route>, callerOf(actor), input, key)
    },
    async show(route, actor, input) {
      const view = views.get(route.name)
      if (!view) throw new Error(`no view ${route.name}`)
      return show(app, view as unknown as View<typeof route>, callerOf(actor), input)
    },
    inside: (work) =>
      inTransaction(app.db, async (db) => {
        const { ctx, news } = gather(app, callerOf(systemActor('demo')), db, app.clock.now())
        const result = await work(ctx)
        await leaveTraces(app, db, { at: ctx.now, news })
        return result
      }),
  }
}
