/** What is written into the ledger for a special procedure and for an extension, and how many days an extension has. */
import type { LawKind } from '../contract.ts'
import type { Interval } from './clock.ts'
import { GOVERNMENT_ARTICLE, GOVERNMENT_EXTENSION_DAYS, isTogether, type Regime } from './regime.ts'

/** Ten working days, once (行政许可法 art. 42(1)); a service that is no licence promises the same. */
const EXTENSION_DAYS = 10

/** What an item declares of itself: kind 1 is 延长审批, kind 2 any other special procedure (GB/T 39046-2020 Annex A). */
type Declared = { readonly kind: '1' | '2'; readonly name: string; readonly days?: number; readonly basis?: string }

/** `byGovernment`: the head of the government at this level approves it (行政许可法 art. 42(2)). */
export type Extension = { days: number; article: string; byGovernment: boolean }

/** Who of the government approved, and when. */
export type Approval = { government: string; by: string; on: string; number?: string }

/**
 * How long the item's limit may be extended: what a law of its own says goes first (art. 42(1), 法律、法规另有规定的，
 * 依照其规定); for a service the declaration is the body's own promise.
 */
export function extensionOf(law: LawKind, declared: readonly Declared[] = [], regime?: Regime): Extension {
  const own = declared.find((one) => one.kind === '1' && one.days !== undefined)
  if (law === 'licence' && isTogether(regime)) {
    const days = Math.min(own?.days ?? GOVERNMENT_EXTENSION_DAYS, GOVERNMENT_EXTENSION_DAYS)
    return { days, article: GOVERNMENT_ARTICLE, byGovernment: true }
  }
  const ordinary =
    law === 'licence' ? '《行政许可法》第四十二条第一款' : '《优化营商环境条例》第三十六条第二款，服务承诺'
  return { days: own?.days ?? EXTENSION_DAYS, article: own?.basis ?? ordinary, byGovernment: false }
}

/** Who approved, as ledger and letter say it. */
export const approverWords = (approval: Approval | undefined): string =>
  approval ? `${approval.government}${approval.by}${approval.number ? `（${approval.number}）` : ''}` : '本机关负责人'

export function extensionLine(on: string, { days, article }: Extension, reason: string, approval?: Approval): Interval {
  const why = `经${approverWords(approval)}批准，办理时限延长 ${days} 个工作日：${reason}`
  return { phase: 'extension', counted: false, from: on, to: on, adds: days, why, article }
}

export const prolongedWords = (days: number, reason: string): string => `又告知延长 ${days} 个工作日：${reason}`

export type Stop = { title: string; reason: string; basis: string; days: number; from: string; plannedTo: string }

/** The line on which the clock stands still (行政许可法 art. 45). */
export function stopLine(law: LawKind, { title, reason, basis, days, from, plannedTo }: Stop): Interval {
  const article = law === 'licence' ? '《行政许可法》第四十五条' : '《优化营商环境条例》第三十六条第一款'
  return {
    phase: 'handling',
    counted: false,
    from,
    plannedTo,
    why: `${title}，告知需要 ${days} 个工作日，不计入办理时限：${reason}`,
    article: `${article}；${basis}`,
  }
}
