import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Actor, stranger } from '#kernel/actor.ts'
import { legalDateOf } from '#kernel/time.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import { readLedger } from '#modules/cases/ledger.ts'
import { handlingDues } from '#modules/cases/rules/clock.ts'
import { casePage } from '#modules/cases/views/case-page.ts'
import { progress } from '#modules/cases/views/progress.ts'
import { worklist } from '#modules/cases/views/worklist.ts'
import { grantCase } from '#modules/cases/actions/grant-case.ts'
import { examineCase } from '#modules/cases/actions/examine-case.ts'
import { givenStaff } from '#modules/identity/testing.ts'
import { countedCases } from '#modules/insight/views/counted-cases.ts'
import { trend } from '#modules/insight/views/trend.ts'
import { openWorld, type World } from '#server/testing.ts'
import { type LoadedItem, loadCases, prepareItems } from './load-cases.ts'
import { toolOver } from './tool.ts'

let world: World
let items: LoadedItem[]
let approver: Actor
let head: Actor

before(async () => {
  world = await openWorld({ start: '2026-03-02' })
  const tool = toolOver(world.app)
  items = await prepareItems(tool, 2)
  await loadCases(tool, items, { count: 600 })
  await loadCases(tool, items, { count: 400, taken: 600 })
  const [{ organId }] = items as [LoadedItem]
  approver = (await givenStaff(world, { roles: ['approver'], organId })).actor
  head = (await givenStaff(world, { roles: ['department-head'], organId })).actor
})
after(() => world.close())

const all = async <T>(text: string) => (await sql.raw<T>(text).execute(world.app.db)).rows

test('a load has the shape of a city: most cases closed, a few open in every state, some late', async () => {
  const rows = await all<{ status: string; count: number }>(
    'select status, count(*) as count from cases.case_file group by status',
  )
  const counts = new Map(rows.map((row) => [row.status, row.count]))
  assert.equal(
    [...counts.values()].reduce((sum, count) => sum + count, 0),
    1000,
  )
  for (const status of ['filed', 'correcting', 'accepted', 'examined', 'granted', 'withdrawn', 'not-accepted'])
    assert.ok(counts.get(status), `no case is ${status}`)
  const [open] = await all<{ share: number; late: number }>(
    `select avg(is_open::int)::float8 as share, count(*) filter (where is_open and due_on < '2026-03-02') as late from cases.case_file`,
  )
  assert.ok(open!.share > 0.02 && open!.share < 0.06, `${open!.share} are open`)
  assert.ok(open!.late > 0)
})

test('history and ledger of a loaded case are what its row says', async () => {
  const [wrong] = await all<{ events: number; running: number }>(`
    select count(*) filter (where f.events <> e.count or f.status <> e.last) as events,
           count(*) filter (where f.is_open <> (l.running = 1)) as running
    from cases.case_file f
    cross join lateral (select count(*) as count, (array_agg(status order by no desc))[1] as last
                        from cases.case_event where case_id = f.id) e
    cross join lateral (select count(*) filter (where to_on is null) as running from cases.interval where case_id = f.id) l`)
  assert.deepEqual(wrong, { events: 0, running: 0 })
})

test('the days of a loaded case are those its ledger comes to, whether its clock stood still or not', async () => {
  type Row = { id: string; accepted: string; statutory: string; promised: string }
  const rows = await all<Row>(`
    select f.id, f.accepted_on::text as accepted, f.statutory_due::text as statutory, f.promised_due::text as promised
    from cases.case_file f left join cases.special_procedure s on s.case_id = f.id
    where f.item_id = '${items[0]!.itemId}' and f.accepted_on is not null order by s.case_id, f.id limit 60`)
  const { statutory, promised } = items[0]!
  const limit = (days: number) => ({ days, unit: 'working-day' as const })
  const stood = await world.inside(async (ctx) => {
    const calendar = await loadCalendar(ctx)
    let paused = 0
    for (const row of rows) {
      const ledger = await readLedger(ctx, row.id)
      const limits = { statutory: limit(statutory), promised: limit(promised) }
      const dues = handlingDues(calendar, row.accepted, limits, 'licence', ledger)
      assert.deepEqual([dues.statutory.on, dues.promised.on], [row.statutory, row.promised], row.id)
      if (ledger.some(({ phase, counted }) => phase === 'handling' && !counted)) paused += 1
    }
    return paused
  })
  assert.ok(stood > 8 && stood < rows.length, `${stood} of ${rows.length}`)
})

test('a worklist of loaded cases pages through all that are open, and each page, act and public look works', async () => {
  const seen: string[] = []
  for (let next: string | undefined; ; ) {
    const page = await world.show(worklist, approver, { after: next, limit: 7 })
    seen.push(...page.rows.map((row) => row.id))
    if (!page.next) break
    next = page.next
  }
  type Open = { id: string; status: string; number: string; query_code: string; joint_organs: string[]; held: boolean }
  const open = await all<Open>(
    `select *, exists (select from routes.step s where s.case_id = f.id and s.holder is not null) as held
     from cases.case_file f where is_open and organ_id = '${items[0]!.organId}'`,
  )
  assert.deepEqual(new Set(seen), new Set(open.map((row) => row.id)))
  for (const { id, number, query_code } of open) {
    const page = await world.show(casePage, approver, { caseId: id })
    assert.equal(page.form[0]?.rows[0]?.text, '王静雯')
    assert.equal((await world.show(progress, stranger, { number, code: query_code })).number, number)
  }
  // Some steps are claimed by a colleague.
  const accepted = open.find((row) => row.status === 'accepted' && row.joint_organs.length === 0 && !row.held)!
  const about = { caseId: accepted.id }
  await world.perform(examineCase, approver, { ...about, recommends: 'grant', opinion: '建议准予' })
  assert.equal((await world.perform(grantCase, approver, about)).status, 'granted')
})

test('indicators of loaded cases have their cases behind them', async () => {
  const period = { from: '2024-03-02', to: legalDateOf(world.clock.now()) }
  const { total } = await world.show(trend, head, { key: 'on-time', ...period, step: 'month' })
  assert.ok(total.value! > 0.8 && total.value! < 1, `${total.value} are on time`)
  const late = await world.show(countedCases, head, { key: 'on-time', ...period, missing: 'true', limit: 100 })
  assert.equal(late.rows.length, total.denominator! - total.numerator)
})
