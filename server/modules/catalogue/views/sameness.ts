import type { OutputOf } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { cutPage } from '#kernel/page.ts'
import { shanghaiMinute } from '#kernel/time.ts'
import { view } from '#kernel/view.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'
import { elementKeys } from '../elements/elements.ts'
import { editableSql } from '../policy.ts'
import { deviations, eachPair, elementAnswer, getRule, listRules, narrowed, placeOf, ruleAnswer } from '../sameness.ts'
import { writeWorkbook, XLSX } from '../spreadsheet.ts'

export const samenessRules = view(contract.samenessRules, {
  look: async (ctx) => ({
    rules: (await listRules(ctx)).map(ruleAnswer),
    elements: elementKeys.map(elementAnswer),
  }),
})

const within = (ctx: Ctx, organId?: string) =>
  sql`${editableSql(ctx.actor)} and ${organId ? sql`i.organ_id = ${organId}` : sql`true`}`

/** More than this are not compared for one page, even when nothing deviates. */
const MOST_COMPARED = 2000

/** A page may hold fewer rows than asked for, even none, and still have a next. */
export const samenessReport = view(contract.samenessReport, {
  async look(ctx, { id, after, limit, organId, element }) {
    const rule = narrowed(await getRule(ctx, id), element)
    const from = /^[0-9a-f-]{36}$/.test(after ?? '') ? after : undefined
    const rows: OutputOf<typeof contract.samenessReport>['rows'] = []
    let compared = 0
    for await (const pair of eachPair(ctx, rule, within(ctx, organId), from)) {
      compared += 1
      const differences = deviations(rule, pair)
      if (differences.length > 0)
        rows.push({ ...placeOf(pair.own), upper: placeOf(pair.upper), differences, taskOpen: pair.taskOpen })
      if (rows.length === limit || compared === MOST_COMPARED) return { compared, rows, next: pair.own.itemId }
    }
    return { compared, rows }
  },
})

export const samenessSummary = view(contract.samenessSummary, {
  async look(ctx, { id }) {
    const rule = await getRule(ctx, id)
    const elementsFound = new Map<string, Counted>()
    const organsFound = new Map<string, Counted>()
    const totals = { compared: 0, deviating: 0, openTasks: 0 }
    for await (const pair of eachPair(ctx, rule, within(ctx))) {
      totals.compared += 1
      const differences = deviations(rule, pair)
      if (differences.length === 0) continue
      totals.deviating += 1
      if (pair.taskOpen) totals.openTasks += 1
      count(organsFound, pair.own.organId, pair.own.organName)
      for (const [element, title] of new Map(differences.map((one) => [one.element, one.title])))
        count(elementsFound, element, title)
    }
    return { rule: ruleAnswer(rule), ...totals, elements: mostFirst(elementsFound), organs: mostFirst(organsFound) }
  },
})

type Counted = { key: string; title: string; items: number }

function count(found: Map<string, Counted>, key: string, title: string): void {
  const known = found.get(key)
  if (known) known.items += 1
  else found.set(key, { key, title, items: 1 })
}

function mostFirst(found: ReadonlyMap<string, Counted>): Counted[] {
  return [...found.values()].toSorted((one, other) => other.items - one.items)
}

const MOST = 20_000

export const samenessExport = view(contract.samenessExport, {
  async look(ctx, { id, organId, element }) {
    const rule = narrowed(await getRule(ctx, id), element)
    const rows: string[][] = []
    for await (const pair of eachPair(ctx, rule, within(ctx, organId))) {
      if (rows.length >= MOST) break
      for (const { title, part, before, after } of deviations(rule, pair))
        rows.push([
          pair.own.code,
          pair.own.name,
          pair.own.organName,
          part ? `${title}·${part}` : title,
          pair.upper.organName,
          before ?? '（无）',
          after ?? '（无）',
        ])
    }
    const head = ['事项编码', '事项名称', '实施机关', '要素', '上级机关', '上级的内容', '本级的内容']
    const content = await writeWorkbook([{ sheet: rule.name, head, rows, widths: [30, 36, 24, 20, 24, 50, 50] }])
    return { content, mediaType: XLSX, name: `${rule.name}差异-${ctx.today}.xlsx`, inline: false }
  },
})

