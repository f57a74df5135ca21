/** The second screen of a window: paired by a one-time code, ending by itself. */
import type { Ctx } from '#kernel/ctx.ts'
import { type Shown, screenEnded, shownChanged } from './contract.ts'
import { counterTables, type ScreenRow } from './store.ts'

/** For typing a code in on the other display. */
export const CODE_MINUTES = 5
/** A pairing lasts a day at the counter. */
export const PAIRED_HOURS = 12
/** What nobody changes any more goes from the screen. */
export const SHOWN_MINUTES = 20

export const codePrint = (ctx: Ctx, code: string): string => ctx.vault.fingerprint('counter.screen-code', code)
export const tokenPrint = (ctx: Ctx, token: string): string => ctx.vault.fingerprint('counter.screen-token', token)

export const after = (ctx: Ctx, minutes: number): Date => new Date(ctx.now.getTime() + minutes * 60_000)

/** The screen that holds this token. @throws counter.screen-ended, the same whether it never was or is over */
export async function getScreen(ctx: Ctx, token: string, locked = false): Promise<ScreenRow> {
  const found = counterTables(ctx)
    .selectFrom('counter.screen')
    .selectAll()
    .where('token', '=', tokenPrint(ctx, token))
    .where('ends_at', '>', ctx.now)
  const row = await (locked ? found.forUpdate() : found).executeTakeFirst()
  if (!row) throw screenEnded()
  return row
}

/** The clerk's screen, once it is paired. */
export async function findOwnScreen(ctx: Ctx): Promise<ScreenRow | undefined> {
  return counterTables(ctx)
    .selectFrom('counter.screen')
    .selectAll()
    .where('account_id', '=', ctx.actor.id)
    .where('token', 'is not', null)
    .where('ends_at', '>', ctx.now)
    .executeTakeFirst()
}

/** What stands on it now; undefined once it has run out. */
export function shownOn(ctx: Ctx, { shown, shown_until }: ScreenRow): Shown | undefined {
  if (!shown || !shown_until || shown_until <= ctx.now) return undefined
  return JSON.parse(ctx.vault.open(shown)) as Shown
}

/** What the person looks at when they press. @throws counter.shown-changed when it is another by now */
export function requireShown(ctx: Ctx, screen: ScreenRow, version: number, asks: Shown['asks']): Shown {
  const shown = shownOn(ctx, screen)
  if (!shown || screen.version !== version || shown.asks !== asks) throw shownChanged()
  return shown
}

export async function changeScreen(ctx: Ctx, accountId: string, change: Partial<ScreenRow>): Promise<void> {
  await counterTables(ctx).updateTable('counter.screen').set(change).where('account_id', '=', accountId).execute()
}
