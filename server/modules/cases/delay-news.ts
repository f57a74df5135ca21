/** Who hears that a case is late, and why: whoever holds it, the head of the body, and the applicant. */
import { on } from '#kernel/event.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { describeVersions } from '#modules/catalogue/index.ts'
import { chineseDate } from '#modules/documents/index.ts'
import { accountsHolding, accountsOf, accountsOfStaff } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { type DelayRow, delaysOf } from './delay.ts'
import { caseOverdue, delayExplained } from './events.ts'
import { delayClocks, delayedWhat } from './rules/delay.ts'
import { withSteps } from './steps.ts'
import { type CaseRow, findCase } from './store.ts'

export const delayReactions = [
  on(caseOverdue, 'cases.tell-overdue', async (ctx, { caseId, no }) => {
    const { file, delay, name } = await about(ctx, caseId, no)
    if (!file || !delay) return
    const due = chineseDate(delay.due_on)
    const what = delayedWhat[delay.clock]
    await tellApplicant(ctx, file, {
      title: '办件超过了期限',
      body: `您申请的“${name}”应当在${due}以前${what}，现在已经超过期限。办理单位应当说明理由，说明以后会告诉您；您也可以向办理单位询问，或者拨打 12345。`,
      key: `overdue:${no}`,
    })
    await sendNotice(ctx, {
      to: await whoIsLate(ctx, file),
      kind: 'todo',
      title: `已经超期：办件 ${file.number}`,
      body: `办件 ${file.number}“${name}”的${delayClocks[delay.clock]}${due}已经届满，还没有${what}。请尽快办理，并在办件页面公开说明理由和新的预计日期。`,
      link: `/work/cases/${caseId}`,
      about: { module: 'cases', id: caseId },
      dedupeKey: `cases:${caseId}:overdue:${no}:staff`,
    })
  }),
  on(delayExplained, 'cases.tell-delay-explained', async (ctx, { caseId, no, entry }) => {
    const { file, delay, name } = await about(ctx, caseId, no)
    if (!file || !delay?.reason || !delay.expected_on) return
    await tellApplicant(ctx, file, {
      title: '办理单位说明了超期的理由',
      body: `您申请的“${name}”超过了期限。办理单位说明：${delay.reason.replace(/[。；]$/, '')}。预计${chineseDate(delay.expected_on)}前办完。`,
      key: `delay-explained:${entry}`,
    })
  }),
]

async function about(ctx: Ctx, caseId: string, no: number) {
  const file = await findCase(ctx, caseId)
  const delay: DelayRow | undefined = (await delaysOf(ctx, caseId)).find((one) => one.no === no)
  const name = file ? ((await describeVersions(ctx, [file.version_id])).get(file.version_id)?.name ?? '') : ''
  return { file, delay, name }
}

const doersWord: Partial<Record<CaseRow['status'], string>> = {
  accepted: 'cases.examine',
  suspended: 'cases.examine',
  examined: 'cases.decide',
  granted: 'cases.deliver',
  denied: 'cases.deliver',
}

/** Whoever holds an open step, else all who could do it; and the head of the body. */
async function whoIsLate(ctx: Ctx, seen: CaseRow): Promise<string[]> {
  const [file] = await withSteps(ctx, [seen])
  const accounts = new Set(await accountsHolding(ctx, 'cases.extend', seen.organ_id))
  const open = (file!.steps ?? []).filter(({ status }) => status === 'open')
  const held = open.flatMap(({ holder }) => (holder ? [holder] : []))
  for (const staffId of held) for (const account of await accountsOfStaff(ctx, staffId)) accounts.add(account)
  const bodies = new Set(open.flatMap(({ holder, organId }) => (holder ? [] : [organId])))
  if (open.length === 0) bodies.add(seen.organ_id)
  const word = doersWord[seen.status]
  for (const organId of word ? bodies : [])
    for (const account of await accountsHolding(ctx, word!, organId)) accounts.add(account)
  return [...accounts]
}

async function tellApplicant(
  ctx: Ctx,
  file: CaseRow,
  { title, body, key }: { title: string; body: string; key: string },
): Promise<void> {
  const whose = { kind: file.applicant_kind, id: file.applicant_id }
  await sendNotice(ctx, {
    to: await accountsOf(ctx, whose, file.item_id),
    of: whose,
    kind: 'progress',
    title,
    body,
    link: `/cases/${file.id}`,
    about: { module: 'cases', id: file.id },
    dedupeKey: `cases:${file.id}:${key}`,
  })
}
