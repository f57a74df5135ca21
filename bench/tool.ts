/** Beside a running server: performs acts and reads the database as its operator's tool does. */
import { type Act, perform } from '#kernel/action.ts'
import { type Actor, systemActor } from '#kernel/actor.ts'
import { type App, createApp } from '#kernel/app.ts'
import { readConfig } from '#kernel/config.ts'
import type { InputOf, OutputOf, Route } from '#kernel/contract.ts'
import { type Ctx, gather } from '#kernel/ctx.ts'
import { inTransaction } from '#kernel/db.ts'
import { leaveTraces } from '#kernel/traces.ts'
import { newId } from '#kernel/id.ts'
import { createLog } from '#kernel/log.ts'
import { systemClock } from '#kernel/time.ts'
import { loadMasterKey } from '#kernel/vault.ts'
import { modules } from '#server/modules.ts'

export type Tool = {
  app: App
  perform<R extends Route>(act: Act<R>, actor: Actor, input: InputOf<R>): Promise<OutputOf<R>>
  /** In a transaction, as the system. */
  inside<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export function openTool({ dataFolder, databaseUrl }: { dataFolder: string; databaseUrl: string }): Tool {
  const app = createApp({
    config: readConfig({ ONEWINDOW_DATA: dataFolder, ONEWINDOW_RATE_LIMIT: '0' }),
    databaseUrl,
    masterKey: loadMasterKey(dataFolder),
    modules,
    clock: systemClock,
    log: createLog('warn', false),
  })
  return toolOver(app)
}

export function toolOver(app: App): Tool {
  const callerOf = (actor: Actor) => ({ actor, requestId: newId(app.clock.now()) })
  return {
    app,
    perform: (act, actor, input) => perform(app, act, callerOf(actor), input),
    inside: (work) =>
      inTransaction(app.db, async (db) => {
        const { ctx, news } = gather(app, callerOf(systemActor('bench')), db, app.clock.now())
        const result = await work(ctx)
        await leaveTraces(app, db, { at: ctx.now, news })
        return result
      }),
    close: () => app.close(),
  }
}
