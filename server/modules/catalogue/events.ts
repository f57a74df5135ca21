import { event } from '#kernel/event.ts'
import { id } from '#kernel/contract.ts'
import { z } from 'zod'

const where = { itemId: id, versionId: id, organId: id, regionCode: z.string() }

/** A version is in force from now on; the one before it is superseded. */
export const versionPublished = event('catalogue.version-published', z.object(where))

/** Nobody may apply for the item any more; running cases go on. */
export const itemWithdrawn = event('catalogue.item-withdrawn', z.object(where))

/** An import has portions left to work through. */
export const importContinues = event('catalogue.import-continues', z.object({ jobId: id }))
