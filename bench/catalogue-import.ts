/**
 * Importing a list of service items: how long, and how much memory, for a small and for a large list.
 *
 *   node bench/catalogue-import.ts [rows ...]      1135 and 100000 unless told
 *
 * A flat import needs about the same memory for both but for the file itself; prints one JSON line a list.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importItemsCommand } from '#server/commands/import-items.ts'
import { openWorld } from '#server/testing.ts'
import { openTestDatabase } from '#tools/test-database.ts'

const HEAD =
  '事项编码,事项名称,实施部门,统一社会信用代码,行政区划代码,事项类型,服务对象,承诺办结时限（工作日）,法定办结时限（工作日）,收费'
const DEPARTMENTS = [
  '教育局',
  '民政局',
  '财政局',
  '交通运输局',
  '农业农村局',
  '文化和旅游局',
  '卫生健康局',
  '市场监督管理局',
]
const BODIES_IN = 40

const database = await openTestDatabase()
await database.migrateTemplate()
Object.assign(process.env, database.env)
const folder = mkdtempSync(join(tmpdir(), 'bench-import-'))
try {
  const asked = process.argv.slice(2).map(Number)
  for (const rows of asked.length > 0 ? asked : [1135, 100_000]) await measure(rows)
} finally {
  rmSync(folder, { recursive: true, force: true })
  await database.close()
}

async function measure(rows: number): Promise<void> {
  const file = join(folder, `${rows}.csv`)
  writeFileSync(file, `${HEAD}\n${Array.from({ length: rows }, (_, at) => rowOf(at)).join('\n')}\n`)
  const world = await openWorld()
  globalThis.gc?.()
  const atStart = process.memoryUsage().rss
  let most = atStart
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50)
  const began = performance.now()
  let last = ''
  await importItemsCommand(world, [file, '--publish'], (line) => (last = line))
  const seconds = (performance.now() - began) / 1000
  clearInterval(watch)
  const { created, published } = JSON.parse(last) as { created: number; published: number }
  const megabytes = (bytes: number) => Math.round(bytes / 1_048_576)
  console.log(
    JSON.stringify({
      rows,
      seconds: Number(seconds.toFixed(1)),
      created,
      published,
      startMb: megabytes(atStart),
      mostMb: megabytes(most),
    }),
  )
  // A vacuum of the system's own may still hold the database.
  await world.close().catch(() => {})
}

function rowOf(at: number): string {
  const department = `${String.fromCodePoint(0x4e00 + ((at * 7) % BODIES_IN))}区${DEPARTMENTS[at % DEPARTMENTS.length]}`
  const region = `9901${String(1 + (at % BODIES_IN)).padStart(2, '0')}000000`
  return [
    `BENCH-${at + 1_000_000}`,
    `示范第${at}号许可（县级行使）`,
    department,
    '',
    region,
    '行政许可',
    '自然人、企业法人',
    5,
    20,
    '不收费',
  ].join(',')
}
