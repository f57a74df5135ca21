/** Which step of the loop becomes which message, to whom. */
import type { Ctx } from '#kernel/ctx.ts'
import { chineseDate, sentence } from '#modules/documents/index.ts'
import { accountsHolding, accountsOf } from '#modules/identity/index.ts'
import { describeVersions } from '#modules/catalogue/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { levelTitles, type State, stateTitles } from './contract.ts'
import type { RatingRow, RectificationRow } from './store.ts'

type Words = { title: string; body: string }

/** What the rater reads when the loop has come to a state. */
function wordsForRater(itemName: string, loop: RectificationRow): Words {
  const words: Record<State, Words> = {
    'to-verify': {
      title: '您的评价已收到',
      body: `您对“${itemName}”的评价已转给办理部门核实，${chineseDate(loop.due_on)}前会有结果。`,
    },
    'not-upheld': {
      title: '您的评价正在复核',
      body: `办理部门核实后认为您对“${itemName}”反映的情况不属实，监督部门正在复核，${chineseDate(loop.due_on)}前会有结果。`,
    },
    upheld: {
      title: '您反映的问题属实，正在整改',
      body: `您对“${itemName}”反映的问题经核实属实，办理部门会在${chineseDate(loop.due_on)}前整改。`,
    },
    rectified: {
      title: '您反映的问题已整改',
      body: `“${itemName}”的整改情况：${sentence(loop.reply ?? '')}我们会在${chineseDate(loop.due_on)}前回访您，请保持电话畅通。`,
    },
    dismissed: {
      title: '您的评价已复核',
      body: `您对“${itemName}”的评价经核实和复核不属实，不计入差评，评价和复核结论仍然公开。核实和复核的理由请看办件页面；有异议可以拨打 12345。`,
    },
    amended: {
      title: '您的评价已修改',
      body: `您对“${itemName}”的评价已按您的意思修改，原来的评价不再核实。`,
    },
    closed: {
      title: '您的评价已办结',
      body:
        loop.outcome === 'satisfied'
          ? `感谢您对“${itemName}”的评价，您的意见已经推动了整改。`
          : `您对“${itemName}”的整改仍不满意，已经记录在案并计入考核；有异议可以拨打 12345。`,
    },
  }
  return words[loop.state]
}

async function itemNameOf(ctx: Ctx, rating: RatingRow): Promise<string> {
  return (await describeVersions(ctx, [rating.version_id])).get(rating.version_id)?.name ?? ''
}

/** Tells the rater where their bad rating stands now. */
export async function tellRater(ctx: Ctx, rating: RatingRow, loop: RectificationRow): Promise<void> {
  await sendNotice(ctx, {
    to: rating.account_id
      ? [rating.account_id]
      : await accountsOf(ctx, { kind: rating.applicant_kind, id: rating.applicant_id }),
    of: { kind: rating.applicant_kind, id: rating.applicant_id },
    kind: 'progress',
    ...wordsForRater(await itemNameOf(ctx, rating), loop),
    link: `/cases/${rating.case_id}/rate`,
    about: { module: 'ratings', id: rating.id },
    dedupeKey: `ratings:${rating.id}:${loop.state}`,
  })
}

/** Tells those who answer for the body that a bad rating waits for them; who rated stays out of it. */
export async function tellBody(ctx: Ctx, rating: RatingRow, loop: RectificationRow): Promise<void> {
  const itemName = await itemNameOf(ctx, rating)
  await sendNotice(ctx, {
    to: await accountsHolding(ctx, 'ratings.rectify', rating.organ_id),
    kind: 'todo',
    title: `收到一条“${levelTitles[rating.level]}”评价`,
    body: `事项“${itemName}”收到差评，请在${chineseDate(loop.due_on)}前核实。`,
    link: `/work/ratings/${rating.id}`,
    about: { module: 'ratings', id: rating.id },
    dedupeKey: `ratings:${rating.id}:opened`,
  })
}

/** Tells those who supervise that a deadline was missed. */
export async function tellSupervisor(
  ctx: Ctx,
  rating: RatingRow,
  loop: RectificationRow,
  supervisors: string[],
): Promise<void> {
  await sendNotice(ctx, {
    to: supervisors,
    kind: 'todo',
    title: '一条差评超过期限',
    body: `事项“${await itemNameOf(ctx, rating)}”的差评应在${chineseDate(loop.due_on)}前完成下一步，现在仍是“${stateTitles[loop.state]}”，请督办。`,
    link: `/work/ratings/${rating.id}`,
    about: { module: 'ratings', id: rating.id },
    dedupeKey: `ratings:${rating.id}:missed:${loop.state}`,
  })
}

/** Tells the body that a finding of its own was overruled, or that mending is due. */
export async function tellBodyToMend(ctx: Ctx, rating: RatingRow, loop: RectificationRow): Promise<void> {
  await sendNotice(ctx, {
    to: await accountsHolding(ctx, 'ratings.rectify', rating.organ_id),
    kind: 'todo',
    title: '一条差评需要整改',
    body: `事项“${await itemNameOf(ctx, rating)}”的差评已认定属实，请在${chineseDate(loop.due_on)}前完成整改并填写整改情况。`,
    link: `/work/ratings/${rating.id}`,
    about: { module: 'ratings', id: rating.id },
    dedupeKey: `ratings:${rating.id}:mend`,
  })
}
