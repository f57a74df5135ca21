import { event } from '#kernel/event.ts'
import { z } from 'zod'

/** Five wrong passwords in a row. */
export const accountLocked = event(
  'identity.account-locked',
  z.object({ accountId: z.uuid(), until: z.iso.datetime() }),
)
export const mandateGiven = event(
  'identity.mandate-given',
  z.object({ mandateId: z.uuid(), enterpriseId: z.uuid(), agentId: z.uuid() }),
)
export const mandateRevoked = event(
  'identity.mandate-revoked',
  z.object({ mandateId: z.uuid(), enterpriseId: z.uuid(), agentId: z.uuid() }),
)
export const passwordChanged = event(
  'identity.password-changed',
  z.object({ accountId: z.uuid(), byAdministrator: z.boolean() }),
)
