/** What an operator does with rows: sees why one was not taken, mends it, sends again, compares a day. */
import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { inflateRawSync } from 'node:zlib'
import { fc } from '#server/properties.ts'
import { sql } from 'kysely'
import { type Actor, stranger, systemActor } from '#kernel/actor.ts'
import { createLog } from '#kernel/log.ts'
import { givenStaff } from '#modules/identity/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { assertFileIsList } from '#server/file-of-list.ts'
import { openWorld, type World } from '#server/testing.ts'
import { checkDay } from './actions/check-day.ts'
import { exportRows } from './actions/export-rows.ts'
import { mendRow } from './actions/mend-row.ts'
import { resendDay } from './actions/resend-day.ts'
import { resendRows } from './actions/resend-rows.ts'
import { sendNow } from './actions/send-now.ts'
import { compareDays, sendMissing, sendRows } from './jobs.ts'
import { givenPlatform, offeredCase, toldRows, type UpperPlatform } from './testing.ts'
import { dayChecks } from './views/day-checks.ts'
import { dayFindings } from './views/day-findings.ts'
import { exchangeRow } from './views/exchange-row.ts'
import { exchangeRows } from './views/exchange-rows.ts'
import { exchangeState } from './views/exchange-state.ts'
import { exchangeTotals } from './views/exchange-totals.ts'
import { openedRow } from './views/opened-row.ts'

const TODAY = '2026-03-02'
let world: World
let platform: UpperPlatform
let manager: Actor
beforeEach(async () => {
  world = await openWorld()
  platform = await givenPlatform(world)
  const organ = await givenOrgan(world, { regionCode: '990102000000' })
  manager = (await givenStaff(world, { roles: ['centre-manager'], organId: organ.id })).actor
})
afterEach(async () => {
  await platform.close()
  await world.close()
})

const firstRow = async (caseId: string) => (await toldRows(world, caseId))[0]!
const reason = '已与主管部门核对编码'

test('a row that cannot be valid says why in Chinese, is mended by hand, and arrives', async () => {
  const file = await offeredCase(world, { uscc: '没有代码' })
  assert.deepEqual(await world.perform(sendNow, manager, {}), {
    sent: 0,
    accepted: 0,
    refused: 0,
    later: 0,
  })
  const { guid } = await firstRow(file.id)
  const page = await world.show(exchangeRow, manager, { guid })
  assert.equal(page.why, '受理部门编码：应是 18 位统一社会信用代码')
  assert.deepEqual(page.can, ['resend', 'mend', 'open'])
  await assert.rejects(world.perform(mendRow, manager, { guid, values: { org_code: '123' }, reason }), {
    code: 'exchange.still-faulty',
    facts: { fields: [{ field: 'values.org_code', message: '受理部门编码：应是 18 位统一社会信用代码' }] },
  })
  await world.perform(mendRow, manager, { guid, values: { org_code: '11440300MB2D072246' }, reason })
  assert.equal((await world.perform(sendNow, manager, {})).accepted, 3)
  // Derived anew it keeps what was set by hand.
  await offeredCase(world, file)
  const told = await firstRow(file.id)
  assert.deepEqual([told.state, told.values['org_code']], ['accepted', '11440300MB2D072246'])
  await assert.rejects(world.perform(mendRow, manager, { guid, values: {}, reason }), { code: 'exchange.not-mendable' })
})

test('neither the applicant nor the case nor a time can be set by hand', async () => {
  const file = await offeredCase(world, { uscc: '没有代码' })
  const { guid } = await firstRow(file.id)
  const values = {
    org_code: '11440300MB2D072246',
    applyer_name: '李四',
    project_no: 'X',
    accept_date: '2020-01-01 00:00:00',
  }
  await world.perform(mendRow, manager, { guid, values, reason })
  const told = (await firstRow(file.id)).values
  assert.deepEqual(
    [told['applyer_name'], told['project_no'], told['accept_date'], told['org_code']],
    ['王静雯', file.number, '2026-03-02 09:00:00', values.org_code],
  )
})

test('rows outside one’s region do not exist for one, and every act on them is refused', async () => {
  const far = await offeredCase(world, { regionCode: '990123000000', uscc: '没有代码' })
  const { guid } = await firstRow(far.id)
  assert.deepEqual((await world.show(exchangeRows, manager, {})).rows, [])
  await assert.rejects(world.show(exchangeRow, manager, { guid }), { code: 'kernel.not-found' })
  await assert.rejects(world.show(openedRow, manager, { guid }), { code: 'kernel.not-found' })
  const values = { org_code: '11440300MB2D072246' }
  await assert.rejects(world.perform(mendRow, manager, { guid, values, reason }), { code: 'kernel.not-yours' })
  await assert.rejects(world.perform(resendRows, manager, { guids: [guid] }), { code: 'exchange.nothing-to-send' })
  const approver = (await givenStaff(world, { roles: ['approver'], organId: manager.post!.organId })).actor
  for (const act of [
    () => world.perform(sendNow, approver, {}),
    () => world.perform(checkDay, approver, { day: TODAY }),
    () => world.perform(resendDay, approver, { day: TODAY }),
    () => world.show(exchangeRows, approver, {}),
  ])
    await assert.rejects(act(), { code: 'kernel.not-permitted' })
  await assert.rejects(world.show(exchangeState, stranger, {}), { code: 'kernel.sign-in-needed' })
})

