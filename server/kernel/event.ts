import type { z } from 'zod'
import type { Ctx } from './ctx.ts'

/** A fact in the past tense, `cases.decided`. Its payload carries ids, never personal data. */
export type EventKind<S extends z.ZodType = z.ZodType> = { readonly name: string; readonly payload: S }

export function event<S extends z.ZodType>(name: string, payload: S): EventKind<S> {
  return { name, payload }
}

/**
 * What a module does when it hears of an event: in a transaction of its own, at least once,
 * so a repeat must be harmless.
 */
export type Reaction = {
  readonly name: string
  readonly event: string
  readonly react: (ctx: Ctx, payload: unknown) => Promise<void>
  readonly failed?: (ctx: Ctx, payload: unknown, attempt: FailedAttempt) => Promise<void>
}

/** `attempts` counts this one; `dead` when there will be no other unless an operator asks for it. */
export type FailedAttempt = { readonly attempts: number; readonly dead: boolean; readonly error: string }

/**
 * @param name `module.what-it-does`, unique
 * @param failed told of every failed attempt, in a transaction of its own: a module that must prove what it tried
 */
export function on<S extends z.ZodType>(
  kind: EventKind<S>,
  name: string,
  react: (ctx: Ctx, payload: z.output<S>) => Promise<void>,
  failed?: (ctx: Ctx, payload: z.output<S>, attempt: FailedAttempt) => Promise<void>,
): Reaction {
  const parsed = (payload: unknown) => kind.payload.parse(payload) as z.output<S>
  return {
    name,
    event: kind.name,
    react: (ctx, payload) => react(ctx, parsed(payload)),
    ...(failed && { failed: (ctx, payload, attempt) => failed(ctx, parsed(payload), attempt) }),
  }
}
