/** Changing a licence because of what was decided in a module below. */
import type { Ctx } from '#kernel/ctx.ts'
import { openActs } from './rules/licence-status.ts'
import { changeStatus, type Grounds } from './status-change.ts'
import { lockLicence } from './store.ts'

/** 撤销: the grant it rests on is undone. One that is no longer in force stays as it is. @returns whether it was withdrawn */
export async function withdrawLicenceOf(ctx: Ctx, licenceId: string, grounds: Grounds): Promise<boolean> {
  const licence = await lockLicence(ctx, licenceId)
  if (!openActs(licence.status).includes('withdraw')) return false
  await changeStatus(ctx, licence, 'withdraw', grounds)
  return true
}
