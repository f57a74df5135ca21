import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { openWorld, type World } from '#server/testing.ts'
import { scanAgain } from '../actions/scan-again.ts'
import { uploadFile } from '../actions/upload-file.ts'
import * as contract from '../contract.ts'
import { readFile } from '../files.ts'
import { scanWaiting } from '../jobs.ts'
import { type StandInClamd, startClamd, testVirus } from '../stand-ins/clamd.ts'
import { someone, whitePicture } from '../testing.ts'
import { fileContent } from '../views/file-content.ts'

const zhang = someone('张晓岚', '019a9f00-0000-7000-8000-0000000000c1')
const infected = Buffer.concat([whitePicture, Buffer.from(testVirus)])

let world: World
let clamd: StandInClamd
before(async () => {
  clamd = await startClamd()
  world = await openWorld()
})
after(() => Promise.all([world.close(), clamd.close()]))
beforeEach(() => {
  Object.assign(world.app.config, { clamdUrl: clamd.url, keepUnscanned: false })
  clamd.hangUp(false)
})

const handIn = (content: Uint8Array) => world.perform(uploadFile, zhang, { name: 'a.png', content })

test('what the scanner finds nothing in comes in; an infected file is refused with words and stands in the audit trail', async () => {
  const earlier = clamd.scanned()
  const { id } = await handIn(whitePicture)
  assert.equal(clamd.scanned(), earlier + 1)
  assert.equal((await world.show(fileContent, zhang, { id })).content.byteLength, whitePicture.byteLength)
  await assert.rejects(handIn(infected), { code: contract.fileInfected.code, message: /查出了病毒，没有收下/ })
  const { rows } = await sql<{ outcome: string }>`
    select outcome from kernel.audit where facts ->> 'refusal' = ${contract.fileInfected.code}`.execute(world.app.db)
  assert.deepEqual(rows, [{ outcome: 'refused' }])
})

test('a large file goes to the scanner in portions and is looked through to its end', async () => {
  const large = Buffer.concat([whitePicture, Buffer.alloc(300_000), Buffer.from(testVirus)])
  await assert.rejects(handIn(large), { code: contract.fileInfected.code })
})

test('while the scanner is silent nothing comes in, and the sentence says to come back', async () => {
  clamd.hangUp(true)
  await assert.rejects(handIn(whitePicture), { code: contract.scannerSilent.code, message: /请过几分钟再传/ })
  Object.assign(world.app.config, { clamdUrl: 'tcp://127.0.0.1:9' })
  await assert.rejects(handIn(whitePicture), { code: contract.scannerSilent.code })
})

test('where it is set so, the file is kept, opens to nobody while it waits, and opens once it was looked through', async () => {
  Object.assign(world.app.config, { keepUnscanned: true })
  clamd.hangUp(true)
  const facts = await handIn(whitePicture)
  const bad = await handIn(infected)
  assert.equal(facts.closed, true)
  await assert.rejects(world.show(fileContent, zhang, { id: facts.id }), { code: contract.waitsForScan.code })
  await assert.rejects(
    world.inside((ctx) => readFile(ctx, facts.id)),
    { code: contract.waitsForScan.code },
  )
  await world.runJob(scanWaiting)
  await assert.rejects(world.show(fileContent, zhang, { id: facts.id }), { code: contract.waitsForScan.code })

  clamd.hangUp(false)
  await world.runJob(scanWaiting)
  assert.equal((await world.show(fileContent, zhang, { id: facts.id })).name, 'a.png')
  await assert.rejects(world.show(fileContent, zhang, { id: bad.id }), { code: contract.fileInfected.code })
  await assert.rejects(
    world.inside((ctx) => readFile(ctx, bad.id)),
    { code: contract.fileInfected.code },
  )
})

test('nobody but the sweep has a file looked through again', async () => {
  Object.assign(world.app.config, { keepUnscanned: true })
  clamd.hangUp(true)
  const { id } = await handIn(whitePicture)
  await assert.rejects(world.perform(scanAgain, zhang, { id }), { code: 'kernel.not-permitted' })
})
