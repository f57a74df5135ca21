import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '#kernel/actor.ts'
import { momentOf } from '#kernel/time.ts'
import { verifyAudit, sealAudit } from '#kernel/seal.ts'
import { exportList } from '#modules/exports/actions/export-list.ts'
import { assertFileIsList } from '#server/file-of-list.ts'
import { givenStaff } from '#modules/identity/testing.ts'
import { modules } from '#server/modules.ts'
import { actorFor } from '#modules/identity/index.ts'
import { doorBehind } from '#server/every-message.ts'
import { openWorld, type World } from '#server/testing.ts'
import { bodiesFor, demoAccounts, loadCity } from './load-city.ts'
import { ensureCity, historyIsTold, tellDemo } from './demo.ts'
import { readCity } from './city-data.ts'
import { openWorkshop } from './workshop.ts'

let world: World
before(async () => {
  world = await openWorld({ start: '2026-11-20' })
  world.clock.moveTo(momentOf('2026-11-20', 17))
})
after(() => world.close())

const silent = () => {}

async function statuses(): Promise<Record<string, number>> {
  const { rows } = await sql<{
    status: string
    n: number
  }>`select status, count(*) as n from cases.case_file group by status`.execute(world.app.db)
  return Object.fromEntries(rows.map(({ status, n }) => [status, n]))
}

test('an empty database becomes the demo city once; its accounts can be signed in with', async () => {
  assert.equal(await ensureCity(world, silent), true)
  assert.equal(await ensureCity(world, silent), false)
  const city = readCity()
  const expected = city.items.reduce((sum, item) => sum + bodiesFor(item, city).length, 0)
  const { rows } = await sql<{ n: number }>`select count(*) as n from catalogue.v_item`.execute(world.app.db)
  assert.equal(rows[0]?.n, expected)
  const http = await world.http()
  const session = (await http.inject('/api/session')).json() as {
    demoAccounts: { username: string; password: string }[]
  }
  assert.deepEqual(
    new Set(session.demoAccounts.map((one) => one.username)),
    new Set(demoAccounts().map((one) => one.username)),
  )
  for (const { username, password } of session.demoAccounts) {
    const answer = await http.inject({ method: 'POST', url: '/api/session', payload: { username, password } })
    assert.equal(answer.statusCode, 200, username)
  }
})

test('the history is told by acts alone: no act refused, no news left, the audit trail whole, every kind of ending', async () => {
  assert.equal(await historyIsTold(world.app), false)
  const told = await tellDemo(world, silent, { cases: 120 })
  assert.deepEqual(told?.refused, [])
  assert.equal(told?.filed, 120)
  const found = await statuses()
  assert.equal(
    Object.values(found).reduce((sum, n) => sum + n, 0),
    120,
  )
  for (const status of ['closed', 'withdrawn', 'not-accepted', 'accepted']) assert.ok((found[status] ?? 0) > 0, status)
  const { rows } = await sql<{
    waiting: number
    denied: number
    late: number
    bad: number
    lists: number
    stopped: number
    extended: number
    guarded: number
    spared: number
  }>`
    select (select count(*) from kernel.delivery) as waiting,
           (select count(*) from cases.case_file where granted = false) as denied,
           (select count(*) from cases.case_file where (decided_at at time zone 'Asia/Shanghai')::date > promised_due) as late,
           (select count(*) from cases.special_procedure where ended_on is not null) as stopped,
           (select count(*) from cases.case_file where extended) as extended,
           (select count(*) from cases.case_file f join identity.mandate m on m.person_id = f.applicant_id where m.basis = 'guardian') as guarded,
           (select count(*) from cases.not_asked where fields > 0) as spared,
           (select count(*) from ratings.v_rating where bad) as bad,
           (select count(*) from ratings.month_list) as lists`.execute(world.app.db)
  assert.equal(rows[0]?.waiting, 0)
  assert.ok(rows[0].denied > 0 && rows[0].late > 0 && rows[0].bad > 0 && rows[0].lists > 0, JSON.stringify(rows[0]))
  assert.ok(
    rows[0].stopped > 0 && rows[0].extended > 0 && rows[0].guarded === 1 && rows[0].spared > 0,
    JSON.stringify(rows[0]),
  )
  await sealAudit(world.app)
  assert.deepEqual((await verifyAudit(world.app)).faults, [])
})

/** Holds every word everywhere. */
async function everywhere(): Promise<Actor> {
  const { rows } = await sql<{ id: string }>`
    select organ_id as id from cases.case_file group by organ_id order by count(*) desc limit 1`.execute(world.app.db)
  const { actor } = await givenStaff(world, { roles: ['approver'], organId: rows[0]!.id })
  const words = modules.flatMap((module) => module.permissions ?? []).map(({ word }) => word)
  return { ...actor, grants: new Map(words.map((word) => [word, { everywhere: true }])) }
}

