/** One of the real imported items, applied for through the API like any other. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { importItemsCommand } from '#server/commands/import-items.ts'
import { filledForm } from '#modules/cases/testing.ts'
import type { FormSection, ItemContent } from '#modules/catalogue/contract.ts'
import { givenCitizen, signedIn } from '#modules/identity/testing.ts'
import { openWorld } from '#server/testing.ts'

const realList = join(import.meta.dirname, '../../shared/data/items-guangan/items.json')

test('a citizen applies for a real imported item', {
  skip: existsSync(realList) ? false : 'the real list is not on this machine',
}, async () => {
  const world = await openWorld()
  try {
    await importItemsCommand(world, [realList, '--publish'], () => {})
    const citizen = await givenCitizen(world)
    const browser = await signedIn(world, citizen)
    const found = (await browser.get(`/api/search/items?q=${encodeURIComponent('就业困难人员认定')}`)).body as {
      items: { id: string; name: string }[]
    }
    assert.match(found.items[0]!.name, /就业困难人员认定/)
    const itemId = found.items[0]!.id
    const form = (await browser.get(`/api/items/${itemId}/form`)).body as unknown as { sections: FormSection[] }
    const values = filledForm({ form: form.sections } as ItemContent)
    const answer = await browser.send('POST', '/api/cases', { itemId, values, materials: [] })
    assert.equal(answer.status, 201, JSON.stringify(answer.body))
    const { number, queryCode } = answer.body as unknown as { number: string; queryCode: string }
    const progress = await browser.get(`/api/progress?number=${encodeURIComponent(number)}&code=${queryCode}`)
    assert.equal(progress.status, 200)
  } finally {
    await world.close()
  }
})
