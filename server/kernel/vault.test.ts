import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import { createVault, loadMasterKey } from './vault.ts'

const vault = createVault('0'.repeat(64))
const other = createVault('1'.repeat(64))

test('what was sealed opens to the same text, and no two seals are alike', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const sealed = vault.seal(text)
      assert.equal(vault.open(sealed), text)
      assert.notEqual(vault.seal(text), sealed)
      assert.throws(() => other.open(sealed))
    }),
  )
})

test('a seal with any character changed does not open', () => {
  const sealed = vault.seal('11010519491231002X')
  for (let at = 0; at < sealed.length; at++) {
    // The last letter of base64 may carry unused bits: a change there can mean the same bytes.
    if (at === sealed.length - 1) continue
    const altered = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`
    assert.throws(() => vault.open(altered), `position ${at}`)
  }
})

test('a fingerprint is the same for the same purpose only', () => {
  assert.equal(vault.fingerprint('id', 'x'), vault.fingerprint('id', 'x'))
  assert.notEqual(vault.fingerprint('id', 'x'), vault.fingerprint('phone', 'x'))
  assert.notEqual(vault.fingerprint('id', 'x'), other.fingerprint('id', 'x'))
})

test('a signature holds for its text and its key only', () => {
  const signature = vault.sign('root')
  assert.equal(vault.verify('root', signature), true)
  assert.equal(vault.verify('roof', signature), false)
  assert.equal(other.verify('root', signature), false)
})

test('the master key is made once, for its owner only', () => {
  const folder = mkdtempSync(join(tmpdir(), 'onewindow-vault-'))
  const key = loadMasterKey(folder)
  assert.match(key, /^[0-9a-f]{64}$/)
  assert.equal(loadMasterKey(folder), key)
  assert.equal(statSync(join(folder, 'keys/master.key')).mode & 0o777, 0o600)
  assert.equal(loadMasterKey(folder, 'AB'.repeat(32)), 'ab'.repeat(32))
  rmSync(folder, { recursive: true })
})
