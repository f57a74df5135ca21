import { action } from '#kernel/action.ts'
import { nameMismatch, recordEnterprise as route } from '../contract.ts'
import { stopMandate } from '../mandates.ts'
import { insertMandate, legalRepresentativesOf } from '../store-mandate.ts'
import { enterpriseOfCode, personOfNumber, setLegalRepresentative } from '../store-people.ts'

/**
 * The clerk has seen the business licence and the legal representative's identity card (民法典 art. 61).
 * A former legal representative no longer speaks for the enterprise.
 */
export const recordEnterprise = action(route, {
  async run(ctx, { name, uscc, address, legalRepresentative }) {
    const person = await personOfNumber(ctx, legalRepresentative, 'verified-at-counter')
    const enterprise = await enterpriseOfCode(ctx, { name, uscc, address })
    if (person.name !== legalRepresentative.name || enterprise.name !== name) throw nameMismatch()
    await setLegalRepresentative(ctx, enterprise.id, person.name)
    const before = await legalRepresentativesOf(ctx, enterprise.id)
    const former = before.find((mandate) => mandate.agentId !== person.id)
    if (former) await stopMandate(ctx, former)
    const known = before.find((mandate) => mandate.agentId === person.id)
    if (known) return { id: enterprise.id, mandateId: known.id }
    const fields = {
      enterpriseId: enterprise.id,
      agentId: person.id,
      asLegalRepresentative: true,
      validFrom: ctx.today,
      coSigned: false,
    }
    return { id: enterprise.id, mandateId: await insertMandate(ctx, fields) }
  },
})
