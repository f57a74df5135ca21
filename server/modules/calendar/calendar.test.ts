import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Actor, stranger } from '#kernel/actor.ts'
import { createApp } from '#kernel/app.ts'
import { createLog } from '#kernel/log.ts'
import { inTransaction } from '#kernel/db.ts'
import type { Problem } from '#kernel/problem.ts'
import { newId } from '#kernel/id.ts'
import { openWorld, TEST_MASTER_KEY, type World } from '#server/testing.ts'
import { publishYear } from './actions/publish-year.ts'
import { loadCalendar } from './index.ts'
import { calendarYear } from './views/calendar-year.ts'
import { dueDate } from './views/due-date.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const manager: Actor = {
  kind: 'staff',
  id: newId(new Date(0)),
  name: '罗静',
  grants: new Map([['calendar.publish', { everywhere: true }]]),
}
const year2027 = {
  year: 2027,
  holidays: [
    { date: '2027-01-01', name: '元旦' },
    { date: '2027-01-04', name: '测试假日' },
  ],
  workdays: ['2027-01-09'],
  documentNo: '测试通知〔2026〕1号',
}

test('the years 2004 to 2026 are there from the start, and a later date is provisional', async () => {
  const within = await world.show(dueDate, stranger, { from: '2026-02-10', workingDays: 5 })
  assert.equal(within.dueOn, '2026-02-24')
  assert.equal(within.countedFrom, '2026-02-11')
  assert.equal(within.provisional, false)
  assert.equal(within.publishedThrough, '2026-12-31')
  assert.deepEqual(within.makeUpDays, ['2026-02-14'])
  assert.deepEqual(within.skipped.at(0), { date: '2026-02-15', reason: '春节' })
  const beyond = await world.show(dueDate, stranger, { from: '2026-12-30', workingDays: 5 })
  assert.equal(beyond.provisional, true)
  const first = await world.show(calendarYear, stranger, { year: 2004 })
  assert.equal(first.version, 1)
  assert.equal(first.documentNo, undefined)
  assert.match(first.source ?? '', /chinese-days/)
})

test('a wrong question about a due date is answered with what is wrong, in Chinese', async () => {
  const refused = async (from: string, workingDays: unknown) => {
    const problem = await world.show(dueDate, stranger, { from, workingDays }).then(
      () => undefined,
      (error: Problem) => error,
    )
    assert.equal(problem?.code, 'kernel.invalid-input')
    return (problem.facts['fields'] as { message: string }[]).map((field) => field.message)
  }
  assert.deepEqual(await refused('2026-02-30', 5), ['日期应写成 2026-01-31 的样子'])
  assert.deepEqual(await refused('2026-02-10', 'many'), ['工作日数应是数字'])
  assert.deepEqual(await refused('2026-02-10', -1), ['工作日数不能小于 0'])
  assert.deepEqual(await refused('2026-02-10', 401), ['工作日数不能大于 400'])
  assert.deepEqual(await refused('1999-02-10', 5), ['起算日应在 2004 年到 2100 年之间'])
})

test('over HTTP a due date is public, and a wrong question gets a problem document', async () => {
  const http = await world.http()
  const answer = await http.inject('/api/calendar/due-date?from=2026-04-29&workingDays=5')
  assert.equal(answer.statusCode, 200)
  assert.deepEqual(answer.json(), {
    from: '2026-04-29',
    workingDays: 5,
    dueOn: '2026-05-09',
    countedFrom: '2026-04-30',
    provisional: false,
    calendarVersion: '2026.1',
    publishedThrough: '2026-12-31',
    skipped: ['01', '02', '03', '04', '05'].map((day) => ({ date: `2026-05-${day}`, reason: '劳动节' })),
    makeUpDays: ['2026-05-09'],
  })
  const wrong = await http.inject('/api/calendar/due-date?workingDays=5')
  assert.equal(wrong.statusCode, 422)
  assert.match(wrong.headers['content-type'] as string, /application\/problem\+json/)
  assert.deepEqual(wrong.json().facts.fields, [{ field: 'from', message: '日期应写成 2026-01-31 的样子' }])
  assert.equal((await http.inject('/api/calendar/years/1999')).statusCode, 422)
})

test('publishing the next year makes its dates certain, here and in every other process', async () => {
  const other = createApp({
    config: world.app.config,
    databaseUrl: world.app.pool.options.connectionString!,
    masterKey: TEST_MASTER_KEY,
    modules: [],
    clock: world.clock,
    log: createLog('silent', false),
    poolSize: 1,
  })
  const elsewhere = () => inTransaction(other.db, (db) => loadCalendar({ db }))
  const before2027 = await elsewhere()
  assert.equal(before2027.isWorkingDay('2027-01-04'), true)

  const published = await world.perform(publishYear, manager, year2027)
  assert.deepEqual([published.version, published.calendarVersion], [1, '2027.2'])

  const after2027 = await elsewhere()
  await other.close()
  assert.equal(after2027.version, '2027.2')
  assert.equal(after2027.isWorkingDay('2027-01-04'), false)
  assert.equal(after2027.isWorkingDay('2027-01-09'), true)
  const due = await world.show(dueDate, stranger, { from: '2026-12-30', workingDays: 5 })
  assert.deepEqual([due.dueOn, due.provisional], ['2027-01-08', false])
  assert.equal((await world.show(calendarYear, stranger, { year: 2027 })).publishedBy, '罗静')
})

test('a correction supersedes a year and leaves the earlier version on record', async () => {
  const corrected = { ...year2027, holidays: [year2027.holidays[0]!], documentNo: '测试通知〔2026〕2号' }
  const { version, calendarVersion } = await world.perform(publishYear, manager, corrected)
  assert.deepEqual([version, calendarVersion], [2, '2027.3'])
  const year = await world.show(calendarYear, stranger, { year: 2027 })
  assert.deepEqual([year.version, year.documentNo], [2, '测试通知〔2026〕2号'])
  assert.equal(await world.inside(async (ctx) => (await loadCalendar(ctx)).isWorkingDay('2027-01-04')), true)
})

test('a year cannot be published past a gap, nor with days that contradict each other', async () => {
  const far = { ...year2027, year: 2030, holidays: [{ date: '2030-01-01', name: '元旦' }], workdays: [] }
  await assert.rejects(world.perform(publishYear, manager, far), { code: 'calendar.year-not-next' })
  const twice = { ...year2027, workdays: ['2027-01-01'] }
  await assert.rejects(world.perform(publishYear, manager, twice), { code: 'calendar.days-contradict' })
})

test('nobody without the permission publishes a year', async () => {
  await assert.rejects(world.perform(publishYear, stranger, year2027), { code: 'kernel.sign-in-needed' })
  const clerk: Actor = { ...manager, grants: new Map() }
  await assert.rejects(world.perform(publishYear, clerk, year2027), { code: 'kernel.not-permitted' })
})

test('a year nobody has published is not found', async () => {
  await assert.rejects(world.show(calendarYear, stranger, { year: 2031 }), { code: 'calendar.year-not-published' })
})
