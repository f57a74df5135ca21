import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { stranger, systemActor } from '#kernel/actor.ts'
import { givenCitizen } from '#modules/identity/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { revokeLicence } from './actions/revoke-licence.ts'
import { suspendLicence } from './actions/suspend-licence.ts'
import { codeUnknown } from './contract.ts'
import { type GivenLicence, givenLicence, heardOn, holderOf } from './testing.ts'
import { licencePdf } from './views/licence-pdf.ts'
import { myLicence } from './views/my-licence.ts'
import { verifyLicence } from './views/verify-licence.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const chief = systemActor('test')
const grounds = { reason: '抽检不合格且拒不改正', basis: '《行政处罚法》第九条第三项' }

async function printed(wish: Parameters<typeof givenLicence>[1] = {}) {
  const { actor } = await givenCitizen(world, { name: '林晓雨' })
  const licence: GivenLicence = await givenLicence(world, { ...wish, holder: holderOf(actor) })
  const { verifyCode: code } = await world.show(myLicence, actor, { id: licence.id })
  const { content } = await world.show(licencePdf, actor, { id: licence.id })
  return { ...licence, actor, code, content }
}

async function verdictOn(content: Uint8Array) {
  const http = await world.http()
  const response = await http.inject({
    method: 'POST',
    url: '/api/verify/file',
    headers: { 'content-type': 'application/octet-stream' },
    payload: Buffer.from(content),
  })
  return response.json<{ reason: string; issued?: { number: string; kind: string } }>()
}

test('the uploaded licence is genuine, and one changed byte is told apart', async () => {
  const { content, number } = await printed()
  assert.deepEqual((await verdictOn(content)).issued?.number, number)
  const altered = Buffer.from(content)
  altered[altered.length - 3000]! ^= 1
  const verdict = await verdictOn(altered)
  assert.deepEqual([verdict.reason, verdict.issued], ['content-altered', undefined])
})

test('the printed code answers with where the licence stands today', async () => {
  const { id, code, number } = await printed({ validTo: '2026-03-10' })
  const look = () => world.show(verifyLicence, stranger, { code })
  const fresh = await look()
  assert.deepEqual([fresh.number, fresh.holder, fresh.statusTitle, fresh.change], [number, '林*雨', '有效', undefined])

  await heardOn(world, chief, id, 'suspend')
  await world.perform(suspendLicence, chief, { id, ...grounds })
  const suspended = await look()
  assert.deepEqual(
    [suspended.status, suspended.change?.title, suspended.change?.reason],
    ['suspended', '暂扣', grounds.reason],
  )

  world.moveTo('2026-03-11')
  assert.equal((await look()).status, 'expired')
  world.moveTo('2026-03-02')
})

test('genuine paper of a revoked licence says that it is revoked, by code and by file', async () => {
  const { id, code, content } = await printed()
  assert.equal((await verdictOn(content)).reason, 'genuine')
  await heardOn(world, chief, id, 'revoke')
  await world.perform(revokeLicence, chief, { id, ...grounds })
  const seen = await world.show(verifyLicence, stranger, { code })
  assert.deepEqual(
    [seen.status, seen.statusTitle, seen.change?.basis],
    ['revoked', '已吊销', '《行政处罚法》第九条第三项；《示范条例》第十条'],
  )
  assert.equal((await verdictOn(content)).reason, 'void')
})

test('the old page of a licence issued anew names the version that took its place', async () => {
  const { id, organId, holder, code } = await printed()
  await givenLicence(world, { organId, holder, supersedes: id })
  const seen = await world.show(verifyLicence, stranger, { code })
  assert.deepEqual([seen.statusTitle, seen.newVersion], ['已换发新证', 2])
})

test('an unknown code and a code of the wrong shape are refused', async () => {
  await assert.rejects(world.show(verifyLicence, stranger, { code: 'ABCDEFGHJKMN' }), { code: codeUnknown.code })
  await assert.rejects(world.show(verifyLicence, stranger, { code: 'short' }), { code: 'kernel.invalid-input' })
})
