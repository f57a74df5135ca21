import { action } from '#kernel/action.ts'
import { covers, scopeOf } from '#kernel/actor.ts'
import { getPublishedItem } from '#modules/catalogue/index.ts'
import { ensureEnterprise, ensurePerson } from '#modules/identity/index.ts'
import * as contract from '../contract.ts'
import { fileApplication } from '../filing.ts'

/** A window clerk files for a person present; found by their identifier, or recorded without an account. */
export const fileForApplicant = action(contract.fileForApplicant, {
  load: (ctx, input) => getPublishedItem(ctx, input.itemId),
  allow: (ctx, version) => covers(scopeOf(ctx.actor, 'cases.receive'), version),
  async run(ctx, { applicant: present, values, materials, contactPhone }, version) {
    const applicant =
      present.kind === 'person' ? await ensurePerson(ctx, present) : await ensureEnterprise(ctx, present)
    const agentName = present.kind === 'enterprise' ? present.agentName : undefined
    return fileApplication(ctx, { version, applicant, channel: 'window', agentName, values, materials, contactPhone })
  },
})
