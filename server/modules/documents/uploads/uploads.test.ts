import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { stranger } from '#kernel/actor.ts'
import { conduit, carry } from '#kernel/conduit.ts'
import { openWorld, type World } from '#server/testing.ts'
import { finishUpload } from '../actions/finish-upload.ts'
import * as contract from '../contract-files.ts'
import { sweepUploads } from '../jobs.ts'
import { whitePicture, someone } from '../testing.ts'
import { fileContent } from '../views/file-content.ts'
import { uploadConduits } from './tus.ts'

const zhang = someone('张晓岚', '019a9f00-0000-7000-8000-0000000000c1')
const li = someone('李大江', '019a9f00-0000-7000-8000-0000000000c2')

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const by = (name: string) => uploadConduits.find(({ route }) => route.name === `documents.${name}`)!

type Sent = { headers?: Record<string, string>; body?: Uint8Array }

/** Knocks at a conduit as somebody, the way the server does for a request. */
async function knock(name: string, actor: typeof zhang, uploadId?: string, { headers, body }: Sent = {}) {
  const { route, ...rest } = by(name)
  const asked = new Request(`http://127.0.0.1${route.path.replace(':uploadId', uploadId ?? '')}`, {
    method: route.method,
    headers: { 'tus-resumable': '1.0.0', ...headers },
    body: body as BodyInit,
  })
  const caller = { actor, requestId: 'test' }
  return carry(world.app, { route, ...rest }, caller, uploadId ? { uploadId } : {}, asked)
}

async function begin(actor: typeof zhang, length: number): Promise<string> {
  const answer = await knock('begin-upload', actor, undefined, { headers: { 'upload-length': String(length) } })
  assert.equal(answer.status, 201)
  return answer.headers.get('location')!.split('/').at(-1)!
}

const portion = (actor: typeof zhang, uploadId: string, from: number, body: Uint8Array) =>
  knock('send-portion', actor, uploadId, {
    headers: { 'upload-offset': String(from), 'content-type': 'application/offset+octet-stream' },
    body,
  })

async function arrived(actor: typeof zhang, content: Uint8Array): Promise<string> {
  const uploadId = await begin(actor, content.byteLength)
  assert.equal((await portion(actor, uploadId, 0, content)).status, 204)
  return uploadId
}

test('an upload goes on where it stopped, and becomes the file it was', async () => {
  const uploadId = await begin(zhang, whitePicture.length)
  await portion(zhang, uploadId, 0, whitePicture.subarray(0, 30))
  const asked = await knock('upload-progress', zhang, uploadId)
  assert.deepEqual(
    [asked.headers.get('upload-offset'), asked.headers.get('upload-length')],
    ['30', `${whitePicture.length}`],
  )
  await assert.rejects(world.perform(finishUpload, zhang, { uploadId, name: '照片.png' }), {
    code: contract.uploadUnfinished.code,
  })
  assert.equal((await portion(zhang, uploadId, 30, whitePicture.subarray(30))).status, 204)
  const facts = await world.perform(finishUpload, zhang, { uploadId, name: '照片.png' })
  assert.deepEqual([facts.name, facts.size, facts.trustLevel], ['照片.png', whitePicture.length, 'C'])
  const { content } = await world.show(fileContent, zhang, { id: facts.id })
  assert.deepEqual(Buffer.from(content), Buffer.from(whitePicture))
})

test('a portion that does not follow on what is there changes nothing', async () => {
  const uploadId = await begin(zhang, 100)
  assert.equal((await portion(zhang, uploadId, 40, randomBytes(10))).status, 409)
  assert.equal((await knock('upload-progress', zhang, uploadId)).headers.get('upload-offset'), '0')
})

test('however often the taking is asked for, one upload is one file', async () => {
  const uploadId = await arrived(zhang, whitePicture)
  const asked = () => world.perform(finishUpload, zhang, { uploadId, name: 'a.png' })
  const ids = await Promise.all([asked(), asked(), asked()])
  assert.equal(new Set(ids.map(({ id }) => id)).size, 1)
})

