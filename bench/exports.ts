/**
 * A list as a file, from asking to the last byte fetched: a made-up list of fifteen columns through the real writer, its tables and
 * the real reader; `view`: the same list as a view shows it, through the dispatcher, as every list of the workbench goes out. What is
 * measured is the writer; how fast rows are read is the business of each list.
 *
 *   node --expose-gc bench/exports.ts [10000 100000 1000000]
 */
import { sql } from 'kysely'
import { z } from 'zod'
import { systemActor } from '#kernel/actor.ts'
import { pageOf, pageQuery, route } from '#kernel/contract.ts'
import { inTransaction } from '#kernel/db.ts'
import { defineModule } from '#kernel/module.ts'
import { view } from '#kernel/view.ts'
import { exportList } from '#modules/exports/actions/export-list.ts'
import { beginExport, continueExport, type ExportFormat, type ExportList } from '#modules/exports/index.ts'
import { exportFile } from '#modules/exports/views/export-file.ts'
import { openWorld, type World } from '#server/testing.ts'
import { openTestDatabase } from '#tools/test-database.ts'

const COLUMNS = 15
const MB = 1_048_576

const sizes = process.argv.slice(2).map(Number)
if (sizes.length === 0) sizes.push(10_000, 100_000, 1_000_000)

const database = await openTestDatabase()
await database.migrateTemplate()
Object.assign(process.env, database.env)
try {
  console.log(
    '| rows | as | written in | file | held meanwhile | taken by the process |\n| --- | --- | --- | --- | --- | --- |',
  )
  for (const way of ['xlsx', 'csv', 'view'] as const)
    for (const size of sizes)
      console.log(`| ${[size.toLocaleString('en'), way, ...(await measure(size, way))].join(' | ')} |`)
} finally {
  await database.close()
}

async function measure(size: number, way: ExportFormat | 'view'): Promise<string[]> {
  const bench = defineModule({ name: 'bench', title: '测量', uses: [], views: [viewOf(size, () => look())] })
  const world = await openWorld({ alsoModules: [bench] })
  let held = 0
  let taken = 0
  const look = () => {
    taken = Math.max(taken, process.memoryUsage().rss)
    globalThis.gc?.()
    const { heapUsed, external } = process.memoryUsage()
    held = Math.max(held, heapUsed + external)
  }
  const start = performance.now()
  const exportId = await (way === 'view' ? writtenByView(world) : written(world, size, way, look))
  const seconds = (performance.now() - start) / 1000
  const bytes = await fetched(world, exportId, look)
  await sql`delete from exports.export_job`.execute(world.app.db)
  await world.close().catch(() => {})
  return [`${seconds.toFixed(1)} s`, megabytes(bytes), megabytes(held), megabytes(taken)]
}

async function written(world: World, size: number, format: ExportFormat, look: () => void): Promise<string> {
  const actor = systemActor('bench')
  const asked = { list: 'bench.rows', format, title: '清单', filter: {}, word: 'cases.see', organIds: [] }
  const { exportId } = await world.inside((ctx) => beginExport(ctx, asked), actor)
  while (await world.inside((ctx) => continueExport(ctx, rowsOf(size), exportId), actor)) look()
  return exportId
}

async function writtenByView(world: World): Promise<string> {
  const asked = { list: 'bench.shown', format: 'xlsx' as const, filter: {} }
  const { exportId } = await world.perform(exportList, systemActor('bench'), asked)
  await world.deliverNews()
  return exportId
}

function viewOf(size: number, look: () => void) {
  const list = rowsOf(size)
  let portions = 0
  return view(
    route({
      name: 'bench.shown',
      method: 'GET',
      path: '/api/bench',
      summary: '清单',
      permission: 'cases.see',
      input: z.object(pageQuery),
      output: pageOf(z.number()),
    }),
    {
      async look(ctx, { after, limit }) {
        // As often as the others, whose portions are larger.
        if (portions++ % 5 === 0) look()
        const { rows, next } = await list.portion(ctx, {}, after, limit)
        return { rows: [...rows], next }
      },
      asFile: { title: '清单', columns: list.columns },
    },
  )
}

function rowsOf(size: number): ExportList<object, number> {
  return {
    columns: Array.from({ length: COLUMNS }, (_, column) => ({
      title: `第${column + 1}列`,
      value: (row: number) => (column % 5 === 4 ? row * column : `第${row}行第${column}列的内容`),
    })),
    count: async () => size,
    async portion(_ctx, _filter, place, limit) {
      const from = Number(place ?? 0)
      const rows = Array.from({ length: Math.min(limit, size - from) }, (_, at) => from + at)
      return { rows, next: from + limit < size ? String(from + limit) : undefined }
    },
  }
}

async function fetched(world: World, id: string, look: () => void): Promise<number> {
  const { stream } = await world.show(exportFile, systemActor('bench'), { id })
  let bytes = 0
  let parts = 0
  for await (const part of stream!((work) => inTransaction(world.app.db, work, true))) {
    bytes += part.length
    if (parts++ % 20 === 0) look()
  }
  return bytes
}

function megabytes(bytes: number): string {
  return `${(bytes / MB).toFixed(bytes < 10 * MB ? 1 : 0)} MB`
}
