import type { z } from 'zod'
import { invalid } from './action.ts'
import { holds } from './actor.ts'
import type { App } from './app.ts'
import type { OutputOf, ParsedInputOf, Route } from './contract.ts'
import { gather, type Caller, type Ctx } from './ctx.ts'
import { inTransaction } from './db.ts'
import { notPermitted, signInNeeded } from './problem.ts'
import { recordLooks, recordRefusal } from './audit.ts'

/** A look at personal data: whose, and which fields; it becomes an audit line. */
export type Look = { subject: string; fields: readonly string[] }

export type FileColumn<Row> = {
  title: string
  /** In characters. */
  width?: number
  /** Text, or a number that stays one; moments are written as text (`shanghaiMinute`). */
  value: (row: Row) => string | number | undefined
}

/** How a list that pages may also be had as a file: the same view, asked page after page, as the same person. */
export type ListFile<Row> = { title: string; columns: readonly FileColumn<Row>[] }

type RowOf<R extends Route> = OutputOf<R> extends { rows: readonly (infer Row)[] } ? Row : never

type ViewParts<R extends Route> = {
  /** SQL to answer. The policy is part of the query: what the actor may not see is not found. */
  look: (ctx: Ctx, input: ParsedInputOf<R>) => Promise<OutputOf<R>>
  /** Which personal data the answer shows in the clear. */
  personal?: (ctx: Ctx, input: ParsedInputOf<R>, output: OutputOf<R>) => readonly Look[]
  /** Only for a list whose input has `after` and `limit` and whose answer shows no personal data in the clear. */
  asFile?: ListFile<RowOf<R>>
}

/** One thing somebody may see. */
export type View<R extends Route = Route> = {
  readonly kind: 'view'
  readonly route: R
  readonly look: (ctx: Ctx, input: unknown) => Promise<unknown>
  readonly personal?: (ctx: Ctx, input: unknown, output: unknown) => readonly Look[]
  readonly asFile?: ListFile<unknown>
}

export function view<R extends Route>(route: R, parts: ViewParts<R>): View<R> {
  return { kind: 'view', route, ...(parts as Pick<View, 'look' | 'personal' | 'asFile'>) }
}

/** The one read path: shape, permission, read-only transaction, the look itself, the log of personal data seen. */
export async function show<R extends Route>(
  app: App,
  what: View<R>,
  caller: Caller,
  raw: unknown,
): Promise<OutputOf<R>> {
  const { route } = what
  if (!holds(caller.actor, route.permission)) {
    const refused = (caller.actor.kind === 'stranger' ? signInNeeded : notPermitted)()
    if (caller.actor.kind !== 'stranger') await recordRefusal(app, caller, route.name, {}, refused)
    throw refused
  }
  const parsed = route.input.safeParse(raw)
  if (!parsed.success) throw invalid(parsed.error as z.ZodError)
  const { output, looks } = await inTransaction(
    app.db,
    async (db) => {
      const { ctx } = gather(app, caller, db, app.clock.now())
      const seen = await what.look(ctx, parsed.data)
      return { output: seen, looks: what.personal?.(ctx, parsed.data, seen) ?? [] }
    },
    true,
  )
  if (looks.length > 0) await recordLooks(app, caller, route.name, looks)
  return (route.answer === 'file' ? output : route.output.parse(output)) as OutputOf<R>
}
