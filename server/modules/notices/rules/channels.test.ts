import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Channel, channels, wayName } from './channels.ts'

test('a text to the number before is told apart from every other way', () => {
  const ways = (Object.keys(channels) as Channel[]).map((channel) => wayName({ channel, former: false }))
  assert.deepEqual(ways, ['短信', '电子邮件'])
  assert.equal(wayName({ channel: 'sms', former: true }), '短信（原号码）')
})
