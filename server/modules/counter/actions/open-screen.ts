import { action } from '#kernel/action.ts'
import { readableCode } from '#kernel/id.ts'
import { notPermitted } from '#kernel/problem.ts'
import * as contract from '../contract.ts'
import { findOwnWindow, placeInWords } from '../place.ts'
import { after, CODE_MINUTES, codePrint } from '../screens.ts'
import { counterTables, type ScreenRow } from '../store.ts'

/** A one-time code for this window's second screen; the one paired before ends. */
export const openScreen = action(contract.openScreen, {
  async run(ctx) {
    const { post } = ctx.actor
    if (!post) throw notPermitted()
    const window = await findOwnWindow(ctx)
    const code = readableCode(6)
    const until = after(ctx, CODE_MINUTES)
    const row: ScreenRow = {
      account_id: ctx.actor.id,
      organ_id: post.organId,
      region_code: post.regionCode,
      place: window ? placeInWords(window) : post.title,
      clerk: ctx.actor.name,
      code: codePrint(ctx, code),
      code_until: until,
      token: null,
      ends_at: null,
      version: 0,
      shown: null,
      shown_until: null,
      asks: null,
      case_id: null,
      confirmed_at: null,
      signature_id: null,
    }
    await counterTables(ctx)
      .insertInto('counter.screen')
      .values(row)
      .onConflict((on) => on.column('account_id').doUpdateSet(row))
      .execute()
    return { code, until: until.toISOString() }
  },
})
