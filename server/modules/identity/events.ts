import { event } from '#kernel/event.ts'
import { z } from 'zod'

/** Five wrong passwords in a row. */
export const accountLocked = event(
  'identity.account-locked',
  z.object({ accountId: z.uuid(), until: z.iso.datetime() }),
)
/** Of an enterprise, or of a person. */
const mandate = z.object({
  mandateId: z.uuid(),
  enterpriseId: z.uuid().optional(),
  personId: z.uuid().optional(),
  agentId: z.uuid(),
})
export const mandateGiven = event('identity.mandate-given', mandate)
export const mandateRevoked = event('identity.mandate-revoked', mandate)
export const passwordChanged = event(
  'identity.password-changed',
  z.object({ accountId: z.uuid(), byAdministrator: z.boolean(), at: z.iso.datetime() }),
)
