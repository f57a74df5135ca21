/** 数量限制: how many may be granted at all, where a law limits the number (行政许可法 art. 12(2), 57). */
import { z } from 'zod'
import { codeOf, words } from './element-shapes.ts'

export const quotaPeriodTitles = { standing: '有效的总数', year: '每年', month: '每月' } as const
export type QuotaPeriod = keyof typeof quotaPeriodTitles

export const quotaLimit = z.object({
  places: z.number().int().min(1, '至少一个').max(1_000_000),
  /** How many may stand at the same time, or be granted in a calendar year or month. */
  per: codeOf(quotaPeriodTitles),
  /** The law that limits the number, and who announced it. */
  basis: words(500),
  /** A law or administrative regulation that does not decide by the order of acceptance (art. 53: tender, auction). */
  otherwise: words(500).optional(),
})
export type QuotaLimit = z.infer<typeof quotaLimit>

/** 每年 60 个 as everybody reads it. */
export function quotaWords({ places, per }: Pick<QuotaLimit, 'places' | 'per'>): string {
  return per === 'standing' ? `总数不超过 ${places} 个` : `${quotaPeriodTitles[per]}不超过 ${places} 个`
}
