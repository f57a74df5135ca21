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
/** An account was suspended, a post taken away or its roles changed: some of what this member of staff could do may be over. */
export const staffLeft = event('identity.staff-left', z.object({ staffId: z.uuid() }))
const standing = z.object({ accountId: z.uuid(), at: z.iso.datetime() })
export const accountSuspended = event('identity.account-suspended', standing)
export const accountResumed = event('identity.account-resumed', standing)
/** Under what the number that was there before is kept, until the word about the change was sent to it: an event names none. */
const formerPhoneId = z.uuid().optional()
/** Another number took the place of one that was there. */
export const phoneChanged = event(
  'identity.phone-changed',
  z.object({ personId: z.uuid(), at: z.iso.datetime(), formerPhoneId }),
)
/** A window put right what is kept of a person. */
export const personCorrected = event(
  'identity.person-corrected',
  z.object({
    personId: z.uuid(),
    correctionId: z.uuid(),
    fields: z.array(z.enum(['name', 'phone', 'address'])).min(1),
    formerPhoneId,
  }),
)
/** A window put the recorded name of a firm right. */
export const enterpriseCorrected = event(
  'identity.enterprise-corrected',
  z.object({ enterpriseId: z.uuid(), correctionId: z.uuid() }),
)
export const passwordChanged = event(
  'identity.password-changed',
  z.object({ accountId: z.uuid(), byAdministrator: z.boolean(), at: z.iso.datetime() }),
)
