import { sql } from 'kysely'
import { scopeOf } from '#kernel/actor.ts'
import type { OutputOf } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { cutPage } from '#kernel/page.ts'
import { notFound, notYours } from '#kernel/problem.ts'
import { shanghaiMinute } from '#kernel/time.ts'
import { view } from '#kernel/view.ts'
import { staffHolding } from '#modules/identity/index.ts'
import { describeHalls } from '#modules/organs/index.ts'
import * as contract from '../contract.ts'
import { canOf, inReach, mayHelpWith } from '../policy.ts'
import { assistanceTables, findRequest, type RequestRow } from '../store.ts'

type Shown = OutputOf<typeof contract.myRequests>['rows'][number]

async function shown(ctx: Ctx, rows: readonly RequestRow[]): Promise<Shown[]> {
  const halls = await describeHalls(
    ctx,
    rows.map((row) => row.hall_id),
  )
  const items = await itemNames(
    ctx,
    rows.flatMap((row) => row.item_id ?? []),
  )
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    stateTitle: contract.requestStates[row.state],
    hallName: halls.get(row.hall_id)?.name ?? '',
    wish: row.wish,
    itemId: row.item_id ?? undefined,
    itemName: row.item_id ? items.get(row.item_id) : undefined,
    wayTitle: contract.ways[row.way],
    askedAt: row.asked_at.toISOString(),
    dueOn: row.due_on,
    overdue: (row.state === 'open' || row.state === 'taken') && row.due_on < ctx.today,
    helperName: row.helper_name ?? undefined,
    kindTitle: row.kind ? contract.helpKinds[row.kind] : undefined,
    caseId: row.case_id ?? undefined,
    caseNumber: row.case_number ?? undefined,
    proofTitle: row.proof ? contract.proofs[row.proof] : undefined,
    confirmedAt: row.confirmed_at?.toISOString(),
    refusedWords: row.refused_words ?? undefined,
    outcome: row.outcome ?? undefined,
    endedAt: row.ended_at?.toISOString(),
    can: canOf(ctx.actor, row),
  }))
}

async function itemNames(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from catalogue.v_item where id = any(${[...new Set(ids)]}::uuid[])`.execute(ctx.db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** What I asked for, the latest first. */
export const myRequests = view(contract.myRequests, {
  async look(ctx, { after, limit }) {
    let query = assistanceTables(ctx)
      .selectFrom('assistance.request')
      .selectAll()
      .where('asked_by', '=', ctx.actor.id)
      .orderBy('id', 'desc')
      .limit(limit + 1)
    if (after) query = query.where('id', '<', after)
    const found = await query.execute()
    const { page, next } = cutPage(found, limit, (last) => last.id)
    return { rows: await shown(ctx, page), next }
  },
})

/** What is due first. */
export const requestList = view(contract.requestList, {
  async look(ctx, { after, limit, state, mine }) {
    const [day, id] = after?.split('_') ?? []
    const { rows } = await sql<RequestRow>`
      select r.* from assistance.request r
      where r.state = ${state} and ${inReach(ctx.actor)}
        and ${mine ? sql`r.helper_id = ${ctx.actor.subjectId ?? null}::uuid` : sql`true`}
        and (${day ?? null}::date is null or (r.due_on, r.id) > (${day ?? null}::date, ${id ?? null}::uuid))
      order by r.due_on, r.id limit ${limit + 1}`.execute(ctx.db)
    const { page, next } = cutPage(rows, limit, (last) => `${last.due_on}_${last.id}`)
    const brief = await shown(ctx, page)
    return {
      rows: brief.map((one, at) => ({
        ...one,
        name: page[at]!.name,
        phoneMasked: page[at]!.phone_masked,
        askedViaTitle: contract.askedVia[page[at]!.asked_via],
      })),
      next,
    }
  },
  asFile: {
    title: '帮办申请',
    columns: [
      { title: '期限', width: 12, value: (row) => row.dueOn },
      { title: '姓名', width: 14, value: (row) => row.name },
      { title: '电话', width: 16, value: (row) => row.phoneMasked },
      { title: '想办的事', width: 36, value: (row) => row.itemName ?? row.wish },
      { title: '方式', width: 14, value: (row) => row.wayTitle },
      { title: '大厅', width: 26, value: (row) => row.hallName },
      { title: '帮办人', width: 12, value: (row) => row.helperName },
      { title: '状态', width: 12, value: (row) => row.stateTitle },
      { title: '提出时间', width: 18, value: (row) => shanghaiMinute(row.askedAt) },
    ],
  },
})

/** Phone and address in the clear, for whoever helps; the look is logged. */
export const requestPage = view(contract.requestPage, {
  async look(ctx, { id }) {
    if (!scopeOf(ctx.actor, 'assistance.help')) throw notYours()
    const row = await findRequest(ctx, id)
    if (!row || !mayHelpWith(ctx, row)) throw notFound({ id })
    const [one] = await shown(ctx, [row])
    return {
      ...one!,
      name: row.name,
      askedViaTitle: contract.askedVia[row.asked_via],
      phone: ctx.vault.open(row.sealed_phone),
      address: row.sealed_address ? ctx.vault.open(row.sealed_address) : undefined,
      colleagues: (await staffHolding(ctx, ['assistance.help'], row.organ_id))
        .filter(({ staffId }) => staffId !== ctx.actor.subjectId)
        .map(({ staffId, name, title }) => ({ staffId, name, title })),
    }
  },
  personal: (_ctx, { id }) => [{ subject: id, fields: ['phone', 'address'] }],
})