test('the list, the totals and the page show a row exactly when its region is covered', async () => {
  const regions = ['990102000000', '990102003000', '990123000000', '990100000000']
  const files = await Promise.all(regions.map((regionCode) => offeredCase(world, { regionCode })))
  await fc.assert(
    fc.asyncProperty(fc.subarray(['9901', '990102', '990123', '99010200']), async (prefixes) => {
      const who = { ...manager, grants: new Map([['exchange.see', { regions: prefixes }]]) }
      const seen = new Set((await world.show(exchangeRows, who, { limit: 100 })).rows.map((row) => row.subjectId))
      const covered = files.filter((file) => prefixes.some((prefix) => file.regionCode.startsWith(prefix)))
      assert.deepEqual(seen, new Set(covered.map((file) => file.id)))
      const totals = (await world.show(exchangeTotals, who, {})).rows
      assert.equal(
        totals.reduce((sum, row) => sum + row.count, 0),
        covered.length * 3,
      )
      for (const file of files) {
        const opened = world.show(exchangeRow, who, { guid: (await firstRow(file.id)).guid })
        if (covered.includes(file)) assert.equal((await opened).subjectId, file.id)
        else await assert.rejects(opened, { code: 'kernel.not-found' })
      }
    }),
    { numRuns: 8 },
  )
})

test('the list becomes a file, portion by portion: the rows of one’s region as the list shows them, and no later ones', async () => {
  const near = await offeredCase(world, { regionCode: manager.post!.regionCode })
  await offeredCase(world, { regionCode: '990123000000' })
  const { rows } = await world.show(exchangeRows, manager, { limit: 100 })
  const { exportId } = await world.perform(exportRows, manager, { format: 'csv' })
  await offeredCase(world, { regionCode: manager.post!.regionCode, number: 'LATER-000001' })
  await world.deliverNews()
  const text = await world.inside(async (ctx) => {
    const jobs = await sql<{ done: boolean }>`
      select status = 'ready' and rows_written = ${rows.length} and rows_total = ${rows.length} as done
      from exports.export_job where id = ${exportId}`.execute(ctx.db)
    assert.deepEqual(jobs.rows, [{ done: true }])
    const parts = await sql<{ content: Buffer }>`
      select content from exports.part where export_id = ${exportId} order by no`.execute(ctx.db)
    return Buffer.concat(parts.rows.map(({ content }) => inflateRawSync(content))).toString()
  })
  assert.ok(text.includes(near.number) && !text.includes('LATER-000001') && !text.includes(near.words))
  const approver = (await givenStaff(world, { roles: ['approver'], organId: manager.post!.organId })).actor
  await assert.rejects(world.perform(exportRows, approver, {}), { code: 'kernel.not-permitted' })
})

test('a row is shown masked; opening it is logged with whose data and which columns', async () => {
  const file = await offeredCase(world)
  const { guid } = await firstRow(file.id)
  const page = JSON.stringify(await world.show(exchangeRow, manager, { guid }))
  for (const personal of ['王静雯', '11010519491231002X', '19900001234']) assert.ok(!page.includes(personal))
  const opened = await world.show(openedRow, manager, { guid })
  assert.equal(opened.values.find((one) => one.column === 'applyer_name')?.value, '王静雯')
  const { rows } = await sql<{ facts: { fields: string[] } }>`
    select facts from kernel.audit where act = 'exchange.opened-row' and outcome = 'looked' and subject = ${guid}`.execute(
    world.app.db,
  )
  assert.ok(rows[0]!.facts.fields.includes('applyer_page_code'))
})

test('nothing personal stands in the clear in the tables, in the log or in the audit trail', async () => {
  const words: string[] = []
  const log = createLog('trace', false)
  Object.assign(world.app, {
    log: new Proxy(log, {
      get: (target, name) =>
        typeof name === 'string' && ['trace', 'debug', 'info', 'warn', 'error'].includes(name)
          ? (...said: unknown[]) =>
              void words.push(JSON.stringify(said, Object.getOwnPropertyNames(said[0] ?? {})), String(said))
          : Reflect.get(target, name),
    }),
  })
  await offeredCase(world)
  platform.failNext(1, 'cut')
  await world.runJob(sendRows)
  world.clock.advance(60_000)
  await world.runJob(sendRows)
  await world.perform(checkDay, manager, { day: TODAY })
  await world.deliverNews()
  const { rows } = await sql<{ text: string }>`
    select t::text as text from exchange.row t union all select t::text from exchange.subject t
    union all select t::text from exchange.receipt t union all select t::text from exchange.batch t
    union all select t::text from kernel.audit t where act like 'exchange.%'`.execute(world.app.db)
  const everything = [...words, ...rows.map((row) => row.text)].join('\n')
  assert.ok(rows.length > 5)
  for (const personal of ['王静雯', '11010519491231002X', '19900001234']) assert.ok(!everything.includes(personal))
})

