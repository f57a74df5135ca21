import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { stranger, systemActor } from '#kernel/actor.ts'
import { openWorld, type World } from '#server/testing.ts'
import { findApplicant } from './actions/find-applicant.ts'
import { giveMandate } from './actions/give-mandate.ts'
import { openAccount } from './actions/open-account.ts'
import { register } from './actions/register.ts'
import { resetPassword } from './actions/reset-password.ts'
import { signIn } from './actions/sign-in.ts'
import { givenEnterprise, givenVerified, someIdNumber } from './testing.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

/** Every row of every table of this database, as text. */
async function wholeDatabase(): Promise<string> {
  const tables = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`.execute(world.app.db)
  const texts = await Promise.all(
    tables.rows.map(({ name }) =>
      sql<{ text: string | null }>`select string_agg(t::text, E'\n') as text from ${sql.raw(name)} t`.execute(
        world.app.db,
      ),
    ),
  )
  return texts.map(({ rows }) => rows[0]?.text ?? '').join('\n')
}

test('no password, ID number or phone number stands anywhere in the database in the clear', async () => {
  const boss = await givenVerified(world)
  const enterprise = await givenEnterprise(world, { agent: boss })
  const secret = {
    idNumber: someIdNumber(),
    phone: '19912345678',
    password: 'Never-Written-Down-1',
    agentId: someIdNumber(),
  }
  const details = {
    name: '王静雯',
    idNumber: secret.idNumber,
    phone: secret.phone,
    username: 'wangjingwen',
    password: secret.password,
  }
  const { accountId } = await world.perform(register, stranger, details, 'register-with-a-key')
  await world.perform(signIn, stranger, { username: 'wangjingwen', password: secret.password }, 'sign-in-with-a-key')
  // Typed into the wrong box, as happens.
  await assert.rejects(world.perform(signIn, stranger, { username: secret.password, password: secret.idNumber }))
  await assert.rejects(world.perform(register, stranger, { ...details, username: 'another' }))
  const agent = { name: '陈雨欣', idNumber: secret.agentId }
  await world.perform(giveMandate, boss.actor, { enterpriseId: enterprise.id, agent })
  const system = systemActor('test')
  const { applicant } = await world.perform(findApplicant, system, { identifier: secret.agentId })
  const account = { id: applicant!.id, ...agent, username: 'chenyuxin', initialPassword: `${secret.password}A` }
  await world.perform(openAccount, system, account)
  await world.perform(resetPassword, system, { id: accountId, newPassword: `${secret.password}B` })
  await world.deliverNews()
  const text = (await wholeDatabase()).toLowerCase()
  assert.ok(text.includes('wangjingwen'), 'the whole database was read')
  for (const [what, value] of Object.entries(secret)) assert.equal(text.includes(value.toLowerCase()), false, what)
})
