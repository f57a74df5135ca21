import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { holds } from './actor.ts'
import type { App } from './app.ts'
import { auditLine, recordRefusal } from './audit.ts'
import type { OutputOf, ParsedInputOf, Route } from './contract.ts'
import { gather, type Caller, type Ctx, type Gathered } from './ctx.ts'
import { inTransaction, type Db } from './db.ts'
import { masked } from './mask.ts'
import { plainFault } from './plain-faults.ts'
import { invalidInput, keyReused, notPermitted, notYours, Problem, signInNeeded } from './problem.ts'
import { leaveTraces } from './traces.ts'

type ActParts<R extends Route, L> = {
  /** The row this act is about, locked. */
  load?: (ctx: Ctx, input: ParsedInputOf<R>) => Promise<L>
  /** The policy sentence: may this actor do it to this one? */
  allow?: (ctx: Ctx, loaded: L, input: ParsedInputOf<R>) => boolean | Promise<boolean>
  run: (ctx: Ctx, input: ParsedInputOf<R>, loaded: L) => Promise<OutputOf<R>>
  /** What the audit line is about, when the input has no `id` or `caseId`. */
  subject?: (input: ParsedInputOf<R>, output: OutputOf<R>) => string
}

/** One thing somebody may do: one file, one transaction, one audit line. */
export type Act<R extends Route = Route> = {
  readonly kind: 'act'
  readonly route: R
  readonly load?: (ctx: Ctx, input: unknown) => Promise<unknown>
  readonly allow?: (ctx: Ctx, loaded: unknown, input: unknown) => boolean | Promise<boolean>
  readonly run: (ctx: Ctx, input: unknown, loaded: unknown) => Promise<unknown>
  readonly subject?: (input: unknown, output: unknown) => string
}

export function action<R extends Route, L = undefined>(route: R, parts: ActParts<R, L>): Act<R> {
  return { kind: 'act', route, ...(parts as Pick<Act, 'load' | 'allow' | 'run' | 'subject'>) }
}

// Every shape of every contract speaks the same language, whoever checks it.
z.config({ localeError: plainFault })

/** Turns Zod's issues into a problem whose `fields` name each wrong field in Chinese. */
export function invalid(error: z.ZodError): Problem {
  return invalidInput({
    fields: error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message })),
  })
}

/**
 * The one write path: shape, permission word, idempotency key, transaction, load, allow, run, audit line, outbox.
 * The same key with the same input gives the same answer; with another input it is refused.
 * @throws Problem when refused; a refused attempt leaves an audit line and nothing else
 */
export async function perform<R extends Route>(
  app: App,
  act: Act<R>,
  caller: Caller,
  raw: unknown,
  key?: string,
): Promise<OutputOf<R>> {
  const { route } = act
  if (!holds(caller.actor, route.permission)) {
    const refused = (caller.actor.kind === 'stranger' ? signInNeeded : notPermitted)()
    await recordRefusal(app, caller, route.name, {}, refused)
    throw refused
  }
  const parsed = route.input.safeParse(raw)
  if (!parsed.success) throw invalid(parsed.error as z.ZodError)
  const input = parsed.data
  const touched = new Set<string>()
  const output = await inTransaction(app.db, (db) => inside(app, act, caller, db, input, touched, key))
    .catch(async (error: unknown) => {
      // Whatever stopped a second try, its key already taken or the act no longer open: the first answer counts.
      const given = key ? await answerGiven(app, app.db, caller, route, key, input) : undefined
      if (!given) throw error
      caller.session = undefined
      return given.answer
    })
    .catch(async (error: unknown) => {
      if (error instanceof Problem) await recordRefusal(app, caller, route.name, masked(route.input, input), error)
      throw error
    })
  app.newsArrived()
  app.live.publish(touched)
  if (output instanceof Problem) throw output
  return output as OutputOf<R>
}

async function inside(
  app: App,
  act: Act,
  caller: Caller,
  db: Db,
  input: unknown,
  touched: Set<string>,
  key?: string,
): Promise<unknown> {
  const gathered = gather(app, caller, db, app.clock.now())
  const { ctx } = gathered
  const loaded = act.load ? await act.load(ctx, input) : undefined
  if (act.allow && !(await act.allow(ctx, loaded, input))) throw notYours()
  const output = await act
    .run(ctx, input, loaded)
    .then((answer) => act.route.output.parse(answer))
    .catch((error: unknown) => {
      if (error instanceof Problem && error.keepsWork) return error
      throw error
    })
  // What a refusal keeps is kept by a first try only.
  if (output instanceof Problem && key && (await answerGiven(app, db, caller, act.route, key, input))) throw output
  await leaveTracesOf(app, act, caller, db, input, output, gathered, key)
  for (const topic of gathered.touched) touched.add(topic)
  return output
}

/**
 * The answer given under this key, if there was one. The key is written with the traces: a twin still running waits
 * there for the first, fails, and finds its answer here.
 * @throws keyReused when that was to another input
 */
async function answerGiven(
  app: App,
  db: Db,
  caller: Caller,
  route: Route,
  key: string,
  input: unknown,
): Promise<{ answer: unknown } | undefined> {
  const { rows } = await sql<{ input_hash: string; answer: unknown }>`
    select input_hash, answer from kernel.idempotency where actor_id = ${caller.actor.id} and key = ${key}`.execute(db)
  if (rows[0] && rows[0].input_hash !== hashOf(app, route, input)) throw keyReused()
  return rows[0]
}

/** Keyed: the input may hold a password, and a bare hash of that could be guessed at. */
function hashOf(app: App, route: Route, input: unknown): string {
  return app.vault.fingerprint('kernel.idempotency', `${route.name}${fingerprintable(input)}`)
}

function fingerprintable(input: unknown): string {
  return JSON.stringify(input, (_, value: unknown) =>
    value instanceof Uint8Array ? createHash('sha256').update(value).digest('hex') : value,
  )
}

/** Audit line, events and the remembered answer. */
async function leaveTracesOf(
  app: App,
  act: Act,
  caller: Caller,
  db: Db,
  input: unknown,
  output: unknown,
  { ctx, news, facts }: Gathered,
  key?: string,
): Promise<void> {
  const refused = output instanceof Problem ? output : undefined
  const line = auditLine(caller, act.route.name, subjectOf(act, input, output), refused ? 'refused' : 'done', {
    ...masked(act.route.input, input),
    ...facts,
    ...(refused ? { refusal: refused.code } : {}),
  })
  const also =
    key && !refused
      ? sql`remembered as (
          insert into kernel.idempotency (actor_id, key, input_hash, answer, at)
          values (${caller.actor.id}, ${key}, ${hashOf(app, act.route, input)}, ${JSON.stringify(output)}, ${ctx.now})
        )`
      : undefined
  await leaveTraces(app, db, { at: ctx.now, news, line, also })
}

function subjectOf(act: Act, input: unknown, output: unknown): string {
  const done = !(output instanceof Problem)
  if (act.subject && done) return act.subject(input, output)
  const { id, caseId } = { ...(input as object), ...(done ? (output as object) : {}) } as {
    id?: string
    caseId?: string
  }
  return caseId ?? id ?? ''
}
