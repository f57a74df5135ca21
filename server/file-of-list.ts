/** For the tests of lists: the file of a list beside the list itself. */
import assert from 'node:assert/strict'
import type { Actor } from '#kernel/actor.ts'
import { inTransaction } from '#kernel/db.ts'
import type { View } from '#kernel/view.ts'
import type { World } from '#server/testing.ts'
import { exportList } from '#modules/exports/actions/export-list.ts'
import { csvLine } from '#modules/exports/rules/cells.ts'
import { exportFile } from '#modules/exports/views/export-file.ts'

type Page = { rows: readonly unknown[]; next?: string }

const MOST_ON_A_PAGE = 100
/** A person's identity number or mobile phone, unmasked. */
const IN_THE_CLEAR = /(?<![\dA-Za-z])(?:\d{6}(?:19|20)\d{9}[\dX]|1[3-9]\d{9})(?![\dA-Za-z])/

/** The file of a list, asked for, written and fetched by the same person, line by line; the first holds the titles. */
export async function fileLines(world: World, list: string, actor: Actor, filter: object): Promise<string[]> {
  const asked = { list, format: 'csv' as const, filter: filter as Record<string, unknown> }
  const { exportId } = await world.perform(exportList, actor, asked)
  await world.deliverNews()
  const { stream } = await world.show(exportFile, actor, { id: exportId })
  const parts: Uint8Array[] = []
  for await (const part of stream!((work) => inTransaction(world.app.db, work, true))) parts.push(part)
  return Buffer.concat(parts)
    .toString()
    .slice(1)
    .split(/(?<=\r\n)/)
}

/** Asserts that the file holds what the list shows when it is read page after page, in two pages where that is possible, and no identifier in the clear; how many rows. */
export async function assertFileIsList(world: World, view: View, actor: Actor, filter: object): Promise<number> {
  const columns = view.asFile!.columns
  const [titles, ...lines] = await fileLines(world, view.route.name, actor, filter)
  assert.equal(titles, csvLine(columns.map(({ title }) => title)), view.route.name)
  const limit = Math.min(MOST_ON_A_PAGE, Math.max(1, Math.ceil(lines.length / 2)))
  const shown: string[] = []
  let after: string | undefined
  do {
    const page = (await world.show(view, actor, { ...filter, after, limit })) as Page
    shown.push(...page.rows.map((row) => csvLine(columns.map(({ value }) => value(row)))))
    after = page.next
  } while (after)
  assert.deepEqual(lines, shown, view.route.name)
  assert.doesNotMatch(lines.join(''), IN_THE_CLEAR, view.route.name)
  return lines.length
}
