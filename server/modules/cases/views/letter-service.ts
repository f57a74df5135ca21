import { type RawBuilder, sql } from 'kysely'
import { covers, scopeOf } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { cutPage } from '#kernel/page.ts'
import { addDays, legalDateOf, shanghaiMinute } from '#kernel/time.ts'
import { view } from '#kernel/view.ts'
import { describeOrgans } from '#modules/organs/index.ts'
import * as contract from '../contract-service.ts'
import { casesTables } from '../store.ts'
import { organsOf } from './in-scope.ts'

type Unopened = {
  id: string
  caseId: string | null
  licenceId: string | null
  subjectNumber: string
  title: string
  number: string
  applicantName: string
  organId: string
  issuedAt: Date
  days: number
}

/** The oldest first, each as soon as its body's days have passed. */
export const unopenedLetters = view(contract.unopenedLetters, {
  async look(ctx, { after, limit, organId }) {
    const organs = await organsOf(ctx, 'cases.see', organId)
    if (organs.length === 0) return { rows: [] }
    const rows = await unopened(ctx, organs, limit + 1, positionOf(after))
    const { page, next } = cutPage(rows, limit, (last) => `${last.issuedAt.toISOString()}_${last.id}`)
    const names = await describeOrgans(
      ctx,
      page.map((row) => row.organId),
    )
    return {
      rows: page.map(({ organId: handler, issuedAt, days, caseId, licenceId, ...row }) => ({
        ...row,
        caseId: caseId ?? undefined,
        licenceId: licenceId ?? undefined,
        organName: names.get(handler)?.name ?? '',
        issuedAt: issuedAt.toISOString(),
        since: addDays(legalDateOf(issuedAt), days),
      })),
      next,
    }
  },
  asFile: {
    title: '久未打开的文书',
    columns: [
      { title: '文书', width: 30, value: (row) => row.title },
      { title: '文书编号', width: 36, value: (row) => row.number },
      { title: '办件或者证照编号', width: 40, value: (row) => row.subjectNumber },
      { title: '收件人', width: 20, value: (row) => row.applicantName },
      { title: '办理部门', width: 26, value: (row) => row.organName },
      { title: '发出时间', width: 18, value: (row) => shanghaiMinute(row.issuedAt) },
      { title: '应当改用其他方式', width: 18, value: (row) => row.since },
    ],
  },
})

/** Two short ranges of an index for each body, letters of its cases and about its licences: unopened, old enough. */
async function unopened(
  ctx: Ctx,
  organs: readonly string[],
  limit: number,
  after?: { issuedAt: string; id: string },
): Promise<Unopened[]> {
  const due: RawBuilder<unknown> = sql`l.organ_id = o.id and l.opened_at is null and l.served_at is null
    and l.issued_at < ${ctx.now}::timestamptz - make_interval(days => coalesce(r.days, ${contract.USUAL_DAYS}))
    ${after ? sql`and (l.issued_at, l.id) > (${after.issuedAt}::timestamptz, ${after.id}::uuid)` : sql``}`
  const { rows } = await sql<Unopened>`
    select found.id, found.case_id as "caseId", found.licence_id as "licenceId", found.title, found.number,
           coalesce(c.number, found.licence_number) as "subjectNumber",
           coalesce(c.applicant_name, found.holder_name) as "applicantName", found.organ_id as "organId",
           found.issued_at as "issuedAt", found.days
    from (
      select top.*, coalesce(r.days, ${contract.USUAL_DAYS}) as days
      from unnest(${[...organs]}::uuid[]) as o (id)
      left join cases.service_rule r on r.organ_id = o.id
      cross join lateral (
        (select l.id, l.case_id, null::uuid as licence_id, l.region_code, l.title, l.number, l.organ_id, l.issued_at,
                null as licence_number, null as holder_name
         from cases.letter l where l.kind not in ('receipt', 'delivery') and ${due}
         order by l.issued_at, l.id limit ${limit})
        union all
        (select l.id, null, l.licence_id, l.region_code, l.title, l.number, l.organ_id, l.issued_at,
                l.licence_number, l.holder_name
         from licences.v_letter l where l.kind in ('notice', 'decision') and ${due}
         order by l.issued_at, l.id limit ${limit})
      ) top
      order by top.issued_at, top.id limit ${limit}
    ) found
    left join cases.case_file c on c.id = found.case_id and c.region_code = found.region_code
    order by found.issued_at, found.id`.execute(ctx.db)
  return rows
}

function positionOf(after: string | undefined): { issuedAt: string; id: string } | undefined {
  const found = after ? /^(\d{4}-[\dT:.-]+Z)_([0-9a-f-]{36})$/.exec(after) : null
  return found ? { issuedAt: found[1]!, id: found[2]! } : undefined
}

export const serviceRules = view(contract.serviceRules, {
  async look(ctx) {
    const organs = await organsOf(ctx, 'cases.see')
    if (organs.length === 0) return { rows: [] }
    const described = await describeOrgans(ctx, organs)
    const settled = await casesTables(ctx)
      .selectFrom('cases.service_rule')
      .selectAll()
      .where('organ_id', 'in', organs)
      .execute()
    return {
      rows: [...described.values()].map(({ id: organId, name: organName, regionCode }) => {
        const rule = settled.find((row) => row.organ_id === organId)
        return {
          organId,
          organName,
          days: rule?.days ?? contract.USUAL_DAYS,
          settledBy: rule?.settled_by,
          settledAt: rule?.settled_at.toISOString(),
          may: covers(scopeOf(ctx.actor, 'cases.arrange'), { organId, regionCode }),
        }
      }),
    }
  },
})
