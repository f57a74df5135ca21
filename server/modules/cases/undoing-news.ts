/** Who hears of a grant that is about to be undone, beside the letters. */
import type { Ctx } from '#kernel/ctx.ts'
import { describeVersions } from '#modules/catalogue/index.ts'
import { chineseDate } from '#modules/documents/index.ts'
import { accountsHolding, accountsOf, staffHolding } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { undoingTitles } from './rules/undoing.ts'
import { type CaseRow, findCase } from './store.ts'
import { getUndoing, type UndoingRow } from './undoing-store.ts'

type News = { caseId: string; no: number; turn: string }

/** Those who decide learn that the holder has spoken; the holder, that the matter is over or that they were paid. */
export async function tellUndoingNews(ctx: Ctx, { caseId, no, turn }: News): Promise<void> {
  const file = await findCase(ctx, caseId)
  if (!file) return
  const row = await getUndoing(ctx, caseId, no)
  if (turn === 'stated') await tellDeciders(ctx, file, row, 'stated')
  if (turn === 'dropped' || turn === 'paid') await tellHolder(ctx, file, row, turn)
}

const newsForDeciders = {
  stated: { title: '持证人已经陈述申辩', what: '提出了意见，请作出决定' },
  over: { title: '陈述申辩的期限已满', what: '没有提出意见，可以作出决定' },
} as const

/** @param why the holder has spoken, or the time to speak is over */
export async function tellDeciders(
  ctx: Ctx,
  file: CaseRow,
  row: UndoingRow,
  why: keyof typeof newsForDeciders,
): Promise<void> {
  const { title, what } = newsForDeciders[why]
  await sendNotice(ctx, {
    to: await whoUndo(ctx, file, row),
    kind: 'todo',
    title,
    body: `办件 ${file.number}：持证人对拟${undoingTitles[row.kind]}${what}。`,
    link: `/work/cases/${file.id}`,
    about: { module: 'cases', id: file.id },
    dedupeKey: `cases:${file.id}:undoing:${row.no}:${why}`,
  })
}

/** Those who decide on it: of the superior that told it, or of the body that decided. */
export async function whoUndo(ctx: Ctx, file: CaseRow, row: UndoingRow): Promise<string[]> {
  if (!row.by_organ_id) return accountsHolding(ctx, 'cases.undo', file.decider_organ_id ?? file.organ_id)
  return (await staffHolding(ctx, ['cases.undo'], row.by_organ_id)).map(({ accountId }) => accountId)
}

async function tellHolder(ctx: Ctx, file: CaseRow, row: UndoingRow, turn: 'dropped' | 'paid'): Promise<void> {
  const name = (await describeVersions(ctx, [file.version_id])).get(file.version_id)?.name ?? ''
  const what = undoingTitles[row.kind]
  await sendNotice(ctx, {
    to: await accountsOf(ctx, { kind: file.applicant_kind, id: file.applicant_id }, file.item_id),
    of: { kind: file.applicant_kind, id: file.applicant_id },
    kind: 'progress',
    title: turn === 'dropped' ? `决定不予${what}` : '补偿（赔偿）已经支付',
    body:
      turn === 'dropped'
        ? `本机关决定不予${what}您的“${name}”，原来的决定继续有效。理由：${row.decision}`
        : `就${what}“${name}”应当支付的款项已于${chineseDate(row.paid_on!)}支付，凭证号 ${row.voucher}。`,
    link: `/cases/${file.id}`,
    about: { module: 'cases', id: file.id },
    dedupeKey: `cases:${file.id}:undoing:${row.no}:${turn}`,
  })
}
