/** The checks after a commitment, and the drafts of the counter, as files: what a row says there. */
import { sql } from 'kysely'
import { on } from '#kernel/event.ts'
import { cutPage } from '#kernel/page.ts'
import { continueExport, type ExportList, giveUpExport } from '#modules/exports/index.ts'
import { countDraftsIn, type CounterDraftRow, counterDraftsIn } from './counter-drafts.ts'
import { listPortionDue } from './events.ts'
import { type CheckFilter, checkRows, checksAt, checksWhere, placeOfCheck } from './views/commitment-checks.ts'

const kindTitles = { person: '个人', enterprise: '企业' } as const

type Check = Awaited<ReturnType<typeof checkRows>>[number]

export type ExportedChecks = { organs: readonly string[]; show: CheckFilter }

const checksAsFile: ExportList<ExportedChecks, Check> = {
  columns: [
    { title: '办件编号', width: 40, value: (row) => row.number },
    { title: '事项', width: 36, value: (row) => row.itemName },
    { title: '办理部门', width: 26, value: (row) => row.organName },
    { title: '申请人', width: 20, value: (row) => row.applicantName },
    { title: '状态', width: 14, value: (row) => row.statusTitle },
    { title: '核查方式', width: 14, value: (row) => row.mode },
    { title: '风险', width: 10, value: (row) => row.risk },
    { title: '期限', width: 12, value: (row) => row.nextOn },
    { title: '剩余工作日', width: 11, value: (row) => row.remaining },
    { title: '是否超期', width: 10, value: (row) => (row.overdue ? '已超期' : '') },
  ],
  async count(ctx, { organs, show }) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from cases.commitment_check c
      where c.organ_id = any(${[...organs]}::uuid[]) and ${checksWhere(ctx, show)}`.execute(ctx.db)
    return rows[0]!.n
  },
  async portion(ctx, { organs, show }, place, limit) {
    const found = await checksAt(ctx, organs, show, limit + 1, place)
    const page = found.slice(0, limit)
    return { rows: await checkRows(ctx, page), next: found.length > limit ? placeOfCheck(page.at(-1)!) : undefined }
  },
}

export type ExportedDrafts = { organId: string }
type Draft = CounterDraftRow & { item_name: string; open: boolean; changed: boolean }

const draftsAsFile: ExportList<ExportedDrafts, Draft> = {
  columns: [
    { title: '事项', width: 36, value: (row) => row.item_name },
    { title: '申请人', width: 20, value: (row) => row.applicant_name },
    { title: '申请人类型', width: 11, value: (row) => kindTitles[row.applicant_kind] },
    { title: '证件号码', width: 22, value: (row) => row.applicant_masked },
    { title: '保存人', width: 12, value: (row) => row.saved_by },
    { title: '保存时间', width: 18, value: (row) => shanghaiMinute(row.saved_at) },
    { title: '保存到', width: 12, value: (row) => row.kept_until },
    { title: '事项变化', width: 16, value: (row) => (row.open ? (row.changed ? '事项有新版本' : '') : '事项已停办') },
  ],
  count: (ctx, { organId }) => countDraftsIn(ctx, organId),
  async portion(ctx, { organId }, place, limit) {
    const found = await counterDraftsIn(ctx, organId, limit + 1, place)
    const { page, next } = cutPage(found, limit, (last) => `${last.saved_at.toISOString()}_${last.id}`)
    return { rows: page, next }
  },
}

const lists = { checks: checksAsFile, drafts: draftsAsFile } as const

/** Portion after portion, each in a transaction of its own. */
export const writeLists = on(
  listPortionDue,
  'cases.write-list-portion',
  async (ctx, { exportId, list }) => {
    const more =
      list === 'checks'
        ? await continueExport(ctx, lists.checks, exportId)
        : await continueExport(ctx, lists.drafts, exportId)
    if (more) ctx.emit(listPortionDue, { exportId, list })
  },
  async (ctx, { exportId }, { dead }) => {
    if (dead) await giveUpExport(ctx, exportId)
  },
)

/** `2026-03-02 09:05`, Shanghai time, as text. */
function shanghaiMinute(moment: Date): string {
  return new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
