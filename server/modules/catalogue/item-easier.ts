/** Two easier ways an item may open: decided by published rule (秒批), and granted on the applicant's promise (告知承诺). */
import { z } from 'zod'
import { codeOf, feel, keyed, words } from './element-shapes.ts'
import { noCommitment } from './rules/easier-words.ts'

export * from './rules/easier-words.ts'

/**
 * One condition of a rule: `holds` is FEEL over `form` (the values filled in), `licences` (those in force, by type) and
 * `facts` (`instantFacts`).
 */
export const ruleCondition = z.object({
  key: keyed,
  /** In plain words, as the applicant reads it. */
  text: words(200),
  holds: feel,
  /** The provision or published rule it rests on. */
  basis: words(500),
})
export type RuleCondition = z.infer<typeof ruleCondition>

/** 秒批. A condition that does not hold, or cannot be told, never denies: a person decides. */
export const instantApproval = z.object({
  /** The rule in words, for the guide. */
  rule: words(1000),
  conditions: z.array(ruleCondition).max(30, '最多 30 个条件').default([]),
})

/** How a condition came out. Only `holds` grants. */
export const ruleVerdicts = { holds: '符合', fails: '不符合', uncertain: '不能确定' } as const
export type RuleVerdict = keyof typeof ruleVerdicts
export const ruleVerdict = codeOf(ruleVerdicts)

export const checkModes = { online: '在线核查', site: '现场核查', assisted: '协助核查' } as const
export type CheckMode = keyof typeof checkModes
export const riskClasses = { low: '低', medium: '中', high: '高' } as const
export type RiskClass = keyof typeof riskClasses
/** What a promise that turns out false leads to, beside the record of it. */
export const brokenConsequences = { correct: '责令限期整改，逾期不改的撤销决定', revoke: '撤销决定' } as const

const days = z.number().int().min(1, '至少一个工作日').max(365, '最多 365 个工作日')

/** 告知承诺. */
export const commitment = z.object({
  /** 文本版本: 2026年第1版. */
  edition: words(40),
  /** The text that is signed; `{申请人}` and the other blanks are filled in. */
  promise: words(2000),
  consequence: words(2000),
  basis: words(500),
  /** Materials, and conditions in words, for which the promise stands. */
  materials: z.array(keyed).max(50).default([]),
  conditions: z.array(words(300)).max(30, '最多 30 条').default([]),
  check: z.object({
    mode: codeOf(checkModes),
    /** The item's own class; an applicant with an earlier false promise is checked as high. */
    risk: codeOf(riskClasses),
    /** Working days from the decision until the check must be done, by class. */
    days: z.object({ low: days, medium: days, high: days }),
  }),
  broken: codeOf(brokenConsequences),
  /** Declared by the editor: what the matter directly concerns. Anything here rules the promise out. */
  concerns: z.array(codeOf(noCommitment)).default([]),
  /** The editor has declared that none of them applies. */
  declared: z.boolean().default(false),
})
export type Commitment = z.infer<typeof commitment>
