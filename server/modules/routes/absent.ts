/** Somebody whose account was suspended or whose post is gone holds no step any more, and answers nothing they were asked. */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { staffHolding } from '#modules/identity/index.ts'
import { accountsOfStaff } from './asking.ts'
import { wordOf } from './policy.ts'
import { changeStep, type HeldStep, lockStep } from './step-acts.ts'
import { leaveTrace } from './store.ts'
import { tellStaff } from './telling.ts'

type Place = { caseId: string; no: number }

/** Runs again safely: what was given back is held by nobody, and who is asked anew is asked under another name. */
export async function freeStepsOf(ctx: Ctx, { staffId }: { staffId: string }): Promise<void> {
  const { rows: held } = await sql<Place>`
    select case_id as "caseId", no from routes.v_open_step where holder = ${staffId} order by case_id, no`.execute(
    ctx.db,
  )
  for (const place of held) await giveBack(ctx, await lockStep(ctx, place), staffId)
  const { rows: asked } = await sql<Place>`
    select g.case_id as "caseId", g.step_no as no from routes.signature g
      join routes.v_open_step v on v.case_id = g.case_id and v.no = g.step_no
      where g.signer = ${staffId} and g.status in ('open', 'waiting')
    union select q.case_id, q.step_no from routes.consultation q
      join routes.v_open_step v on v.case_id = q.case_id and v.no = q.step_no
      where q.asked = ${staffId} and q.answered_at is null
    order by 1, 2`.execute(ctx.db)
  for (const place of asked) await tellAskers(ctx, await lockStep(ctx, place), staffId)
}

/** Back to the post, unless another post of theirs does such steps still. */
async function giveBack(ctx: Ctx, held: HeldStep, staffId: string): Promise<void> {
  const { row, run } = held
  const post = await staffHolding(ctx, [wordOf[row.role]], row.organ_id)
  if (row.status !== 'open' || row.holder !== staffId || post.some((one) => one.staffId === staffId)) return
  await changeStep(ctx, held, { holder: null, holder_name: null })
  await leaveTrace(ctx, {
    caseId: row.case_id,
    regionCode: row.region_code,
    stepNo: row.no,
    act: 'release',
    words: '账号停用或者不再担任这个岗位',
    facts: { fromName: row.holder_name },
  })
  const heads = await staffHolding(ctx, [wordOf['department-head']], row.organ_id)
  await tellStaff(
    ctx,
    held,
    heads.map(({ accountId }) => accountId),
    {
      title: '有环节退回本岗位，等待认领',
      body: `${row.holder_name ?? ''}的账号已经停用或者不再担任这个岗位，“${run.about}”的${row.name}环节退回本岗位，请安排人员认领。`,
      key: `left:${staffId}:${ctx.now.getTime()}`,
    },
  )
}

/** Whoever asked for a signature or an opinion may ask somebody else instead; where the drawing asked, the head hears of it. */
async function tellAskers(ctx: Ctx, held: HeldStep, staffId: string): Promise<void> {
  const { row, run, signatures, consultations } = held
  if (row.status !== 'open') return
  const open = [
    ...signatures.filter((one) => one.signer === staffId && (one.status === 'open' || one.status === 'waiting')),
    ...consultations.filter((one) => one.asked === staffId && one.answer === null),
  ]
  const [first] = open
  if (!first || (await accountsOfStaff(ctx, first.organ_id, [staffId])).length > 0) return
  const askers = open.flatMap((one) => one.asked_by ?? [])
  const name = 'signer_name' in first ? first.signer_name : first.asked_name
  await tellStaff(ctx, held, await accountsOfStaff(ctx, row.organ_id, askers), {
    title: '会签或者征求意见的对象不能答复',
    body: `${name ?? ''}的账号已经停用或者不再担任这个岗位，不能答复“${run.about}”的${row.name}环节，请更换会签人。`,
    key: `cannot-answer:${staffId}:${ctx.now.getTime()}`,
  })
}
