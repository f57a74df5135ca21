/** The review routes drawn for reference items can be run by the bodies that handle them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCity } from '#data/demo/city-data.ts'
import { bodiesFor } from '#data/demo/load-city.ts'
import { outsideFacts } from '#modules/exchange/index.ts'
import { readRoute } from '#modules/routes/index.ts'
import { routeFaults } from '#modules/routes/rules/route-soundness.ts'

const city = readCity()
const drawn = city.items.filter(({ content }) => content.route !== undefined)

test('five items or more have a route of their own, with choices and other bodies beside the one that decides', async () => {
  assert.ok(drawn.length >= 5)
  const routes = await Promise.all(drawn.map(({ content }) => readRoute(content.route!)))
  const nodes = routes.flatMap((route) => route.nodes)
  for (const kind of ['exclusive', 'parallel'] as const) assert.ok(nodes.some((node) => node.kind === kind))
  const tasks = nodes.filter((node) => node.kind === 'task')
  assert.ok(tasks.some(({ silence }) => silence === 'agree'))
  assert.ok(tasks.some(({ post }) => post.body.kind === 'named'))
})

for (const item of drawn) {
  for (const { organ, content } of bodiesFor(item, city)) {
    test(`the route of ${content.name} can be run at ${organ.name}`, async () => {
      const route = await readRoute(content.route!)
      const faults = routeFaults(route, {
        fields: content.form.flatMap((section) => section.fields.map(({ key }) => key)),
        situations: (content.situations ?? []).map(({ key }) => key),
        outside: outsideFacts,
        promisedDays: content.promised.days,
        canBeDone: ({ body, role }) => {
          const at = body.kind === 'named' ? city.organs.find(({ uscc }) => uscc === body.uscc)?.key : organ.key
          return city.staff.some(({ posts }) => posts.some((post) => post.organ === at && post.roles.includes(role)))
        },
      })
      assert.deepEqual(faults, [])
    })
  }
}
