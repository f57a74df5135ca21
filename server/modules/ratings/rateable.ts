import type { Status } from '#modules/cases/index.ts'

/** A case can be rated from its decision on, whichever way it went. */
export const rateableStatuses: readonly Status[] = ['granted', 'denied', 'delivered', 'closed']
