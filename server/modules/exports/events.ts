import { id } from '#kernel/contract.ts'
import { event } from '#kernel/event.ts'
import { z } from 'zod'

/** More of a list is to be written into its file. */
export const portionDue = event('exports.portion-due', z.object({ exportId: id }))
