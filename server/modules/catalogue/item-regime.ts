/** Ways of handling a licence for which the licence law sets time limits of their own (行政许可法 art. 26, 42(2), 43). */
import { z } from 'zod'
import { words } from './element-shapes.ts'

export const regimeTitles = {
  unified: '统一办理',
  joint: '联合办理',
  centralised: '集中办理',
  'lower-first': '下级机关先审查，报上级机关决定',
} as const
export type RegimeKind = keyof typeof regimeTitles

export const regime = z.object({
  kind: z.enum(Object.keys(regimeTitles) as [RegimeKind, ...RegimeKind[]]),
  /** The government's arrangement (art. 26(2)), or the law that has a lower body examine first (art. 43). */
  basis: words(500),
  /** `lower-first`: working days of the lower body, where a law or regulation says otherwise than twenty, and which. */
  lowerDays: z.number().int().positive().max(365).optional(),
  lowerBasis: words(500).optional(),
})
export type Regime = z.infer<typeof regime>
