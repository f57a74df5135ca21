/** How a version of something that one drafts and another puts in force is shown. Browser-safe. */
import { z } from 'zod'
import { id, moment } from './contract.ts'

export const versionStates = { draft: '草稿', 'in-force': '正在使用', superseded: '已停用' } as const
export type VersionState = keyof typeof versionStates

/** A version as screens show it, beside its content. */
export const versionFacts = {
  id,
  version: z.number().int(),
  state: z.enum(['draft', 'in-force', 'superseded']),
  /** What was changed, and why. */
  note: z.string(),
  /** Counts the times the draft was saved. */
  revision: z.number().int(),
  draftedBy: z.string(),
  draftedAt: moment,
  approvedBy: z.string().optional(),
  approvedAt: moment.optional(),
  endedAt: moment.optional(),
  endedBy: z.string().optional(),
}