type TaskRow = {
  id: string
  ruleId: string
  ruleName: string
  itemId: string
  itemName: string
  organName: string
  draftId: string | null
  differences: contract.Difference[]
  note: string | null
  dueOn: string | null
  openedBy: string
  openedAt: Date
  doneBy: string | null
  doneAt: Date | null
}

const fromTasks = sql`
  from catalogue.mend_task t join catalogue.sameness_rule r on r.id = t.rule_id
  join catalogue.item i on i.id = t.item_id join organs.v_organ o on o.id = i.organ_id`

/** Tasks of the bodies one edits for, the newest first. */
export const mendTasks = view(contract.mendTasks, {
  async look(ctx, { after, limit, state, whose, ruleId }) {
    const ours = sql<boolean>`i.region_code = ${ctx.actor.post?.regionCode ?? ''}`
    const conditions = [editableSql(ctx.actor)]
    const counts = await sql<{ ours: number; below: number }>`
      select count(*) filter (where ${ours})::int as ours, count(*) filter (where not ${ours})::int as below
      ${fromTasks} where ${editableSql(ctx.actor)} and t.done_at is null`.execute(ctx.db)
    if (state) conditions.push(state === 'open' ? sql`t.done_at is null` : sql`t.done_at is not null`)
    if (whose) conditions.push(whose === 'ours' ? ours : sql`not ${ours}`)
    if (ruleId) conditions.push(sql`t.rule_id = ${ruleId}`)
    if (after && /^[0-9a-f-]{36}$/.test(after)) conditions.push(sql`t.id < ${after}::uuid`)
    const { rows } = await sql<TaskRow>`
      select t.id, t.rule_id as "ruleId", r.name as "ruleName", i.id as "itemId", i.name as "itemName", o.name as "organName",
             (select d.id from catalogue.item_version d where d.item_id = i.id and d.status = 'draft') as "draftId", t.differences, t.note, t.due_on as "dueOn", t.opened_by as "openedBy", t.opened_at as "openedAt",
             t.done_by as "doneBy", t.done_at as "doneAt"
      ${fromTasks} where ${sql.join(conditions, sql` and `)} order by t.id desc limit ${limit + 1}`.execute(ctx.db)
    const { page, next } = cutPage(rows, limit, (last) => last.id)
    return {
      rows: page.map(({ draftId, note, dueOn, openedAt, doneBy, doneAt, ...task }) => ({
        ...task,
        draftId: draftId ?? undefined,
        note: note ?? undefined,
        dueOn: dueOn ?? undefined,
        overdue: !doneAt && dueOn !== null && dueOn < ctx.today,
        openedAt: openedAt.toISOString(),
        doneBy: doneBy ?? undefined,
        doneAt: doneAt?.toISOString(),
      })),
      next,
      open: counts.rows[0]!,
    }
  },
  asFile: {
    title: '要素差异整改任务',
    columns: [
      { title: '事项', width: 36, value: (row) => row.itemName },
      { title: '机关', width: 30, value: (row) => row.organName },
      { title: '规则', width: 30, value: (row) => row.ruleName },
      { title: '期限', width: 12, value: (row) => row.dueOn },
      { title: '是否超期', width: 10, value: (row) => (row.overdue ? '已超期' : '') },
      { title: '要求', width: 50, value: (row) => row.note },
      { title: '下达人', width: 12, value: (row) => row.openedBy },
      { title: '下达时间', width: 18, value: (row) => shanghaiMinute(row.openedAt) },
      { title: '完成人', width: 12, value: (row) => row.doneBy },
      { title: '完成时间', width: 18, value: (row) => row.doneAt && shanghaiMinute(row.doneAt) },
    ],
  },
})
