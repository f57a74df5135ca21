import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { stranger } from '#kernel/actor.ts'
import { addDays } from '#kernel/time.ts'
import { openWorld, type World } from '#server/testing.ts'
import { characterNotPrintable, codeUnknown, fingerprintUnknown } from './contract.ts'
import { describeFiles, readFile } from './files.ts'
import { issuedFor, voidDocument } from './issue.ts'
import { verifyOffline } from './offline.ts'
import { givenLetter, textOfPdf } from './testing.ts'
import { verifyCode } from './views/verify-code.ts'
import { verifyFile } from './views/verify-file.ts'
import { verifyFingerprint } from './views/verify-fingerprint.ts'
import { rootsFile, verifyRoots } from './views/verify-roots.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

test('an issued letter is stored, registered, carries its code, and is verified as genuine by anyone', async () => {
  const subject = { module: 'cases', id: '019a9f00-0000-7000-8000-0000000000a1' }
  const issued = await world.inside((ctx) => givenLetter(ctx, { number: '示行审受字〔2026〕1号', subject }))
  const { content, facts } = await world.inside((ctx) => readFile(ctx, issued.fileId))
  assert.equal(facts.name, '受理通知书（示行审受字〔2026〕1号）.pdf')
  assert.equal(facts.trustLevel, 'A')
  assert.ok(textOfPdf(content).includes(issued.verifyCode.replace(/(.{4})(?=.)/g, '$1-')))

  const byFile = await world.show(verifyFile, stranger, { content })
  assert.deepEqual([byFile.reason, byFile.intact, byFile.trusted], ['genuine', true, true])
  assert.equal(byFile.issued?.number, '示行审受字〔2026〕1号')
  const spoken = issued.verifyCode.toLowerCase().replace(/(.{4})/g, '$1 ')
  const byCode = await world.show(verifyCode, stranger, { code: spoken })
  assert.deepEqual(byCode, byFile.issued)
  assert.deepEqual([byCode.organName, byCode.holder, byCode.status], ['示范市行政审批局', '张**', 'in-force'])

  const [line] = await world.inside((ctx) => issuedFor(ctx, subject))
  assert.deepEqual([line?.documentId, line?.fileId, line?.void], [issued.documentId, issued.fileId, false])
})

test('an altered letter is told apart and nothing of the register is shown for it', async () => {
  const issued = await world.inside((ctx) => givenLetter(ctx))
  const { content } = await world.inside((ctx) => readFile(ctx, issued.fileId))
  const altered = Buffer.from(content)
  altered[altered.length - 3000]! ^= 1
  const verdict = await world.show(verifyFile, stranger, { content: altered })
  assert.deepEqual([verdict.reason, verdict.issued], ['content-altered', undefined])
})

