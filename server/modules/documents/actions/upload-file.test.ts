import assert from 'node:assert/strict'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { crc32 } from 'node:zlib'
import { sql } from 'kysely'
import { stranger } from '#kernel/actor.ts'
import { openWorld, type World } from '#server/testing.ts'
import * as contract from '../contract.ts'
import { markCheckedAgainstOriginal, ownsFiles } from '../files.ts'
import { letterPdf } from '../pdf/letter.ts'
import { photograph, pngOf, whitePicture, someone } from '../testing.ts'
import { fileContent } from '../views/file-content.ts'
import { uploadFile } from './upload-file.ts'

const zhang = someone('张晓岚', '019a9f00-0000-7000-8000-0000000000c1')
const li = someone('李大江', '019a9f00-0000-7000-8000-0000000000c2')

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const pdf = () =>
  letterPdf({ organName: '局', title: '书', number: '1', addressee: '甲', body: [], issuedOn: '2026-03-02' })

test('an uploaded file is known by its content and comes back byte for byte', async () => {
  const facts = await world.perform(uploadFile, zhang, { name: '门头照片.PDF', content: whitePicture })
  assert.deepEqual(
    [facts.mediaType, facts.name, facts.size, facts.trustLevel],
    ['image/png', '门头照片.png', whitePicture.length, 'C'],
  )
  const answer = await world.show(fileContent, zhang, { id: facts.id })
  assert.deepEqual([Buffer.from(answer.content), answer.mediaType], [Buffer.from(whitePicture), 'image/png'])
})

test('a photograph is kept without place and device where that is asked for, and still stands upright', async () => {
  const taken = photograph(800, 600)
  const keptOf = async (content: Uint8Array, without?: 'camera-data') => {
    const { id } = await world.perform(uploadFile, zhang, { name: 'a.jpg', content, without })
    return Buffer.from((await world.show(fileContent, zhang, { id })).content)
  }
  assert.deepEqual(await keptOf(taken), taken, 'a material stays as it was handed in')
  const turn = 'ffe100224578696600004d4d002a00000008000101120003000000010006000000000000'
  const picture = 'ffc0000b080258032001011100ffda0008010100003f0000ff00d2ffd9'
  const kept = await keptOf(taken, 'camera-data')
  assert.equal(kept.toString('hex'), `ffd8${turn}${picture}`, 'of EXIF only the turn is left')
  assert.deepEqual(await keptOf(kept, 'camera-data'), kept)

  const told = Buffer.from('0000000474455874474f4f4400000000', 'hex')
  told.writeUInt32BE(crc32(told.subarray(4, 12)), 12)
  const plain = Buffer.from(pngOf(240, 320))
  const withText = Buffer.concat([plain.subarray(0, 33), told, plain.subarray(33), Buffer.from('and more')])
  assert.deepEqual(await keptOf(withText, 'camera-data'), plain)
})

test('two people handing in the same bytes keep two files of one content', async () => {
  const first = await world.perform(uploadFile, zhang, { name: 'a.png', content: whitePicture })
  const second = await world.perform(uploadFile, li, { name: 'b.png', content: whitePicture })
  assert.notEqual(first.id, second.id)
  assert.equal(first.fingerprint, second.fingerprint)
})

test('what is neither PDF nor JPG nor PNG by content is refused whatever its name says', async () => {
  const refused = [
    Buffer.from('MZ\u0090\u0000 a program'),
    Buffer.from('<html><script>alert(1)</script></html>'),
    Buffer.from('GIF89a.........'),
  ]
  for (const content of refused) {
    await assert.rejects(world.perform(uploadFile, zhang, { name: '营业执照.pdf', content }), {
      code: contract.fileTypeNotAllowed.code,
    })
  }
})

