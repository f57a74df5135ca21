import type { Status } from '#modules/cases/index.ts'

/** There is nothing, or nothing any more, to hand out. */
export const ended: readonly Status[] = ['delivered', 'closed', 'not-accepted', 'withdrawn', 'terminated']
