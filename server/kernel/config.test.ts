import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ConfigError, readConfig } from './config.ts'

test('without any setting the defaults of the README hold', () => {
  const config = readConfig({})
  assert.equal(config.port, 8080)
  assert.equal(config.host, '127.0.0.1')
  assert.equal(config.demo, true)
  assert.match(config.dataFolder, /\.onewindow$/)
})

test('every wrong setting is named in one message', () => {
  assert.throws(
    () =>
      readConfig({ PORT: 'eighty', DATABASE_URL: 'mysql://x', ONEWINDOW_DEMO: 'yes', ONEWINDOW_MASTER_KEY: 'short' }),
    (error: unknown) => {
      assert.ok(error instanceof ConfigError)
      for (const name of ['PORT', 'DATABASE_URL', 'ONEWINDOW_DEMO', 'ONEWINDOW_MASTER_KEY'])
        assert.match(error.message, new RegExp(name))
      return true
    },
  )
})

test('an empty setting counts as not set', () => {
  assert.equal(readConfig({ DATABASE_URL: '', PORT: '' }).databaseUrl, undefined)
})
