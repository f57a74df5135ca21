/** A fact asked of another body: answered, refused, slow, silent; each question written down, each answer used while it is fresh. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '#kernel/id.ts'
import { type GivenCitizen as Citizen, givenCitizen } from '#modules/identity/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { sql } from 'kysely'
import { systemActor } from '#kernel/actor.ts'
import { askSource } from './channel/fact-source.ts'
import { askFact } from './index.ts'
import { sweepValues } from './jobs.ts'
import { startFactSources } from './stand-in/fact-sources.ts'
import { exportFactQuestions } from './actions/export-fact-questions.ts'
import { type FactSources, factQuestions, givenFactSources, myFactQuestions } from './testing.ts'

let world: World
let sources: FactSources
before(async () => {
  world = await openWorld()
  sources = await givenFactSources(world)
})
after(async () => {
  await sources.close()
  await world.close()
})

const months = { values: { insured: true, months: 36 } }
let cases = 0
function givenNeed(citizen: Citizen, number = `TEST-FACT-${++cases}`) {
  const about = {
    module: 'test',
    id: newId(world.clock.now()),
    number,
    regionCode: '990102000000',
    organName: '示范局',
  }
  const of = { kind: 'person' as const, id: citizen.personId }
  return { about, ask: (fact = 'socialInsurance') => world.inside((ctx) => askFact(ctx, { fact, of, about })) }
}
const mine = async ({ actor }: Citizen) => (await world.show(myFactQuestions, actor, {})).rows

test('a fact is asked once the act is over, answered, and then known without asking anew', async () => {
  sources.answer('socialInsurance', months)
  const citizen = await givenCitizen(world)
  const { about, ask } = givenNeed(citizen)
  assert.deepEqual(await ask(), { state: 'asked' })
  assert.deepEqual(await ask(), { state: 'asked' })
  const askedSoFar = sources.asked.length
  await world.deliverNews()
  assert.equal(sources.asked.length, askedSoFar + 1)
  const sent = sources.asked.at(-1)!
  assert.deepEqual(
    [sent.about, sent.organ, sent.subject.identifier, sent.fields],
    [about.number, '示范局', citizen.idNumber, ['insured', 'months']],
  )
  assert.match(sent.purpose + sent.basis, /不再要求提交参保证明.*第七条/)
  assert.deepEqual(await ask(), { state: 'known', values: months.values })
  assert.equal((await mine(citizen)).length, 1)

  const other = givenNeed(citizen)
  assert.deepEqual(await other.ask(), { state: 'known', values: months.values })
  assert.equal(sources.asked.length, askedSoFar + 1)
  const [again, first] = await mine(citizen)
  assert.deepEqual(
    [again?.about, again?.again, first?.about, first?.again],
    [other.about.number, true, about.number, false],
  )
  assert.match(again!.title + again!.purpose, /参保/)
})

test('an answer that is no longer fresh is asked for again', async () => {
  sources.answer('socialInsurance', months)
  const citizen = await givenCitizen(world)
  await givenNeed(citizen).ask()
  await world.deliverNews()
  world.moveTo('2026-03-04')
  const later = givenNeed(citizen)
  assert.deepEqual(await later.ask(), { state: 'asked' })
  world.moveTo('2026-03-02')
})

test('a body that refuses is not asked again at once, and its reason is written down', async () => {
  sources.answer('marriage', { refuse: { code: 'E-SCOPE', reason: '没有授权查询这项信息' } })
  const citizen = await givenCitizen(world)
  const { ask } = givenNeed(citizen)
  await ask('marriage')
  await world.deliverNews()
  assert.deepEqual(await ask('marriage'), { state: 'refused' })
  const [line] = await mine(citizen)
  assert.deepEqual([line?.state, line?.why], ['refused', '没有授权查询这项信息（E-SCOPE）'])
})

test('a body that fails is asked again, and after three times its silence is written down', async () => {
  sources.answer('realEstate', { status: 503 })
  const citizen = await givenCitizen(world)
  const { ask } = givenNeed(citizen)
  await ask('realEstate')
  for (const minute of ['01', '02', '03', '04']) {
    world.clock.moveTo(new Date(`2026-03-02T01:${minute}:00Z`))
    await world.deliverNews()
  }
  assert.deepEqual(await ask('realEstate'), { state: 'silent' })
  assert.match((await mine(citizen))[0]!.why!, /503/)
  world.moveTo('2026-03-02')
})

test('a slow answer is waited for no longer than patience lasts, a silent body not at all', async () => {
  const asked = {
    question: newId(world.clock.now()),
    fact: 'marriage',
    fields: ['status'],
    purpose: '核对婚姻登记情况',
    basis: '示范条例第一条',
    about: 'TEST',
    organ: '示范局',
    subject: { kind: 'person', name: '王静雯', identifier: '11010519491231002X' },
  } as const
  const slow = await startFactSources({ marriage: { values: { status: '已婚' } } })
  slow.slowDown(400)
  await assert.rejects(askSource(slow.url, asked, world.clock.now(), 100), /连不上数据共享平台/)
  const { outcome } = await askSource(slow.url, asked, world.clock.now(), 5000)
  assert.equal(outcome, 'answered')
  slow.slowDown(0)
  slow.answer('marriage', 'silent')
  await assert.rejects(askSource(slow.url, asked, world.clock.now(), 100), (error: Error) => {
    assert.ok(!/王静雯|11010519491231002X/.test(error.message))
    return true
  })
  await assert.rejects(
    askSource(slow.url.replace(':stand-in@', ':wrong@'), asked, world.clock.now(), 5000),
    /不认可签名/,
  )
  await slow.close()
})

test('an answer with something nobody asked for, or of the wrong kind, is not used', async () => {
  const citizen = await givenCitizen(world)
  for (const values of [{ homes: 'one' }, { homes: 1, owner: '王静雯' }, {}]) {
    sources.answer('realEstate', { values: values as never })
    const { ask } = givenNeed(citizen)
    await ask('realEstate')
    await world.deliverNews()
    assert.deepEqual(await ask('realEstate'), { state: 'refused' })
  }
})

test('a fact of enterprises is not asked of a person, one outside the directory never', async () => {
  const { ask } = givenNeed(await givenCitizen(world))
  assert.deepEqual(await ask('registration'), { state: 'not-theirs' })
  await assert.rejects(ask('bankAccount'), /the directory has no fact/)
})

test('with nobody to ask a fact is simply not known', async () => {
  const { factsUrl } = world.app.config
  Object.assign(world.app.config, { factsUrl: undefined })
  assert.deepEqual(await givenNeed(await givenCitizen(world)).ask(), { state: 'off' })
  Object.assign(world.app.config, { factsUrl })
})

test('the record of questions shows a person their own and nobody else theirs', async () => {
  const [one, other] = [await givenCitizen(world), await givenCitizen(world)]
  await givenNeed(one).ask()
  assert.equal((await mine(one)).length, 1)
  assert.equal((await mine(other)).length, 0)
  await assert.rejects(world.show(factQuestions, one.actor, {}), { code: 'kernel.not-permitted' })
  await assert.rejects(world.perform(exportFactQuestions, one.actor, {}), { code: 'kernel.not-permitted' })
  const { exportId } = await world.perform(exportFactQuestions, systemActor('test'), { format: 'csv' })
  await world.deliverNews()
  const { rows } = await world.inside((ctx) =>
    sql<{ status: string; same: boolean }>`
      select status, rows_written = (select count(*) from exchange.fact_question) and rows_written > 0 as same
      from exports.export_job where id = ${exportId}`.execute(ctx.db),
  )
  assert.deepEqual(rows, [{ status: 'ready', same: true }])
})

test('sealed answers are deleted after their months; that they were asked for stays', async () => {
  sources.answer('socialInsurance', months)
  const citizen = await givenCitizen(world)
  await givenNeed(citizen).ask()
  await world.deliverNews()
  const kept = async () =>
    (
      await world.inside((ctx) =>
        sql`select 1 from exchange.fact_answer where subject_id = ${citizen.personId}`.execute(ctx.db),
      )
    ).rows.length
  world.moveTo('2029-03-01')
  await world.runJob(sweepValues)
  assert.equal(await kept(), 1)
  world.moveTo('2029-03-03')
  await world.runJob(sweepValues)
  assert.equal(await kept(), 0)
  const [line] = await mine(citizen)
  assert.deepEqual([line?.state, line?.about], ['answered', `TEST-FACT-${cases}`])
  world.moveTo('2026-03-02')
})
