import type { Ctx } from '#kernel/ctx.ts'
import { view } from '#kernel/view.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'
import { elementKeys, elements } from '../elements/elements.ts'
import { editableSql } from '../policy.ts'
import { deviations, getRule, listRules, pairsOf, placeOf, ruleAnswer } from '../sameness.ts'
import { writeWorkbook, XLSX } from '../spreadsheet.ts'

export const samenessRules = view(contract.samenessRules, {
  look: async (ctx) => ({
    rules: (await listRules(ctx)).map(ruleAnswer),
    elements: elementKeys.map((key) => ({ key, title: elements[key].title })),
  }),
})

const within = (ctx: Ctx, organId?: string) =>
  sql`${editableSql(ctx.actor)} and ${organId ? sql`i.organ_id = ${organId}` : sql`true`}`

/** A page of items compared; only those that deviate are rows, so a page may hold none and still have a next. */
export const samenessReport = view(contract.samenessReport, {
  async look(ctx, { id, after, limit, organId }) {
    const rule = await getRule(ctx, id)
    const from = /^[0-9a-f-]{36}$/.test(after ?? '') ? sql`i.id > ${after}::uuid` : sql`true`
    const pairs = await pairsOf(ctx, rule, sql`${within(ctx, organId)} and ${from} order by i.id limit ${limit + 1}`)
    const page = pairs.slice(0, limit)
    return {
      compared: page.length,
      rows: page.flatMap((pair) => {
        const differences = deviations(rule, pair)
        return differences.length > 0
          ? [{ ...placeOf(pair.own), upper: placeOf(pair.upper), differences, taskOpen: pair.taskOpen }]
          : []
      }),
      next: pairs.length > limit ? page.at(-1)!.own.itemId : undefined,
    }
  },
})

const MOST = 20_000

export const samenessExport = view(contract.samenessExport, {
  async look(ctx, { id, organId }) {
    const rule = await getRule(ctx, id)
    const pairs = await pairsOf(ctx, rule, sql`${within(ctx, organId)} order by i.id limit ${MOST}`)
    const rows = pairs.flatMap((pair) =>
      deviations(rule, pair).map(({ title, part, before, after }) => [
        pair.own.code,
        pair.own.name,
        pair.own.organName,
        part ? `${title}·${part}` : title,
        pair.upper.organName,
        before ?? '（无）',
        after ?? '（无）',
      ]),
    )
    const head = ['事项编码', '事项名称', '实施机关', '要素', '上级机关', '上级的内容', '本级的内容']
    const content = await writeWorkbook([{ sheet: rule.name, head, rows, widths: [30, 36, 24, 20, 24, 50, 50] }])
    return { content, mediaType: XLSX, name: `${rule.name}差异-${ctx.today}.xlsx`, inline: false }
  },
})

type TaskRow = {
  id: string
  ruleName: string
  itemId: string
  itemName: string
  organName: string
  differences: contract.Difference[]
  note: string | null
  dueOn: string | null
  openedBy: string
  openedAt: Date
  doneBy: string | null
  doneAt: Date | null
}

/** Tasks of the bodies one edits for, the newest first. */
export const mendTasks = view(contract.mendTasks, {
  async look(ctx, { after, limit, state }) {
    const { rows } = await sql<TaskRow>`
      select t.id, r.name as "ruleName", i.id as "itemId", i.name as "itemName", o.name as "organName", t.differences, t.note,
             t.due_on as "dueOn", t.opened_by as "openedBy", t.opened_at as "openedAt", t.done_by as "doneBy", t.done_at as "doneAt"
      from catalogue.mend_task t join catalogue.sameness_rule r on r.id = t.rule_id
      join catalogue.item i on i.id = t.item_id join organs.v_organ o on o.id = i.organ_id
      where ${editableSql(ctx.actor)}
        and ${state ? (state === 'open' ? sql`t.done_at is null` : sql`t.done_at is not null`) : sql`true`}
        and ${/^[0-9a-f-]{36}$/.test(after ?? '') ? sql`t.id < ${after}::uuid` : sql`true`}
      order by t.id desc limit ${limit + 1}`.execute(ctx.db)
    const page = rows.slice(0, limit)
    return {
      rows: page.map(({ note, dueOn, openedAt, doneBy, doneAt, ...task }) => ({
        ...task,
        note: note ?? undefined,
        dueOn: dueOn ?? undefined,
        openedAt: openedAt.toISOString(),
        doneBy: doneBy ?? undefined,
        doneAt: doneAt?.toISOString(),
      })),
      next: rows.length > limit ? page.at(-1)!.id : undefined,
    }
  },
})
