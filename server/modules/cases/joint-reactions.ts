/** What follows for other bodies from facts about a case and its steps. */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { accountsHolding } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { describeOrgans } from '#modules/organs/index.ts'
import { redateSteps } from '#modules/routes/index.ts'
import { decisionDue } from './joint.ts'
import { isInHand } from './rules/case-status.ts'
import { findCase } from './store.ts'

/** Holidays moved the dates of the case: its steps follow. */
export async function redateRoute(
  ctx: Ctx,
  { caseId, year, version }: { caseId: string; year: number; version: number },
): Promise<void> {
  const file = await findCase(ctx, caseId)
  if (!file || !isInHand(file.status)) return
  await redateSteps(ctx, caseId, decisionDue(file), file.special_until ?? undefined, { year, version })
}

/** Whoever is asked to agree or to say something must be able to read what about. */
export async function letAskedRead(ctx: Ctx, { caseId, organId }: { caseId: string; organId: string }): Promise<void> {
  await sql`
    update cases.case_file set joint_organs = array_append(joint_organs, ${organId}::uuid)
    where id = ${caseId} and organ_id <> ${organId} and not ${organId}::uuid = any(joint_organs)`.execute(ctx.db)
}

type Silent = { caseId: string; organId: string; silentOrganId: string; no: number; agrees: boolean }

/** Both bodies are told: the one that waits, and the one that was silent. */
export async function tellSilence(ctx: Ctx, { caseId, organId, silentOrganId, no, agrees }: Silent): Promise<void> {
  const file = await findCase(ctx, caseId)
  if (!file) return
  const name = (await describeOrgans(ctx, [silentOrganId])).get(silentOrganId)?.name ?? ''
  const follows = agrees ? '按照审批流程的规定视为同意，办件继续办理。' : '已经记录在案，办件仍在等待该部门的意见。'
  await sendNotice(ctx, {
    to: [
      ...(await accountsHolding(ctx, 'cases.decide', organId)),
      ...(await accountsHolding(ctx, 'cases.decide', silentOrganId)),
    ],
    kind: 'todo',
    title: '并联审批部门逾期没有反馈意见',
    body: `办件${file.number}：${name}在环节时限内没有反馈意见，${follows}`,
    link: `/work/cases/${caseId}`,
    about: { module: 'cases', id: caseId },
    dedupeKey: `cases:${caseId}:silent:${no}`,
  })
}
