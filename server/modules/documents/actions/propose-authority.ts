import { action } from '#kernel/action.ts'
import { readAuthority } from '../authorities.ts'
import { sha256Of } from '../content-store.ts'
import * as contract from '../contract-authorities.ts'
import { personOf } from '../seal-steps.ts'
import { chainOf } from '../signature/suites.ts'
import { documentsTables } from '../store.ts'

/** Nothing it signed is recognised before another person has compared the fingerprint and agreed. */
export const proposeAuthority = action(contract.proposeAuthority, {
  async run(ctx, input) {
    const { raw, read } = readAuthority(input.certificate)
    const made = await documentsTables(ctx)
      .insertInto('documents.authority')
      .values({
        id: ctx.newId(),
        name: input.name,
        certificate: raw,
        fingerprint: sha256Of(raw),
        chain: chainOf(read.subjectPublicKeyInfo)!,
        purposes: input.purposes,
        trusted_from: input.trustedFrom,
        trusted_until: input.trustedUntil ?? null,
        state: 'proposed',
        proposed_by: personOf(ctx.actor),
        proposed_by_name: ctx.actor.name,
        proposed_at: ctx.now,
        proposed_because: input.reason,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning(['id', 'state'])
      .executeTakeFirst()
    if (!made) throw contract.authorityKnown()
    return made
  },
})
