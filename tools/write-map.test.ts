import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { doorsOf } from '#kernel/module.ts'
import { modules } from '#server/modules.ts'
import { generatedDocuments } from './write-map.ts'

const documents = generatedDocuments()

test('the map names every module once and in the order of the list', () => {
  const titles = [...(documents['docs/map.md'] ?? '').matchAll(/^## (\S+)/gm)].map((match) => match[1])
  assert.deepEqual(
    titles,
    modules.map((module) => module.name),
  )
})

test('the OpenAPI document holds every route and stands up to a linter', async () => {
  const source = documents['docs/api/openapi.json'] ?? ''
  const operations = [...source.matchAll(/"operationId": "([^"]+)"/g)].map((match) => match[1] ?? '')
  const routes = modules.flatMap((module) => doorsOf(module).map((door) => door.route.name))
  assert.deepEqual(operations.sort(), routes.sort())
  const problems = await lintFromString({ source, config: await createConfig({ extends: ['spec'] }) })
  assert.deepEqual(
    problems.map(({ message, location }) => `${message} ${location[0]?.pointer}`),
    [],
  )
})
