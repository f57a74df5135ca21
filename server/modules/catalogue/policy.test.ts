import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fc } from '#server/properties.ts'
import type { Actor, Scope } from '#kernel/actor.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import type { ItemVersion } from './contract.ts'
import { mayEdit } from './policy.ts'
import { catalogueEditor, givenItem } from './testing.ts'
import { editableItems } from './views/editable-items.ts'
import { itemPage } from './views/item-page.ts'
import { versionPage } from './views/version-page.ts'

const places = ['990100000000', '990102000000', '990102001000', '990123000000']
let world: World
const items: ItemVersion[] = []
before(async () => {
  world = await openWorld()
  for (const regionCode of places)
    items.push(await givenItem(world, { organId: (await givenOrgan(world, { regionCode })).id }))
})
after(() => world.close())

function actorWith(scope: Scope): Actor {
  return { ...catalogueEditor('某人'), grants: new Map([['catalogue.edit', scope]]) }
}

test('the list shows an item exactly when the sentence allows it, and so do its pages', async () => {
  const scopes = fc.record(
    {
      organs: fc.subarray([0, 1, 2, 3]),
      regions: fc.subarray(['9901', '990102', '990102001', '990123', '98']),
      everywhere: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(scopes, async ({ organs, ...rest }) => {
      const actor = actorWith({ ...rest, organs: organs?.map((at) => items[at]!.organId) })
      const allowed = await world.inside(
        async (ctx) => items.filter((item) => mayEdit(ctx, item)).map((item) => item.itemId),
        actor,
      )
      const { rows } = await world.show(editableItems, actor, { limit: 100 })
      assert.deepEqual(rows.map((row) => row.id).sort(), allowed.sort())
      for (const item of items) {
        const seen = (input: Promise<unknown>) =>
          input.then(
            () => true,
            (problem: { code: string }) => (assert.equal(problem.code, 'catalogue.item-missing'), false),
          )
        assert.equal(await seen(world.show(itemPage, actor, { id: item.itemId })), allowed.includes(item.itemId))
        assert.equal(await seen(world.show(versionPage, actor, { id: item.id })), allowed.includes(item.itemId))
      }
    }),
    { numRuns: 25 },
  )
})

test('editors page through their items and filter them', async () => {
  const everywhere = catalogueEditor('全市')
  const first = await world.show(editableItems, everywhere, { limit: 3 })
  const second = await world.show(editableItems, everywhere, { limit: 3, after: first.next })
  assert.deepEqual(
    [...first.rows, ...second.rows].map((row) => row.id),
    items.map((item) => item.itemId).sort(),
  )
  assert.equal(second.next, undefined)
  assert.equal((await world.show(editableItems, everywhere, { status: 'draft' })).rows.length, 0)
  assert.equal((await world.show(editableItems, everywhere, { name: '示范', waiting: 'true' })).rows.length, 0)
  const page = await world.show(itemPage, everywhere, { id: items[0]!.itemId })
  assert.deepEqual([page.status, page.can, page.versions.length], ['published', ['create-draft', 'withdraw-item'], 1])
})
