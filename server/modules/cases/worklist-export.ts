/** The worklist as a file: what a row says there. Names stand in it as in the list, identifiers masked. */
import { on } from '#kernel/event.ts'
import { continueExport, type ExportList, giveUpExport } from '#modules/exports/index.ts'
import type { CaseFilter, CaseListRow } from './contract.ts'
import { channelTitles } from './contract.ts'
import { worklistPortionDue } from './events.ts'
import type { CaseRow } from './store.ts'
import { listRows } from './views/in-scope.ts'
import { countOpenCases, openCasePage, openCasesSeenFrom, type Viewpoint } from './views/open-cases.ts'

/** More than any city has open. */
const ALL = 100_000_000
const handlingTitles = { instant: '即办件', promised: '承诺件' } as const
const kindTitles = { person: '个人', enterprise: '企业' } as const

type Row = CaseListRow & Pick<CaseRow, 'applicant_masked' | 'deferred_open'>

export type ExportedFilter = { filter: CaseFilter; from: Viewpoint }

const worklistAsFile: ExportList<ExportedFilter, Row> = {
  columns: [
    { title: '办件编号', width: 40, value: (row) => row.number },
    { title: '事项', width: 36, value: (row) => row.itemName },
    { title: '办理部门', width: 26, value: (row) => row.organName },
    { title: '申请人', width: 20, value: (row) => row.applicantName },
    { title: '申请人类型', width: 11, value: (row) => kindTitles[row.applicantKind] },
    { title: '证件号码', width: 22, value: (row) => row.applicant_masked },
    { title: '状态', width: 16, value: (row) => row.statusTitle },
    { title: '待办', width: 20, value: (row) => row.task },
    { title: '办件类型', width: 10, value: (row) => handlingTitles[row.handling] },
    { title: '申请渠道', width: 10, value: (row) => channelTitles[row.channel] },
    { title: '申请时间', width: 18, value: (row) => shanghaiMinute(row.filedAt) },
    { title: '到期日', width: 12, value: (row) => row.dueOn },
    { title: '剩余工作日', width: 11, value: (row) => row.remaining },
    { title: '待补容缺材料', width: 13, value: (row) => row.deferred_open },
    { title: '承办人', width: 12, value: (row) => row.handler },
    { title: '最后变动', width: 18, value: (row) => shanghaiMinute(row.updatedAt) },
  ],
  count: async (ctx, { filter, from }) => countOpenCases(ctx, await openCasesSeenFrom(ctx, filter, from), ALL),
  async portion(ctx, { filter, from }, place, limit) {
    const list = await openCasesSeenFrom(ctx, filter, from)
    // By filing: an order in which a case keeps its place, whatever is done to it meanwhile.
    const { rows, stands, next } = await openCasePage(ctx, list, 'filed', limit, place)
    const shown = await listRows(ctx, rows, stands)
    return {
      rows: shown.map((row, at) => ({
        ...row,
        applicant_masked: rows[at]!.applicant_masked,
        deferred_open: rows[at]!.deferred_open,
      })),
      next,
    }
  },
}

/** Portion after portion, each in a transaction of its own. */
export const writeWorklist = on(
  worklistPortionDue,
  'cases.write-worklist-portion',
  async (ctx, { exportId }) => {
    if (await continueExport(ctx, worklistAsFile, exportId)) ctx.emit(worklistPortionDue, { exportId })
  },
  async (ctx, { exportId }, { dead }) => {
    if (dead) await giveUpExport(ctx, exportId)
  },
)

/** `2026-03-02 09:05`, Shanghai time, as text. */
function shanghaiMinute(moment: string): string {
  return new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
