/** Who hears of a no that waits for a countersign, and of one that was overturned. */
import type { Ctx } from '#kernel/ctx.ts'
import { describeVersions } from '#modules/catalogue/index.ts'
import { chineseDate } from '#modules/documents/index.ts'
import { accountsHolding } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { actTitles } from './contract.ts'
import { type CaseRow, findCase } from './store.ts'

type Proposed = { caseId: string; organId: string; act: 'refuse-acceptance' | 'deny'; no: number }

/** The superiors of the body, with the day until which it must be told. */
export async function askCountersign(ctx: Ctx, { caseId, organId, act, no }: Proposed): Promise<void> {
  const file = await findCase(ctx, caseId)
  if (!file) return
  const due = act === 'deny' ? file.due_on : file.acceptance_due
  const late = act === 'deny' ? '应当作出决定' : '没有核准并告知申请人的，视为受理'
  await sendNotice(ctx, {
    ...about(file, `countersign:${no}`),
    to: await accountsHolding(ctx, 'cases.countersign', organId),
    title: `${actTitles[act]}的意见等待核准`,
    body: `“${await nameOf(ctx, file)}”（${file.number}）有人提出${actTitles[act]}，请核准或者否决；${chineseDate(due)}前${late}。`,
  })
}

/** Whoever proposed it. */
export async function tellOverturned(
  ctx: Ctx,
  { caseId, proposedBy, no }: { caseId: string; proposedBy: string; no: number },
): Promise<void> {
  const file = await findCase(ctx, caseId)
  if (!file) return
  await sendNotice(ctx, {
    ...about(file, `overturned:${no}`),
    to: [proposedBy],
    title: '否定意见没有通过核准',
    body: `您对“${await nameOf(ctx, file)}”（${file.number}）提出的否定意见被上级否决，请继续办理，理由见办件页面。`,
  })
}

function about(file: CaseRow, what: string) {
  return {
    kind: 'todo' as const,
    link: `/work/cases/${file.id}`,
    about: { module: 'cases', id: file.id },
    dedupeKey: `cases:${file.id}:${what}`,
  }
}

async function nameOf(ctx: Ctx, file: CaseRow): Promise<string> {
  return (await describeVersions(ctx, [file.version_id])).get(file.version_id)?.name ?? ''
}
