import { action } from '#kernel/action.ts'
import { covers, scopeOf } from '#kernel/actor.ts'
import { getPublishedItem, handlersOf } from '#modules/catalogue/index.ts'
import { getFormByCode, getFormOnPaper, noteOpening, readFormCode } from '#modules/forms/index.ts'
import * as contract from '../contract.ts'
import { getPresent, layOpen, mayBring } from '../identification.ts'
import { findOwnWindow, placeInWords } from '../place.ts'

/** Whoever was identified at this window has brought their printed draft: it is laid open, for this clerk. */
export const openForm = action(contract.openForm, {
  subject: (_, { id }) => id,
  async run(ctx, { code: typed }) {
    const { present } = await getPresent(ctx)
    const read = readFormCode(typed)
    if (read === undefined || read === 'mistyped') throw contract.formMistyped()
    const form = await getFormByCode(ctx, read.code, (found) => mayBring(ctx, present, found))
    const { itemId, situation, open } = await getFormOnPaper(ctx, form.owner, form.id)
    if (!open) throw contract.formClosed()
    const handlers = await handlersOf(ctx, await getPublishedItem(ctx, itemId))
    if (!handlers.some((one) => covers(scopeOf(ctx.actor, 'cases.receive'), one))) throw contract.formNotTakenHere()
    const place = await findOwnWindow(ctx)
    await layOpen(ctx, form)
    await noteOpening(ctx, form.id, place && placeInWords(place))
    return { id: form.id, itemId, situation }
  },
})
