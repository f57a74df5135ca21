import { action } from '#kernel/action.ts'
import { notFound } from '#kernel/problem.ts'
import { forgetActors } from '../authenticate.ts'
import { codeMismatch, correctEnterprise as route, nothingToCorrect, ownFirm } from '../contract.ts'
import { insertCorrection, renameEnterprise } from '../corrections.ts'
import { enterpriseCorrected } from '../events.ts'
import { isSpokenForByName } from '../store-mandate.ts'
import { lockEnterprise } from '../store-people.ts'

/**
 * A firm that has registered another name keeps its code (市场主体登记管理条例 art. 24). The clerk has the business licence in hand.
 * Cases filed before keep the name they were filed under, licences the one they were issued to.
 */
export const correctEnterprise = action(route, {
  async load(ctx, { id }) {
    const enterprise = await lockEnterprise(ctx, id)
    if (!enterprise) throw notFound({ enterpriseId: id })
    return enterprise
  },
  async run(ctx, { id, uscc, name, reason }, enterprise) {
    if (enterprise.uscc !== uscc) throw codeMismatch()
    // Staff are kept by name alone, so whoever bears the clerk's own name might be the clerk.
    if (await isSpokenForByName(ctx, enterprise, ctx.actor.name)) throw ownFirm()
    if (name === enterprise.name) throw nothingToCorrect()
    const correctionId = await insertCorrection(ctx, { enterprise }, { name }, reason)
    await renameEnterprise(ctx, id, name)
    forgetActors(ctx)
    ctx.note({ before: enterprise.name })
    ctx.emit(enterpriseCorrected, { enterpriseId: id, correctionId })
    return { id }
  },
})
