import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { runJob } from '#kernel/job.ts'
import { givenCitizen } from '#modules/identity/testing.ts'
import { messagesOf } from '#modules/notices/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { remindRenewal } from './actions/remind-renewal.ts'
import { remindRenewals } from './jobs.ts'
import { givenLicence, holderOf } from './testing.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

test('a holder is reminded once, in the month before a renewal comes too late, with the day and the article', async () => {
  world.moveTo('2026-03-02')
  const { actor } = await givenCitizen(world)
  const holder = holderOf(actor)
  await givenLicence(world, { holder, validTo: '2026-12-31' })
  await givenLicence(world, { holder, validTo: '2028-12-31' })
  const reminders = async () =>
    (await messagesOf(world, actor)).filter(({ title }: { title: string }) => title.endsWith('快到期了'))
  world.moveTo('2026-10-31')
  await runJob(world.app, remindRenewals)
  assert.equal((await reminders()).length, 0, 'sixty-one days before is too early')
  world.moveTo('2026-11-01')
  await Promise.all([runJob(world.app, remindRenewals), runJob(world.app, remindRenewals)])
  world.moveTo('2026-11-20')
  await runJob(world.app, remindRenewals)
  const [told, ...more] = await reminders()
  assert.equal(more.length, 0)
  assert.match(told!.body, /2026年12月31日.*2026年12月1日前.*第五十条/)
})

test('within the last thirty days nobody is reminded of what is too late, and only the system reminds', async () => {
  world.moveTo('2026-03-02')
  const { actor } = await givenCitizen(world)
  const { id } = await givenLicence(world, { holder: holderOf(actor), validTo: '2026-12-31' })
  world.moveTo('2026-12-02')
  await runJob(world.app, remindRenewals)
  assert.equal((await messagesOf(world, actor)).filter(({ title }) => title.endsWith('快到期了')).length, 0)
  await assert.rejects(world.perform(remindRenewal, actor, { id }), { code: 'kernel.not-permitted' })
})
