/** The check of a promise after the grant: which act is open, who may do it, and what its life looks like in one line. */
import type { CheckAct, CheckStatus, LifeStep } from '../contract.ts'

const openIn: Record<CheckStatus, readonly CheckAct[]> = {
  due: ['report-finding', 'conclude-check'],
  hearing: ['state-view', 'conclude-check'],
  correcting: ['confirm-corrected', 'conclude-check'],
  kept: [],
  corrected: [],
  revoked: [],
}

export function openCheckActs(status: CheckStatus): readonly CheckAct[] {
  return openIn[status]
}

/** The provision each step rests on. */
export const checkArticles = {
  'sign-commitment': '国办发〔2020〕42号',
  'report-finding': '《行政许可法》第七条；国办发〔2020〕42号',
  'state-view': '《行政许可法》第七条',
  'conclude-check': '国办发〔2020〕42号',
  'confirm-corrected': '国办发〔2020〕42号',
  'revoke-commitment': '《行政许可法》第六十九条；国办发〔2020〕42号',
} as const

export type Outcome = 'kept' | 'correct' | 'revoke'

/** Which outcomes a check may have now, and what stands in the way of the others. */
export function outcomeVerdict(
  check: {
    status: CheckStatus
    answerBy: string | null
    /** A holiday not published yet may still move that day. */
    provisional: boolean
    statedOn: string | null
    correctBy: string | null
  },
  outcome: Outcome,
  today: string,
): 'open' | 'not-open' | 'answer-open' | 'correction-open' {
  const { status, answerBy, provisional, statedOn, correctBy } = check
  if (outcome === 'kept') return status === 'due' || status === 'hearing' ? 'open' : 'not-open'
  const silent = answerBy !== null && answerBy < today && !provisional
  if (status === 'hearing') return statedOn !== null || silent ? 'open' : 'answer-open'
  if (status === 'correcting' && outcome === 'revoke')
    return correctBy !== null && correctBy < today ? 'open' : 'correction-open'
  return 'not-open'
}

export type Life = {
  signedOn: string
  /** Absent while the case is open. */
  ended?: { on: string; granted: boolean; text: string }
  check?: {
    status: CheckStatus
    dueOn: string
    foundOn: string | null
    correctBy: string | null
    concludedOn: string | null
    answerBy: string | null
  }
  breach?: { status: 'standing' | 'repaired' | 'lifted'; settledOn?: string }
}

/** 承诺 → 决定 → 核查 → 结果 → 修复, for applicant, clerk and supervisor alike. */
export function lifeLine({ signedOn, ended, check, breach }: Life): LifeStep[] {
  const over = ended !== undefined && !ended.granted
  return [
    { key: 'promised', title: '承诺', state: 'done', text: '已签署承诺书', on: signedOn },
    ended
      ? { key: 'decided', title: '决定', state: over ? 'none' : 'done', text: ended.text, on: ended.on }
      : { key: 'decided', title: '决定', state: 'now', text: '应当场作出决定' },
    checkStep(check, over),
    outcomeStep(check, over),
    repairStep(breach),
  ]
}

function checkStep(check: Life['check'], over: boolean): LifeStep {
  const step = { key: 'checked', title: '核查' } as const
  if (over) return { ...step, state: 'none', text: '没有准予，不核查' }
  if (!check) return { ...step, state: 'ahead', text: '准予以后核查' }
  if (check.status === 'due') return { ...step, state: 'now', text: '应在这一天前核查', on: check.dueOn }
  return { ...step, state: 'done', text: '已核查', on: check.foundOn ?? check.concludedOn ?? undefined }
}

const outcomes: Record<CheckStatus, Pick<LifeStep, 'state' | 'text'>> = {
  due: { state: 'ahead', text: '等核查结果' },
  hearing: { state: 'now', text: '与承诺不符，听取陈述申辩' },
  correcting: { state: 'broken', text: '承诺不实，限期整改' },
  kept: { state: 'done', text: '承诺属实' },
  corrected: { state: 'done', text: '承诺不实，整改完成' },
  revoked: { state: 'broken', text: '承诺不实，决定已撤销' },
}

function outcomeStep(check: Life['check'], over: boolean): LifeStep {
  const step = { key: 'outcome', title: '结果' } as const
  if (over) return { ...step, state: 'none', text: '无' }
  if (!check) return { ...step, state: 'ahead', text: '等核查结果' }
  const on = { hearing: check.answerBy, correcting: check.correctBy, due: null }
  const day = check.status in on ? on[check.status as keyof typeof on] : check.concludedOn
  return { ...step, ...outcomes[check.status], on: day ?? undefined }
}

function repairStep(breach: Life['breach']): LifeStep {
  const step = { key: 'repaired', title: '修复' } as const
  if (breach?.status === 'standing') return { ...step, state: 'now', text: '修复以前不能再选择告知承诺' }
  if (breach) {
    const text = breach.status === 'repaired' ? '信用已修复' : '异议成立，记录已撤销'
    return { ...step, state: 'done', text, on: breach.settledOn }
  }
  return { ...step, state: 'none', text: '没有失信记录，不用修复' }
}
