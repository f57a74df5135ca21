/** Authorities from elsewhere are recognised by two people, ended by one, and what they signed is judged by that. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '#kernel/actor.ts'
import { openWorld, type World } from '#server/testing.ts'
import { answerAuthority } from './actions/answer-authority.ts'
import { endAuthority } from './actions/end-authority.ts'
import { proposeAuthority } from './actions/propose-authority.ts'
import { readRevocations } from './actions/read-revocations.ts'
import { licencePdf } from './pdf/licence.ts'
import { elsewhereRoot, revokedList, signedElsewhere, sm2Root } from './signature/elsewhere.testing.ts'
import { authorityList } from './views/authorities.ts'
import type { AuthorityPurpose } from './contract-authorities.ts'
import { verifyFile } from './views/verify-file.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const keeper = (name: string): Actor => ({
  kind: 'staff',
  id: `account-${name}`,
  subjectId: `person-${name}`,
  name,
  grants: new Map(
    ['documents.see-seal-uses', 'documents.keep-authorities', 'documents.confirm-authorities'].map((word) => [
      word,
      { everywhere: true },
    ]),
  ),
})
const [one, other] = [keeper('宋文博'), keeper('梁正')]
const reason = '与外地签有互认协议'
const asked = (certificate: Uint8Array) => ({
  name: '外地电子认证',
  certificate: Buffer.from(certificate).toString('base64'),
  purposes: ['licences' as const],
  trustedFrom: '2026-01-01',
  reason,
})

async function fileOf(at: string): Promise<Uint8Array> {
  const face = { title: '营业执照', number: '1', fields: [], organName: '外地某局', identifier: '1.2.156' }
  const mark = { verifyCode: 'K7M2QX9RT4WZ', verifyUrl: 'http://x/', issuedAt: new Date(at), sealCaption: '外地印章' }
  return signedElsewhere(await licencePdf({ ...face, issuedOn: '2026-12-01' }, mark))
}
const verdictOf = async (content: Uint8Array) => world.show(verifyFile, one, { content })

test('an authority is recognised when one asked and another agreed, for its purposes alone; its list and its end count from their moment', async () => {
  world.moveTo('2026-12-03')
  const [early, late] = [await fileOf('2026-11-30T02:00:00Z'), await fileOf('2026-12-02T02:00:00Z')]
  const { id } = await world.perform(proposeAuthority, one, asked(elsewhereRoot))
  await assert.rejects(world.perform(proposeAuthority, other, asked(elsewhereRoot)), {
    code: 'documents.authority-known',
  })
  assert.equal((await verdictOf(late)).reason, 'unknown-signer')
  await assert.rejects(world.perform(answerAuthority, one, { id, agrees: true, reason }), {
    code: 'documents.own-authority',
  })
  await world.perform(answerAuthority, other, { id, agrees: true, reason: '指纹已经电话核对' })
  const verdict = await verdictOf(late)
  assert.deepEqual([verdict.reason, verdict.authority, verdict.trusted], ['recognised', '外地电子认证', true])
  assert.deepEqual(verdict.recognisedFor, ['licences'])
  const takenFor = async (purpose: AuthorityPurpose) => {
    const { reason: why, trusted, intact } = await world.show(verifyFile, one, { content: late, takenFor: purpose })
    return [why, trusted, intact]
  }
  assert.deepEqual(await takenFor('licences'), ['recognised', true, true])
  assert.deepEqual(await takenFor('letters'), ['authority-not-for-this', false, true])

  await assert.rejects(world.perform(readRevocations, one, { id, content: elsewhereRoot }), {
    code: 'documents.revocations-unreadable',
  })
  assert.equal((await world.perform(readRevocations, one, { id, content: revokedList })).count, 1)
  await assert.rejects(world.perform(readRevocations, one, { id, content: revokedList }), {
    code: 'documents.revocations-older',
  })
  assert.deepEqual(
    [(await verdictOf(early)).reason, (await verdictOf(late)).reason],
    ['recognised', 'certificate-revoked'],
  )

  await world.perform(endAuthority, one, { id, reason: '协议到期' })
  assert.equal((await verdictOf(early)).reason, 'recognised')
  const row = (await world.show(authorityList, one, {})).rows.find((each) => each.id === id)!
  assert.deepEqual(
    [row.state, row.proposed?.by, row.answered?.by, row.revocations?.count],
    ['ended', '宋文博', '梁正', 1],
  )
  await assert.rejects(world.perform(endAuthority, one, { id, reason }), {
    code: 'documents.authority-not-recognised',
  })
})

test('what is no authority is not recognised, nor by a stranger; a declined one may be asked for again', async () => {
  const [signer] = (await world.show(authorityList, one, {})).rows
  assert.equal(signer?.id, undefined)
  await assert.rejects(world.perform(proposeAuthority, one, asked(Buffer.from('nothing'))), {
    code: 'documents.authority-unreadable',
  })
  const { id } = await world.perform(proposeAuthority, one, asked(sm2Root))
  await assert.rejects(world.perform(answerAuthority, { ...other, grants: new Map() }, { id, agrees: true, reason }), {
    code: 'kernel.not-permitted',
  })
  await world.perform(answerAuthority, other, { id, agrees: false, reason: '指纹对不上' })
  await world.perform(proposeAuthority, other, asked(sm2Root))
})
