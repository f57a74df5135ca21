/** 会签 and 加签: asking for signatures on a step, and what they amount to. */
import type { Ctx } from '#kernel/ctx.ts'
import { type Around, bodyOf } from './bodies.ts'
import { opinionAsked } from './events.ts'
import { touchSteps } from './live.ts'
import type { SignRule, Task } from './rules/route-model.ts'
import { type Role, routesTables, type RunRow, type SignatureRow, type StepRow } from './store.ts'

export type Asked = { organId: string; role: Role | null; signer: string | null; signerName: string | null }

/** The signatures the drawing wants, asked for as the step opens. */
export async function askFromTheStart(
  ctx: Ctx,
  run: RunRow,
  step: StepRow,
  { posts, rule }: NonNullable<Task['countersign']>,
): Promise<void> {
  const around: Around = {
    organId: run.organ_id,
    principalOrganId: run.principal_organ_id,
    regionCode: run.region_code,
  }
  const asked: Asked[] = []
  for (const post of posts)
    asked.push({ organId: await bodyOf(ctx, post, around), role: post.role, signer: null, signerName: null })
  await insertSignatures(ctx, step, asked, { order: rule.order, by: null })
}

/** How the requests are written down: by whom, with which words, whether one must agree whatever the quorum. */
export type Asking = {
  order: SignRule['order']
  by: { id: string; name: string } | null
  words?: string
  required?: true
  /** Requests there were before. */
  after?: readonly SignatureRow[]
}

export async function insertSignatures(
  ctx: Ctx,
  step: Pick<StepRow, 'case_id' | 'region_code' | 'no'>,
  asked: readonly Asked[],
  { order, by, words, required, after = [] }: Asking,
): Promise<void> {
  const waits = (at: number) => order === 'sequence' && (at > 0 || after.some(({ status }) => status === 'open'))
  const rows = asked.map(
    ({ organId, role, signer, signerName }, at): SignatureRow => ({
      case_id: step.case_id,
      region_code: step.region_code,
      step_no: step.no,
      no: after.length + at + 1,
      organ_id: organId,
      role,
      signer,
      signer_name: signerName,
      required: required ?? false,
      status: waits(at) ? 'waiting' : 'open',
      request: words ?? null,
      asked_by: by?.id ?? null,
      asked_by_name: by?.name ?? '审批流程',
      asked_at: ctx.now,
      opinion: null,
      signed_by: null,
      signed_by_name: null,
      signed_at: null,
    }),
  )
  await routesTables(ctx).insertInto('routes.signature').values(rows).execute()
  for (const row of rows) if (row.status === 'open') tellAsked(ctx, row)
}

export function tellAsked(ctx: Ctx, row: SignatureRow): void {
  touchSteps(ctx, [row.organ_id])
  ctx.emit(opinionAsked, {
    caseId: row.case_id,
    no: row.step_no,
    organId: row.organ_id,
    staffId: row.signer ?? undefined,
    kind: 'signature',
    // Whoever is asked instead of another hears of it under a key of their own.
    key: `${row.step_no}.${row.no}.${row.asked_at.getTime()}`,
  })
}

export const ruleOf = (step: Pick<StepRow, 'sign_order' | 'sign_quorum'>): SignRule => ({
  order: step.sign_order ?? 'parallel',
  quorum: step.sign_quorum ?? 'all',
})