/** What a list must be asked at least; undefined where the demo city has nothing of the kind: its module's own test has. */
async function filterOf(list: string): Promise<Record<string, unknown> | undefined> {
  const one = async (query: string) => (await sql.raw<Record<string, unknown>>(query).execute(world.app.db)).rows[0]
  if (list === 'kernel.audit-lines')
    return one(
      `select actor_id as "actorId" from kernel.audit where act like 'cases.%' group by 1 order by count(*) desc limit 1`,
    )
  if (list === 'documents.seal-history')
    return one(`select seal_id as "sealId" from documents.seal_step group by 1 order by count(*) desc limit 1`)
  if (list === 'exchange.day-findings') return { day: '2026-11-19' }
  if (list === 'insight.counted-cases') return { key: 'filed', from: '2026-01-01', to: '2026-11-20' }
  if (list === 'ratings.counted-ratings')
    return one(`select to_char(rated_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, 'organ' as kind, organ_id as "subjectId"
      from ratings.v_rating group by 1, 3 order by count(*) desc limit 1`)
  if (list === 'catalogue.lexicon')
    return one(
      `select object from catalogue.lexicon_entry where object is not null and not retired group by 1 having count(*) between 2 and 50 limit 1`,
    )
  if (list === 'ratings.desk') return { show: 'over' }
  if (['catalogue.import-rows', 'licences.gathered-rows', 'payments.shift-entries'].includes(list)) return undefined
  return {}
}
/** Of these the demo city has nothing: the tests of their modules hold the file beside the list. */
const elsewhere = new Set([
  'kernel.dead-letters',
  'documents.seal-refusals',
  'notices.my-messages',
  'notices.deliveries',
  'exchange.days',
  'exchange.day-findings',
  'catalogue.publishing-calendar',
  'catalogue.change-sets',
  'catalogue.imports',
  'catalogue.import-rows',
  'catalogue.mend-tasks',
  'catalogue.unanswered-questions',
  'payments.day-checks',
  'payments.differences',
  'payments.cash-drawer',
  'payments.open-drawers',
  'payments.shift-list',
  'licences.gatherings',
  'licences.open-intents',
  'licences.gathered-rows',
  'credit.records',
  'ratings.of-mine',
  'ratings.doubted',
  'assistance.requests',
  'oversight.orders',
  'oversight.objections',
  'oversight.watched-cases',
])

test('every list that may be had as a file goes out whole, for whoever may read it and for nobody else', async () => {
  const lists = [...world.app.listed.values()]
  const reader = await everywhere()
  const { actor: newcomer } = await givenStaff(world, { roles: [], organId: reader.post!.organId })
  const rows: Record<string, number> = {}
  for (const view of lists) {
    const { name, permission } = view.route
    const filter = await filterOf(name)
    if (!filter) continue
    rows[name] = await assertFileIsList(world, view, reader, filter)
    const refused = world.perform(exportList, newcomer, { list: name, format: 'csv', filter })
    if (!['public', 'signed-in'].includes(permission))
      await assert.rejects(refused, { code: 'kernel.not-permitted' }, name)
  }
  const empty = Object.keys(rows).filter((name) => rows[name] === 0)
  assert.deepEqual(
    empty.filter((name) => !elsewhere.has(name)),
    [],
  )
})

test('a history that is told is not told again', async () => {
  assert.equal(await historyIsTold(world.app), true)
  assert.equal(await tellDemo(world, silent, { cases: 120 }), undefined)
})

test('whatever a message of the history leads to, its reader may open', async () => {
  const { rows } = await sql<{ title: string; link: string; accountId: string; postId: string; mandateId: string }>`
    select distinct on (regexp_replace(m.dedupe_key, '[0-9a-f-]{36}.*', ''), m.kind, m.title)
      m.title, m.link, m.account_id as "accountId", p.post_id as "postId", d.id as "mandateId"
    from notices.message m
    join identity.account a on a.id = m.account_id
    left join identity.staff_post p on p.staff_id = a.staff_id
    left join identity.mandate d on d.agent_id = a.person_id and d.revoked_at is null
      and m.principal_id in (d.enterprise_id, d.person_id)
    where m.link is not null
    order by regexp_replace(m.dedupe_key, '[0-9a-f-]{36}.*', ''), m.kind, m.title, m.id desc`.execute(world.app.db)
  assert.ok(rows.length > 10, `${rows.length} kinds of message`)
  const views = new Map(
    world.app.modules.flatMap((module) => module.views ?? []).map((view) => [view.route.name, view]),
  )
  for (const { title, link, accountId, postId, mandateId } of rows) {
    const door = doorBehind(link)
    assert.ok(door, `${title}: nobody said what ${link} opens`)
    const reader = await world.inside((ctx) =>
      actorFor(ctx, { accountId, postId: postId ?? undefined, mandateId: mandateId ?? undefined }),
    )
    const shown = world.show(views.get(door.view)!, reader, door.input)
    await assert.doesNotReject(shown, `${title}: ${link}`)
  }
})

test('without the demo setting there are no demo accounts', async () => {
  const real = { ...world.app, config: { ...world.app.config, demo: false } }
  await assert.rejects(loadCity(openWorkshop(real)), /demo only/)
})
