import { type RawBuilder, sql } from 'kysely'
import { cutPage } from '#kernel/page.ts'
import { shanghaiMinute } from '#kernel/time.ts'
import { view } from '#kernel/view.ts'
import { type Status, statusTitles } from '#modules/cases/index.ts'
import { describeVersions } from '#modules/catalogue/index.ts'
import { checkedPeriod } from '../asked.ts'
import * as contract from '../contract.ts'
import { organsSeen } from '../policy.ts'
import { countedRows, type CountedRow, type Position } from '../populations.ts'
import { indicatorRules } from '../rules/definitions.ts'

/** The cases behind an indicator, each with what it adds; newest first. */
export const countedCases = view(contract.countedCases, {
  async look(ctx, { key, side, missing, after, limit, ...input }) {
    const period = checkedPeriod(input)
    const organs = await organsSeen(ctx, input)
    const rule = indicatorRules[key]
    const wanted: RawBuilder<boolean> = missing
      ? sql`denominator <> 0 and numerator = 0`
      : side === 'denominator' && rule.denominator
        ? sql`denominator <> 0`
        : sql`numerator <> 0`
    const { rows } = await countedRows({
      rule,
      organs: organs.map((organ) => organ.id),
      period,
      wanted,
      after: positionOf(after),
      limit: limit + 1,
    }).execute(ctx.db)
    const { page, next } = cutPage(rows, limit, (last) => `${last.at_text}_${last.id}`)
    const names = await describeVersions(
      ctx,
      page.map((row) => row.version_id),
    )
    const bodies = new Map(organs.map((organ) => [organ.id, organ.name]))
    return {
      rows: page.map((row) => ({
        ...shown(row),
        itemName: names.get(row.version_id)?.name ?? '',
        organName: bodies.get(row.organ_id) ?? '',
        denominator: rule.denominator && row.denominator,
      })),
      next,
    }
  },
  asFile: {
    title: '指标所计的办件',
    columns: [
      { title: '办件编号', width: 40, value: (row) => row.number },
      { title: '事项', width: 36, value: (row) => row.itemName },
      { title: '部门', width: 26, value: (row) => row.organName },
      { title: '状态', width: 14, value: (row) => row.statusTitle },
      { title: '计入时间', width: 18, value: (row) => shanghaiMinute(row.at) },
      { title: '承诺到期', width: 12, value: (row) => row.promisedDue },
      { title: '决定时间', width: 18, value: (row) => row.decidedAt && shanghaiMinute(row.decidedAt) },
    ],
  },
})

function shown(row: CountedRow) {
  return {
    caseId: row.id,
    number: row.number,
    organId: row.organ_id,
    status: row.status,
    statusTitle: statusTitles[row.status as Status],
    channel: row.channel,
    handling: row.handling,
    at: row.at.toISOString(),
    filedAt: row.filed_at.toISOString(),
    acceptedOn: row.accepted_on ?? undefined,
    promisedDue: row.promised_due ?? undefined,
    statutoryDue: row.statutory_due ?? undefined,
    decidedAt: row.decided_at?.toISOString(),
    numerator: row.numerator,
  }
}

/** A position that is not one of ours starts at the top. */
function positionOf(after?: string): Position | undefined {
  const found = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?[+-]\d\d)_([0-9a-f-]{36})$/.exec(after ?? '')
  return found ? { at: found[1]!, id: found[2]! } : undefined
}
