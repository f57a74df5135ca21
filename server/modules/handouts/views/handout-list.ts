import { sql } from 'kysely'
import { cutPage } from '#kernel/page.ts'
import { view } from '#kernel/view.ts'
import { describeOrgans } from '#modules/organs/index.ts'
import * as contract from '../contract.ts'
import { courierOf } from '../courier-standing.ts'
import { canOf, inReach } from '../policy.ts'
import { stateTitle } from '../rules/handout-status.ts'
import type { HandoutRow } from '../store.ts'

const conditions: Record<contract.HandoutTab, ReturnType<typeof sql<boolean>>> = {
  counter: sql<boolean>`h.state = 'ready' and h.way is distinct from 'post'`,
  post: sql<boolean>`h.state in ('ready', 'returned') and h.way = 'post'`,
  'on-the-way': sql<boolean>`h.state in ('booked', 'on-the-way')`,
  returned: sql<boolean>`h.state = 'returned' and h.way is distinct from 'post'`,
}

/** What waits to be handed out, the oldest decision first. */
export const handoutList = view(contract.handoutList, {
  async look(ctx, { tab, organId, number, after, limit }) {
    const [day, id] = after?.split('_') ?? []
    const { rows } = await sql<HandoutRow>`
      select h.* from handouts.handout h
      where ${number ? sql<boolean>`h.case_number = ${number}` : conditions[tab]} and h.decided_on is not null and ${inReach(ctx.actor, 'handouts.see')} and (${organId ?? null}::uuid is null or h.organ_id = ${organId ?? null}::uuid)
        and (${day ?? null}::date is null or (h.decided_on, h.case_id) > (${day ?? null}::date, ${id ?? null}::uuid))
      order by h.decided_on, h.case_id limit ${limit + 1}`.execute(ctx.db)
    const { page, next } = cutPage(rows, limit, (last) => `${last.decided_on}_${last.case_id}`)
    const organs = await describeOrgans(
      ctx,
      page.map((row) => row.organ_id),
    )
    return {
      rows: page.map((row) => ({
        caseId: row.case_id,
        caseNumber: row.case_number,
        itemName: row.item_name,
        applicantName: row.applicant_name,
        applicantKind: row.applicant_kind,
        organName: organs.get(row.organ_id)?.name ?? '',
        granted: row.granted ?? false,
        state: row.state,
        stateTitle: stateTitle(row.state, row.way),
        way: row.way ?? undefined,
        recipient: row.recipient_masked ?? undefined,
        decidedOn: row.decided_on!,
        deliveryDue: row.delivery_due ?? undefined,
        overdue: row.delivery_due !== null && row.delivery_due < ctx.today,
        reminded: row.reminded,
        tracking: row.tracking ?? undefined,
        failure: row.failure ?? undefined,
        can: canOf(ctx.actor, row),
      })),
      next,
      courier: courierOf(ctx),
    }
  },
  asFile: {
    title: '结果送达',
    columns: [
      { title: '办件编号', width: 40, value: (row) => row.caseNumber },
      { title: '事项', width: 36, value: (row) => row.itemName },
      { title: '申请人', width: 20, value: (row) => row.applicantName },
      { title: '部门', width: 26, value: (row) => row.organName },
      { title: '决定日期', width: 12, value: (row) => row.decidedOn },
      { title: '送达期限', width: 12, value: (row) => row.deliveryDue },
      { title: '是否超期', width: 10, value: (row) => (row.overdue ? '已超期' : '') },
      { title: '领取方式', width: 12, value: (row) => row.way && contract.ways[row.way] },
      { title: '状态', width: 12, value: (row) => row.stateTitle },
      { title: '收件人', width: 30, value: (row) => row.recipient },
      { title: '已提醒', width: 8, value: (row) => row.reminded },
      { title: '邮件号', width: 20, value: (row) => row.tracking },
    ],
  },
})
