/**
 * Ways of handling with limits of their own. Together (统一、联合、集中办理): 45 days, 15 more once by the head of the government
 * (行政许可法 art. 42(2)). A lower body first: its examination within 20 days of its acceptance, unless a law or regulation
 * says otherwise (art. 43); what the upper body then has follows from the limit that the item states.
 */
import type { LawKind } from '../contract.ts'
import { reasonOf } from './clock.ts'
import { xkf } from './provisions.ts'

export type Regime = {
  readonly kind: 'unified' | 'joint' | 'centralised' | 'lower-first'
  readonly lowerDays?: number
  readonly lowerBasis?: string
}

/** The most an extension by the government adds (art. 42(2)). */
export const GOVERNMENT_EXTENSION_DAYS = 15
export const GOVERNMENT_ARTICLE = xkf('第四十二条第二款')
/** 二十日内审查完毕 (art. 43). */
const LOWER_DAYS = 20

const titles = { unified: '统一办理', joint: '联合办理', centralised: '集中办理' } as const

/** Art. 42(2) governs: the head of the government approves an extension, not the head of the body. */
export function isTogether(regime: Regime | undefined): regime is Regime & { kind: keyof typeof titles } {
  return regime !== undefined && regime.kind !== 'lower-first'
}

/** Why the days of handling are counted, and on which provision, as the ledger says it. */
export function handlingReason(
  phase: 'handling' | 'resumed',
  law: LawKind,
  regime: Regime | undefined,
): { why: string; article: string } {
  if (law !== 'licence' || !isTogether(regime)) return reasonOf(phase, law)
  if (phase === 'resumed')
    return { why: reasonOf('resumed', law).why, article: '《行政许可法》第四十二条第二款、第四十五条' }
  return {
    why: `${titles[regime.kind]}，自受理之日起不超过四十五个工作日，受理当日不计`,
    article: '《行政许可法》第二十六条第二款、第四十二条第二款、第八十二条',
  }
}

/** What is said of an extension before it is given. */
export function extensionSaid(
  law: LawKind,
  regime: Regime | undefined,
): { article: string; effect: string } | undefined {
  if (law !== 'licence' || !isTogether(regime)) return undefined
  return {
    article: GOVERNMENT_ARTICLE,
    effect: '由本级人民政府负责人批准，只能延长一次，最多十五个工作日；登记批准的情况，延长的理由书面告知申请人。',
  }
}

/** The lower body's own limit; undefined where no lower body examines first. */
export function lowerLimit(law: LawKind, regime: Regime | undefined): { days: number; article: string } | undefined {
  if (law !== 'licence' || regime?.kind !== 'lower-first') return undefined
  const article = xkf('第四十三条')
  return {
    days: regime.lowerDays ?? LOWER_DAYS,
    article: regime.lowerBasis ? `${article}；${regime.lowerBasis}` : article,
  }
}