test('an empty, a too large and an encrypted file each get their own word', async () => {
  await assert.rejects(world.perform(uploadFile, zhang, { name: 'a.pdf', content: new Uint8Array() }), {
    code: contract.fileEmpty.code,
  })
  const large = Buffer.concat([whitePicture, Buffer.alloc(contract.largestUpload)])
  await assert.rejects(world.perform(uploadFile, zhang, { name: 'a.png', content: large }), {
    code: contract.fileTooLarge.code,
  })
  const encrypted = Buffer.concat([await pdf(), Buffer.from('\ntrailer\n<< /Root 1 0 R /Encrypt 9 0 R >>\n%%EOF\n')])
  await assert.rejects(world.perform(uploadFile, zhang, { name: 'a.pdf', content: encrypted }), {
    code: contract.fileEncrypted.code,
  })
})

test('a stranger uploads nothing, and nobody sees the file of another', async () => {
  await assert.rejects(world.perform(uploadFile, stranger, { name: 'a.png', content: whitePicture }), {
    code: 'kernel.sign-in-needed',
  })
  const facts = await world.perform(uploadFile, zhang, { name: 'a.png', content: whitePicture })
  await assert.rejects(world.show(fileContent, li, { id: facts.id }), { code: contract.fileMissing.code })
  await assert.rejects(world.show(fileContent, stranger, { id: facts.id }), { code: 'kernel.sign-in-needed' })
  assert.equal(await world.inside((ctx) => ownsFiles(ctx, [facts.id]), zhang), true)
  assert.equal(await world.inside((ctx) => ownsFiles(ctx, [facts.id]), li), false)
})

test('what an agent hands in for an enterprise belongs to the enterprise, and the next agent sees it', async () => {
  const firm = {
    kind: 'enterprise',
    id: '019a9f00-0000-7000-8000-0000000000f1',
    name: '晨光食品',
    mandateId: 'm',
  } as const
  const facts = await world.perform(
    uploadFile,
    { ...zhang, onBehalfOf: firm },
    { name: 'a.png', content: whitePicture },
  )
  assert.equal((await world.show(fileContent, { ...li, onBehalfOf: firm }, { id: facts.id })).name, 'a.png')
  await assert.rejects(world.show(fileContent, li, { id: facts.id }), { code: contract.fileMissing.code })
})

test('a check against the original lifts C to B and records who checked', async () => {
  const facts = await world.perform(uploadFile, zhang, { name: 'a.png', content: whitePicture })
  await world.inside((ctx) => markCheckedAgainstOriginal(ctx, [facts.id]), li)
  const { rows } = await sql<{ trust_level: string; checked_by: string }>`
    select trust_level, checked_by from documents.file where id = ${facts.id}`.execute(world.app.db)
  assert.deepEqual(rows, [{ trust_level: 'B', checked_by: li.id }])
})

test('content damaged on disk is noticed when it is read, not shown', async () => {
  const content = await pdf()
  const facts = await world.perform(uploadFile, zhang, { name: 'a.pdf', content })
  const { fingerprint } = facts
  const place = join(
    world.app.config.dataFolder,
    'files',
    fingerprint.slice(0, 2),
    fingerprint.slice(2, 4),
    fingerprint,
  )
  await rm(place)
  await assert.rejects(world.show(fileContent, zhang, { id: facts.id }), { code: contract.fileDamaged.code })
  await writeFile(place, 'something else')
  await assert.rejects(world.show(fileContent, zhang, { id: facts.id }), { code: contract.fileDamaged.code })
})

test('over HTTP a stranger verifies a file and learns what it is, with a word when it is nothing', async () => {
  const http = await world.http()
  const headers = { 'content-type': 'application/octet-stream' }
  const unsigned = await http.inject({
    method: 'POST',
    url: '/api/verify/file',
    headers,
    payload: Buffer.from(await pdf()),
  })
  assert.deepEqual([unsigned.statusCode, unsigned.json<{ reason: string }>().reason], [200, 'not-signed'])
  const nothing = await http.inject({ method: 'POST', url: '/api/verify/file', headers })
  assert.equal(nothing.statusCode, 422)
})
