import { action } from '#kernel/action.ts'
import { nameMismatch, recordEnterprise as route } from '../contract.ts'
import { insertMandate, liveMandatesOf } from '../store-mandate.ts'
import { enterpriseOfCode, personOfNumber, setLegalRepresentative } from '../store-people.ts'

/** The clerk has seen the business licence and the legal representative's identity card (民法典 art. 61). */
export const recordEnterprise = action(route, {
  async run(ctx, { name, uscc, address, legalRepresentative }) {
    const person = await personOfNumber(ctx, legalRepresentative, 'verified-at-counter')
    const enterprise = await enterpriseOfCode(ctx, { name, uscc, address })
    if (person.name !== legalRepresentative.name || enterprise.name !== name) throw nameMismatch()
    await setLegalRepresentative(ctx, enterprise.id, person.name)
    const held = await liveMandatesOf(ctx, person.id, enterprise.id)
    const known = held.find((mandate) => mandate.asLegalRepresentative)
    const mandateId =
      known?.id ??
      (await insertMandate(ctx, {
        enterpriseId: enterprise.id,
        agentId: person.id,
        asLegalRepresentative: true,
        validFrom: ctx.today,
      }))
    return { id: enterprise.id, mandateId }
  },
})
