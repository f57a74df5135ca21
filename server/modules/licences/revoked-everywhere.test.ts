import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fc } from '#server/properties.ts'
import type { Act } from '#kernel/action.ts'
import { type Actor, stranger, systemActor } from '#kernel/actor.ts'
import {
  givenCitizen,
  givenEnterprise,
  givenOrgan,
  givenStaff,
  givenVerified,
  signedIn,
} from '#modules/identity/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { authoriseUse } from './actions/authorise-use.ts'
import { cancelLicence } from './actions/cancel-licence.ts'
import { checkShowCode } from './actions/check-show-code.ts'
import { redeemAuthorisation } from './actions/redeem-authorisation.ts'
import { resumeLicence } from './actions/resume-licence.ts'
import { revokeLicence } from './actions/revoke-licence.ts'
import { showLicence } from './actions/show-licence.ts'
import { suspendLicence } from './actions/suspend-licence.ts'
import { withdrawLicence } from './actions/withdraw-licence.ts'
import { findLicences, openLicences } from './index.ts'
import { standingOn } from './rules/licence-status.ts'
import { givenLicence, heardOn, holderOf } from './testing.ts'
import { myLicence } from './views/my-licence.ts'
import { verifyLicence } from './views/verify-licence.ts'

let world: World
let clerk: Actor
let organId: string
before(async () => {
  world = await openWorld()
  organId = (await givenOrgan(world)).id
  clerk = (await givenStaff(world, { roles: ['window-clerk'], organId })).actor
})
after(() => world.close())

const acts = {
  suspend: suspendLicence as Act,
  resume: resumeLicence as Act,
  revoke: revokeLicence as Act,
  withdraw: withdrawLicence as Act,
  cancel: cancelLicence as Act,
}
type Name = keyof typeof acts
const grounds = { reason: '抽检不合格且拒不改正', basis: '《行政处罚法》第九条第三项', ground: 'undone' }
const chief = systemActor('test')

/** With its holder heard first, where that is asked for. */
async function attempt(name: Name, id: string): Promise<void> {
  if (name === 'suspend' || name === 'withdraw' || name === 'revoke') await heardOn(world, chief, id, name)
  await world.perform(acts[name], chief, { id, ...grounds })
}

/** Every door a licence opens, tried at this moment: whether it opens. */
async function doors(actor: Actor, id: string, printed: string, shown: string, authorised: string) {
  const holder = holderOf(actor)
  const opens = (tried: Promise<unknown>) => tried.then(() => true).catch(() => false)
  return {
    verified: (await world.show(verifyLicence, stranger, { code: printed })).status === 'valid',
    shownBefore: (await world.perform(checkShowCode, stranger, { code: shown })).status === 'valid',
    shown: await opens(world.perform(showLicence, actor, { id })),
    found: (await world.inside((ctx) => findLicences(ctx, holder))).some((one) => one.id === id),
    opened: (await world.inside((ctx) => openLicences(ctx, holder, ['food-business']))).some((one) => one.id === id),
    authorised: await opens(
      world.perform(authoriseUse, actor, { id, organId, purpose: '办理备案', until: '2026-03-30' }),
    ),
    redeemed: await opens(world.perform(redeemAuthorisation, clerk, { code: authorised })),
  }
}

test('whatever happened to a licence, it opens every door while it is in force and none once it is not, at once', async () => {
  const course = fc.array(fc.constantFrom(...(Object.keys(acts) as Name[])), { maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(course, async (names) => {
      const { actor } = await givenCitizen(world)
      const { id } = await givenLicence(world, { holder: holderOf(actor), organId })
      const { verifyCode } = await world.show(myLicence, actor, { id })
      const { code: shown } = await world.perform(showLicence, actor, { id })
      const wish = { id, organId, purpose: '办理备案', until: '2026-03-30' }
      const { code: authorised } = await world.perform(authoriseUse, actor, wish)
      for (const name of names) await attempt(name, id).catch(() => undefined)
      const { status } = await world.show(myLicence, actor, { id })
      const inForce = standingOn({ status: status as 'valid', validFrom: '2026-03-02' }, '2026-03-02') === 'valid'
      const open = await doors(actor, id, verifyCode, shown, authorised)
      for (const [door, isOpen] of Object.entries(open)) assert.equal(isOpen, inForce, `${door} after ${names.join()}`)
    }),
    { numRuns: 12 },
  )
})

test('a mandate revoked ends every door to the enterprise’s licences within a second', async () => {
  const legal = await givenVerified(world, { name: '吴立夏' })
  const firm = await givenEnterprise(world, { agent: legal })
  const agent = await givenVerified(world, { name: '何平' })
  const { id } = await givenLicence(world, { holder: holderOf(firm.actor), organId })
  const [boss, browser] = [await signedIn(world, legal), await signedIn(world, agent)]
  await boss.send('POST', '/api/session/mandate', { mandateId: firm.mandateId })
  const given = await boss.send('POST', `/api/enterprises/${firm.id}/mandates`, {
    agent: { name: '何平', idNumber: agent.idNumber },
  })
  await browser.send('POST', '/api/session/mandate', { mandateId: given.body['id'] })
  const addresses = ['/api/my/licences', `/api/my/licences/${id}`, `/api/my/licences/${id}/uses`]
  for (const address of addresses) assert.equal((await browser.get(address)).status, 200, address)
  assert.equal((await boss.send('POST', `/api/mandates/${String(given.body['id'])}/revoke`)).status, 200)
  world.clock.advance(1_000)
  for (const address of addresses) assert.ok((await browser.get(address)).status >= 400, address)
  const wish = { organId, purpose: '办理备案', until: '2026-03-30' }
  for (const path of ['show-code', 'authorisations']) {
    assert.ok((await boss.send('POST', `/api/my/licences/${id}/${path}`, wish)).status < 300, path)
    assert.ok((await browser.send('POST', `/api/my/licences/${id}/${path}`, wish)).status >= 400, path)
  }
})