test('a day on which both have the same is equal; what the platform has lost is found, sent again, and equal then', async () => {
  const file = await offeredCase(world)
  await offeredCase(world)
  await world.runJob(sendRows)
  const lost = await firstRow(file.id)
  const compare = async () => {
    await world.perform(checkDay, manager, { day: TODAY })
    await world.deliverNews()
    return (await world.show(dayChecks, manager, {})).rows[0]!
  }
  const before = await compare()
  assert.deepEqual([before.outcome, before.ours, before.theirs], ['equal', 6, 6])
  platform.memory.lose(lost.guid)
  const differs = await compare()
  assert.deepEqual([differs.outcome, differs.missing, differs.different, differs.surplus], ['differs', 1, 0, 0])
  const found = (await world.show(dayFindings, manager, { day: TODAY })).rows
  assert.ok(await assertFileIsList(world, dayFindings, manager, { day: TODAY }))
  assert.deepEqual(
    found.map((one) => [one.guid, one.kind, one.row?.number]),
    [[lost.guid, 'missing', file.number]],
  )
  assert.deepEqual(await world.perform(resendDay, manager, { day: TODAY }), { count: 1 })
  await world.runJob(sendRows)
  assert.equal((await compare()).outcome, 'equal')
  await assert.rejects(world.perform(resendDay, manager, { day: TODAY }), { code: 'exchange.nothing-to-send' })
  await assert.rejects(world.perform(checkDay, manager, { day: '2026-03-03' }), { code: 'exchange.day-not-over' })
})

test('what is still on its way is not held against the platform, and a platform that is silent is written down', async () => {
  await offeredCase(world)
  await world.perform(checkDay, manager, { day: TODAY })
  await world.deliverNews()
  const [waiting] = (await world.show(dayChecks, manager, {})).rows
  assert.deepEqual([waiting!.outcome, waiting!.ours, waiting!.onTheWay], ['equal', 0, 3])
  await platform.close()
  await world.perform(checkDay, manager, { day: TODAY })
  await world.deliverNews()
  const [failed] = (await world.show(dayChecks, manager, {})).rows
  assert.equal(failed!.outcome, 'failed')
  assert.match(failed!.error!, /^连不上上级平台/)
})

test('each night the last days are compared, and what is missing goes again by itself', async () => {
  const file = await offeredCase(world)
  await world.runJob(sendRows)
  platform.memory.lose((await firstRow(file.id)).guid)
  world.moveTo('2026-03-03', 5)
  await world.runJob(compareDays)
  await world.deliverNews()
  await world.runJob(sendMissing)
  await world.runJob(sendRows)
  assert.equal(platform.memory.kept.size, 3)
  await world.runJob(compareDays)
  await world.deliverNews()
  assert.equal((await world.show(dayChecks, manager, {})).rows[0]!.outcome, 'equal')
  assert.ok(await assertFileIsList(world, dayChecks, manager, {}))
})

test('without an address nothing is kept for a platform, the page says so, and every act is refused', async () => {
  Object.assign(world.app.config, { exchangeUrl: undefined })
  const file = await offeredCase(world)
  assert.deepEqual(await toldRows(world, file.id), [])
  const state = await world.show(exchangeState, manager, {})
  assert.deepEqual([state.on, state.host, state.can], [false, undefined, ['open']])
  const off = { code: 'exchange.off' }
  await assert.rejects(world.perform(sendNow, manager, {}), off)
  await assert.rejects(world.perform(checkDay, manager, { day: TODAY }), off)
  await assert.rejects(world.perform(resendDay, manager, { day: TODAY }), off)
  await assert.rejects(world.perform(resendRows, manager, { state: 'dead' }), off)
  await world.runJob(sendRows)
  await world.runJob(compareDays)
})

test('a wrong key is told as what it is, and the rows wait', async () => {
  await offeredCase(world)
  Object.assign(world.app.config, { exchangeUrl: platform.url.replace('stand-in@', 'another@') })
  const sent = await world.perform(sendNow, systemActor('test'), {})
  assert.equal(sent.error, '上级平台不认可签名，请核对应用号和密钥')
  assert.equal(platform.memory.kept.size, 0)
  const state = await world.show(exchangeState, manager, {})
  assert.equal(state.lastBatch?.error, sent.error)
})
