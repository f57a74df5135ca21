import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import { JsonListFault, jsonEntries } from './json-entries.ts'

async function* pieces(text: string, length: number) {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length)
}
async function read(text: string, length = 7): Promise<unknown[]> {
  const entries: unknown[] = []
  for await (const entry of jsonEntries(pieces(text, length))) entries.push(entry)
  return entries
}

test('the entries of any list are those JSON itself reads, wherever the text is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.jsonValue(), { maxLength: 6 }),
      fc.integer({ min: 1, max: 40 }),
      fc.nat(2),
      async (list, length, space) => {
        const text = `\uFEFF ${JSON.stringify(list, undefined, space)}\n`
        assert.deepEqual(await read(text, length), JSON.parse(text.replace('\uFEFF', '')))
      },
    ),
  )
})

test('what is no list and what is cut short are told apart', async () => {
  const fault = (text: string) =>
    read(text).then(
      () => assert.fail(`read ${text}`),
      (error: unknown) => error instanceof JsonListFault && error.list,
    )
  assert.equal(await fault('{"rows":[]}'), false)
  for (const cut of ['', 'rows', '[{"name":', '[{"name":1}', '[1,]', '[1,,2]', '[1] 2', '[1}', '["a]', '[tru]'])
    assert.equal(await fault(cut), true, cut)
})
