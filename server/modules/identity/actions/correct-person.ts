import { action } from '#kernel/action.ts'
import { notFound } from '#kernel/problem.ts'
import { forgetActors } from '../authenticate.ts'
import { cardMismatch, correctPerson as route, nothingToCorrect, ownRecord } from '../contract.ts'
import { differing, insertCorrection, renamePerson } from '../corrections.ts'
import { personCorrected } from '../events.ts'
import { lockPerson, openPerson, writeContact } from '../store-people.ts'

/**
 * What is kept of a person must be right, and is put right when they ask (个人信息保护法 art. 8, 46). The clerk has the card in hand.
 * Cases filed before keep the name they were filed under.
 */
export const correctPerson = action(route, {
  async load(ctx, { id }) {
    const person = await lockPerson(ctx, id)
    if (!person) throw notFound({ personId: id })
    return person
  },
  async run(ctx, { id, idNumber, name, phone, address, reason }, person) {
    if (openPerson(ctx, person).idNumber !== idNumber) throw cardMismatch()
    // Staff are kept by name alone, so whoever bears the clerk's own name might be the clerk.
    if ([person.name, name].includes(ctx.actor.name)) throw ownRecord()
    const corrected = differing(ctx, person, { name, phone, address })
    const fields = Object.keys(corrected) as (keyof typeof corrected)[]
    if (fields.length === 0) throw nothingToCorrect()
    const correctionId = await insertCorrection(ctx, { person }, corrected, reason)
    if (corrected.name) {
      await renamePerson(ctx, id, corrected.name)
      forgetActors(ctx)
    }
    const formerPhoneId = await writeContact(ctx, person, corrected)
    ctx.note({ corrected: fields })
    ctx.emit(personCorrected, { personId: id, correctionId, fields, formerPhoneId })
    return { id }
  },
})
