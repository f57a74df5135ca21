import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { ConfigError, readConfig } from '#kernel/config.ts'
import { openWorld, type World } from '#server/testing.ts'
import { uploadFile } from './actions/upload-file.ts'
import { probeStore } from './content-store.ts'
import * as contract from './contract.ts'
import { type StandInS3, startS3 } from './stand-ins/s3.ts'
import { someone, whitePicture } from './testing.ts'
import { fileContent } from './views/file-content.ts'

const zhang = someone('张晓岚', '019a9f00-0000-7000-8000-0000000000c1')

let world: World
let s3: StandInS3
before(async () => {
  s3 = await startS3()
  world = await openWorld()
})
after(() => Promise.all([world.close(), s3.close()]))
beforeEach(() => {
  Object.assign(world.app.config, { s3Url: s3.url, s3Region: 'cn-demo-1' })
  s3.objects.clear()
  s3.seen.length = 0
})

const handIn = () => world.perform(uploadFile, zhang, { name: 'a.png', content: whitePicture })

test('with a bucket set, a file lies there by its fingerprint and comes back byte for byte', async () => {
  const { id, fingerprint } = await handIn()
  const key = `files/${fingerprint.slice(0, 2)}/${fingerprint.slice(2, 4)}/${fingerprint}`
  assert.deepEqual([...s3.objects.keys()], [key])
  assert.deepEqual(Buffer.from((await world.show(fileContent, zhang, { id })).content), Buffer.from(whitePicture))
})

test('the same content is sent to the bucket once', async () => {
  await handIn()
  await handIn()
  assert.equal(s3.seen.filter((one) => one.startsWith('PUT')).length, 1)
})

test('what is gone from the bucket or was changed there is noticed, not shown', async () => {
  const { id } = await handIn()
  const [key] = [...s3.objects.keys()]
  s3.objects.set(key!, Buffer.from('something else'))
  await assert.rejects(world.show(fileContent, zhang, { id }), { code: contract.fileDamaged.code })
  s3.objects.delete(key!)
  await assert.rejects(world.show(fileContent, zhang, { id }), { code: contract.fileDamaged.code })
})

test('while the bucket cannot be reached nothing is taken and nothing counts as damaged', async () => {
  const { id } = await handIn()
  Object.assign(world.app.config, { s3Url: 'http://key:secret@127.0.0.1:2/papers' })
  await assert.rejects(handIn(), { code: contract.storeSilent.code })
  await assert.rejects(world.show(fileContent, zhang, { id }), { code: contract.storeSilent.code })
})

test('a wrong key, region or bucket ends the start with the name of the setting and the word of the store', async () => {
  const config = (s3Url: string, s3Region = 'cn-demo-1') => ({ ...world.app.config, s3Url, s3Region })
  await probeStore(config(s3.url))
  const wrong: [string, string | undefined, RegExp][] = [
    [s3.url.replace('demo-city', 'other-city'), undefined, /SignatureDoesNotMatch/],
    [s3.url.replace('secret@', 'secrets@'), undefined, /SignatureDoesNotMatch/],
    [s3.url, 'us-east-1', /SignatureDoesNotMatch/],
    [s3.url.replace('/papers', '/nothing'), undefined, /NoSuchBucket/],
    ['http://key:secret@127.0.0.1:2/papers', undefined, /ECONNREFUSED/],
  ]
  for (const [url, region, word] of wrong)
    await assert.rejects(probeStore(config(url, region)), (error: unknown) => {
      assert.ok(error instanceof ConfigError)
      assert.match(error.message, /ONEWINDOW_S3_URL/)
      return assert.match(error.message, word) === undefined
    })
})

test('an address without keys or without a bucket is named before anything starts', () => {
  for (const address of ['https://store.example/papers', 'https://key:secret@store.example/', 'store.example'])
    assert.throws(() => readConfig({ ONEWINDOW_S3_URL: address }), /ONEWINDOW_S3_URL/)
  const { s3Url, s3Region } = readConfig({ ONEWINDOW_S3_URL: 'https://key:secret@store.example/papers' })
  assert.deepEqual([s3Url, s3Region], ['https://key:secret@store.example/papers', 'us-east-1'])
})
