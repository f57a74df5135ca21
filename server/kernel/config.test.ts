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

test('the address of the platform above carries who we are there, and our code there is short', () => {
  for (const [name, wrong] of [
    ['ONEWINDOW_EXCHANGE_URL', 'https://province.example/exchange'],
    ['ONEWINDOW_EXCHANGE_URL', 'ftp://city:key@province.example'],
    ['ONEWINDOW_EXCHANGE_SOURCE', 'YICHUANG'],
  ] as const)
    assert.throws(() => readConfig({ [name]: wrong }), new RegExp(name))
  const config = readConfig({ ONEWINDOW_EXCHANGE_URL: 'https://city:key@province.example/exchange' })
  assert.deepEqual([config.exchangeUrl, config.exchangeSource], ['https://city:key@province.example/exchange', '1'])
})