test('who has the file and our roots verifies it without us: no network, no database, and a changed byte shows', async () => {
  const issued = await world.inside((ctx) => givenLetter(ctx))
  const { content } = await world.inside((ctx) => readFile(ctx, issued.fileId))
  const { roots } = await world.show(verifyRoots, stranger, {})
  const pem = await world.show(rootsFile, stranger, {})
  assert.ok(roots.length > 0 && roots.every(({ fingerprint }) => /^[0-9a-f]{64}$/.test(fingerprint)))
  const folder = mkdtempSync(join(tmpdir(), 'onewindow-verify-'))
  const altered = Buffer.from(content)
  altered[altered.length - 3000]! ^= 1
  const files = { 'letter.pdf': content, 'altered.pdf': altered, 'roots.pem': pem.content }
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
  const main = join(import.meta.dirname, '../../verify-file.ts')
  const verify = (...words: string[]) => {
    const { PATH, NODE_COMPILE_CACHE } = process.env
    const env = { PATH, NODE_COMPILE_CACHE, INIT_CWD: folder }
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words], { env, encoding: 'utf8' })
    return { status, said: stdout + stderr }
  }
  try {
    const good = verify('letter.pdf', '--roots', 'roots.pem')
    assert.equal(good.status, 0)
    assert.match(good.said, /^✓ 签章有效，签章以后没有改动过\n签章人：示范市行政审批局/)
    const bad = verify('altered.pdf', '--roots', 'roots.pem')
    assert.deepEqual([bad.status, bad.said.split('\n')[0]], [1, '✗ 文件内容在签章之后被改动过'])
    const missing = verify('missing.pdf', '--roots', 'roots.pem')
    assert.equal(missing.status, 2)
    assert.match(missing.said, /用法：npm run verify/)
    assert.equal(verifyOffline(content, '').good, false)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('a document taken back is verified as void with the reason, by file and by code', async () => {
  const issued = await world.inside((ctx) => givenLetter(ctx))
  await world.inside((ctx) => voidDocument(ctx, issued.documentId, '许可已被撤销'))
  await world.inside((ctx) => voidDocument(ctx, issued.documentId, '第二次不改变理由'))
  const { content } = await world.inside((ctx) => readFile(ctx, issued.fileId))
  assert.equal((await world.show(verifyFile, stranger, { content })).reason, 'void')
  const facts = await world.show(verifyCode, stranger, { code: issued.verifyCode })
  assert.deepEqual([facts.status, facts.voidReason], ['void', '许可已被撤销'])
})

test('an unknown code and a code of the wrong shape are refused', async () => {
  await assert.rejects(world.show(verifyCode, stranger, { code: 'ABCDEFGHJKMN' }), { code: codeUnknown.code })
  await assert.rejects(world.show(verifyCode, stranger, { code: '123' }), { code: 'kernel.invalid-input' })
})

test('a letter whose act fails afterwards was never issued', async () => {
  const subject = { module: 'cases', id: '019a9f00-0000-7000-8000-0000000000a2' }
  let code = ''
  await assert.rejects(
    world.inside(async (ctx) => {
      code = (await givenLetter(ctx, { subject })).verifyCode
      throw new Error('the act fails')
    }),
  )
  assert.deepEqual(await world.inside((ctx) => issuedFor(ctx, subject)), [])
  await assert.rejects(world.show(verifyCode, stranger, { code }), { code: codeUnknown.code })
})

test('one body never gives two letters the same number', async () => {
  const organ = { organId: '019a9f00-0000-7000-8000-0000000000b1', organName: '示范市交通运输局' }
  await world.inside((ctx) => givenLetter(ctx, { ...organ, number: '示交受字〔2026〕1号' }))
  await assert.rejects(
    world.inside((ctx) => givenLetter(ctx, { ...organ, number: '示交受字〔2026〕1号' })),
    /letter_number/,
  )
})

test('a name the fonts cannot print stops the letter and names the character', async () => {
  const broken = world.inside((ctx) => givenLetter(ctx, { addressee: '张𠮷' }))
  await assert.rejects(broken, { code: characterNotPrintable.code, facts: { characters: ['𠮷'] } })
})

test('bodies signing for the first time at once get one certificate each, under one root', async () => {
  const organ = { organId: '019a9f00-0000-7000-8000-0000000000b2', organName: '示范市公安局' }
  await Promise.all(Array.from({ length: 5 }, () => world.inside((ctx) => givenLetter(ctx, organ))))
  const { rows } = await sql<{ kind: string; n: number }>`
    select kind, count(*)::int as n from documents.certificate where kind = 'root' or organ_id = ${organ.organId} group by kind order by kind`.execute(
    world.app.db,
  )
  assert.deepEqual(rows, [
    { kind: 'root', n: 1 },
    { kind: 'signer', n: 1 },
  ])
})

test('private keys lie sealed in the database', async () => {
  const { rows } = await sql<{ sealed_key: string }>`select sealed_key from documents.certificate`.execute(world.app.db)
  for (const { sealed_key } of rows) {
    assert.match(sealed_key, /^v1\./)
    assert.ok(Buffer.from(world.app.vault.open(sealed_key), 'base64').length > 100)
  }
})

test('when the certificate of a body runs out it gets a new one, and what the old one signed stays genuine', async () => {
  const organ = { organId: '019a9f00-0000-7000-8000-0000000000b3', organName: '示范市民政局' }
  const old = await world.inside((ctx) => givenLetter(ctx, organ))
  const start = world.clock.now().toISOString().slice(0, 10)
  world.moveTo(addDays(start, 6 * 365))
  const recent = await world.inside((ctx) => givenLetter(ctx, organ))
  for (const { fileId } of [old, recent]) {
    const { content } = await world.inside((ctx) => readFile(ctx, fileId))
    assert.equal((await world.show(verifyFile, stranger, { content })).reason, 'genuine')
  }
  world.moveTo(start)
})

test('files are described in the order asked for', async () => {
  const [a, b] = [await world.inside((ctx) => givenLetter(ctx)), await world.inside((ctx) => givenLetter(ctx))]
  const facts = await world.inside((ctx) => describeFiles(ctx, [b.fileId, a.fileId]))
  assert.deepEqual(
    facts.map((one) => one.id),
    [b.fileId, a.fileId],
  )
})

test('a document that another took the place of says so, and which', async () => {
  const organ = { organId: '019a9f00-0000-7000-8000-0000000000b4' }
  const old = await world.inside((ctx) => givenLetter(ctx, organ))
  const fresh = await world.inside((ctx) => givenLetter(ctx, { ...organ, number: '示行审受字〔2026〕900号' }))
  await world.inside((ctx) => voidDocument(ctx, old.documentId, '文字有误，已更正', fresh.documentId))
  const facts = await world.show(verifyCode, stranger, { code: old.verifyCode })
  assert.deepEqual([facts.status, facts.replacedBy], ['replaced', '示行审受字〔2026〕900号'])
})

test('a fingerprint reckoned elsewhere says the same as the file, and a wrong one is unknown', async () => {
  const issued = await world.inside((ctx) => givenLetter(ctx))
  const facts = await world.show(verifyFingerprint, stranger, { fingerprint: issued.fingerprint.toUpperCase() })
  assert.deepEqual([facts.verifyCode, facts.status], [issued.verifyCode, 'in-force'])
  await assert.rejects(world.show(verifyFingerprint, stranger, { fingerprint: '0'.repeat(64) }), {
    code: fingerprintUnknown.code,
  })
  await assert.rejects(world.show(verifyFingerprint, stranger, { fingerprint: 'abc' }), {
    code: 'kernel.invalid-input',
  })
})