test('the upload of another does not exist: neither its progress nor its bytes nor its file', async () => {
  const uploadId = await arrived(zhang, whitePicture)
  assert.equal((await knock('upload-progress', li, uploadId)).status, 404)
  assert.equal((await portion(li, uploadId, whitePicture.length, new Uint8Array())).status, 404)
  assert.equal((await knock('drop-upload', li, uploadId)).status, 404)
  const taking = { uploadId, name: 'a.png' }
  await assert.rejects(world.perform(finishUpload, li, taking), { code: contract.uploadUnknown.code })
  const { id } = await world.perform(finishUpload, zhang, taking)
  await assert.rejects(world.perform(finishUpload, li, taking), { code: contract.uploadUnknown.code })
  await assert.rejects(world.show(fileContent, li, { id }), { code: contract.fileMissing.code })
})

test('a stranger begins, asks, sends and takes nothing', async () => {
  const uploadId = await arrived(zhang, whitePicture)
  for (const { route } of uploadConduits) {
    const kept = conduit(route, () => Promise.reject(new Error('the door should have been shut')))
    const asked = carry(world.app, kept, { actor: stranger, requestId: 'test' }, { uploadId }, new Request('http://a'))
    await assert.rejects(asked, { code: 'kernel.sign-in-needed' })
  }
  const taking = world.perform(finishUpload, stranger, { uploadId, name: 'a.png' })
  await assert.rejects(taking, { code: 'kernel.sign-in-needed' })
})

test('what is too large is refused before the first byte, what is no paper when it has arrived', async () => {
  const large = await knock('begin-upload', zhang, undefined, {
    headers: { 'upload-length': String(contract.largestUpload + 1) },
  })
  assert.equal(large.status, 413)
  const uploadId = await arrived(zhang, Buffer.from('MZ a program that calls itself a photo'))
  await assert.rejects(world.perform(finishUpload, zhang, { uploadId, name: '照片.png' }), {
    code: contract.fileTypeNotAllowed.code,
  })
})

test('a file that came in before is named when the same content comes again', async () => {
  const actor = someone('王静雯', '019a9f00-0000-7000-8000-0000000000c3')
  const taken = async (name: string) =>
    world.perform(finishUpload, actor, { uploadId: await arrived(actor, whitePicture), name })
  const first = await taken('身份证.png')
  const second = await taken('户口簿.png')
  assert.equal(first.sameAs, undefined)
  assert.deepEqual(second.sameAs, { id: first.id, name: '身份证.png', storedAt: first.storedAt })
})

test('a cancelled upload is gone, and of more than twelve under way the oldest gives way', async () => {
  const actor = someone('赵一鸣', '019a9f00-0000-7000-8000-0000000000c4')
  const gone = await begin(actor, 10)
  assert.equal((await knock('drop-upload', actor, gone)).status, 204)
  assert.equal((await knock('upload-progress', actor, gone)).status, 404)
  const begun: string[] = []
  for (let turn = 0; turn < 13; turn++) begun.push(await begin(actor, 10))
  const answers = await Promise.all(begun.map((id) => knock('upload-progress', actor, id)))
  assert.deepEqual(
    answers.map(({ status }) => status),
    [404, ...Array.from({ length: 12 }, () => 200)],
  )
})

test('what nobody went on with for two days is swept, what grows is kept', async () => {
  const actor = someone('孙晓', '019a9f00-0000-7000-8000-0000000000c5')
  const [left, kept] = [await begin(actor, 10), await begin(actor, 10)]
  const root = join(world.app.config.dataFolder, 'uploads')
  const all = await readdir(root, { recursive: true })
  const place = (id: string) => join(root, all.find((name) => name.includes(`${id}.`))!)
  const hoursAgo = (hours: number) => new Date(world.clock.now().getTime() - hours * 3_600_000)
  await utimes(place(left), hoursAgo(49), hoursAgo(49))
  await utimes(place(kept), hoursAgo(47), hoursAgo(47))
  await world.runJob(sweepUploads)
  assert.equal((await knock('upload-progress', actor, left)).status, 404)
  assert.equal((await knock('upload-progress', actor, kept)).status, 200)
})
