/** How a case decided by rule, or granted on a promise, is told. Browser-safe. */
import { id, legalDate, moment } from '#kernel/contract.ts'
import { z } from 'zod'

/** How the item's rule came out for this application, condition by condition. */
export const ruleCheck = z.object({
  at: moment,
  /** Accepted, examined and granted by the system. */
  granted: z.boolean(),
  /** Why a person decides although every condition holds. */
  why: z.string().optional(),
  conditions: z.array(
    z.object({
      key: z.string(),
      text: z.string(),
      basis: z.string(),
      verdict: z.enum(['holds', 'fails', 'uncertain']),
      why: z.string().optional(),
      /** What it went by; personal values are masked. */
      values: z.array(z.object({ title: z.string(), text: z.string() })),
    }),
  ),
})
export type RuleCheck = z.infer<typeof ruleCheck>

export const checkStatuses = {
  due: '待核查',
  hearing: '听取陈述申辩',
  correcting: '限期整改',
  kept: '承诺属实',
  corrected: '整改完成',
  revoked: '决定已撤销',
} as const
export type CheckStatus = keyof typeof checkStatuses
export const checkStatus = z.enum(Object.keys(checkStatuses) as [CheckStatus, ...CheckStatus[]])

/** What may be done to a check. */
export const checkActTitles = {
  'report-finding': '告知核查情况，听取陈述',
  'state-view': '陈述申辩',
  'conclude-check': '作出核查结论',
  'confirm-corrected': '确认整改完成',
} as const
export type CheckAct = keyof typeof checkActTitles
export const checkAct = z.enum(Object.keys(checkActTitles) as [CheckAct, ...CheckAct[]])

/** What stands in the history beside the acts of the table. */
export const noteTitles: Readonly<Record<string, string>> = {
  'raise-fee': '通知缴费',
  'fee-paid': '缴费',
  'fee-refunded': '退费',
  'note-overdue': '超过期限',
  'explain-delay': '说明超期的理由',
  file: '提交申请',
  helped: '帮办代办',
  'sign-commitment': '签署告知承诺书',
  'revoke-commitment': '承诺不实，撤销决定',
  ...checkActTitles,
}

/** 承诺 → 决定 → 核查 → 结果 → 修复. */
export const lifeStep = z.object({
  key: z.enum(['promised', 'decided', 'checked', 'outcome', 'repaired']),
  title: z.string(),
  /** `broken`: this is where the promise failed; `none`: it never came, or never will. */
  state: z.enum(['done', 'now', 'ahead', 'broken', 'none']),
  text: z.string(),
  on: legalDate.optional(),
})
export type LifeStep = z.infer<typeof lifeStep>

export const checkShown = z.object({
  status: checkStatus,
  statusTitle: z.string(),
  mode: z.string(),
  risk: z.string(),
  dueOn: legalDate,
  provisional: z.boolean(),
  overdue: z.boolean(),
  findings: z.string().optional(),
  evidence: z.array(z.object({ documentId: id, name: z.string() })),
  foundOn: legalDate.optional(),
  answerBy: legalDate.optional(),
  statement: z.string().optional(),
  statedOn: legalDate.optional(),
  correctBy: legalDate.optional(),
  reason: z.string().optional(),
  basis: z.string().optional(),
  concludedOn: legalDate.optional(),
  can: z.array(checkAct),
})

export const commitmentShown = z.object({
  edition: z.string(),
  text: z.string(),
  fingerprint: z.string(),
  signedAt: moment,
  signedBy: z.string(),
  /** Signed on paper at the window: its scan. */
  scan: z.object({ documentId: id, name: z.string() }).optional(),
  /** What the promise stands for. */
  materials: z.array(z.string()),
  conditions: z.array(z.string()),
  consequence: z.string(),
  basis: z.string(),
  life: z.array(lifeStep),
  /** Absent before the grant. */
  check: checkShown.optional(),
})
export type CommitmentShown = z.infer<typeof commitmentShown>
