/**
 * A catalogue of a district and one of a province: how long an import takes and how much memory, and what public pages cost afterwards.
 *
 *   node bench/catalogue.ts [rows ...]      1135, 10000 and 100000 unless told
 *
 * A flat import takes about the same memory for all of them.
 */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { stranger } from '#kernel/actor.ts'
import { guide } from '#modules/catalogue/views/guide.ts'
import { itemChanges } from '#modules/catalogue/views/item-changes.ts'
import { itemList } from '#modules/catalogue/views/item-list.ts'
import * as listViews from '#modules/catalogue/views/lists.ts'
import { searchItems } from '#modules/catalogue/views/search-items.ts'
import { itemColumns } from '#modules/catalogue/import-template.ts'
import { writeWorkbook } from '#modules/catalogue/spreadsheet.ts'
import { openWorld, TEST_MASTER_KEY, type World } from '#server/testing.ts'
import { openTestDatabase } from '#tools/test-database.ts'

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

type Row = { work: string; cells: string[] }
type Measured = { work: string; cell: string }

const ASKS = 60
const sizes = process.argv.slice(2).map(Number)
if (sizes.length === 0) sizes.push(1135, 10_000, 100_000)

const database = await openTestDatabase()
await database.migrateTemplate()
Object.assign(process.env, database.env)
const folder = mkdtempSync(join(tmpdir(), 'bench-import-'))
try {
  const rows: Row[] = []
  for (const size of sizes)
    for (const { work, cell } of await measure(size)) {
      const row = rows.find((one) => one.work === work) ?? { work, cells: [] }
      if (row.cells.push(cell) === 1) rows.push(row)
    }
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const head = ['', ...sizes.map((size) => `${size.toLocaleString('en')} items`)]
  console.log(
    [line(head), line(head.map(() => '---')), ...rows.map((row) => line([row.work, ...row.cells]))].join('\n'),
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
  await database.close()
}

async function measure(size: number): Promise<Measured[]> {
  const other = await openWorld()
  const list = Array.from({ length: size }, (_, at) => rowOf(at))
  const [head, cells] = [list.map(Object.keys)[0]!, list.map((row) => Object.values(row))]
  const columns: Readonly<Record<string, { title: string }>> = itemColumns
  const book = [{ sheet: '事项', head: head.map((key) => columns[key]!.title), rows: cells }]
  const table = await importOf(other, size, { form: 'xlsx', content: await writeWorkbook(book) })
  await other.close().catch(() => {})
  const world = await openWorld()
  const lines = list.map((row) => JSON.stringify(row)).join(',\n')
  const imported = await importOf(world, size, { form: 'json', content: `[${lines}]` })
  await sql`analyze`.execute(world.app.db)
  const pages = []
  for (const [work, ask] of Object.entries(await pagesOf(world))) pages.push({ work, cell: await timed(ask) })
  // A vacuum of the system's own may still hold the database.
  await world.close().catch(() => {})
  const ofTable = new Set(['import and publish', 'taken by the process at most'])
  const asTable = table
    .filter(({ work }) => ofTable.has(work))
    .map(({ work, cell }) => ({ work: `as a workbook: ${work}`, cell }))
  return [...imported, ...asTable, ...pages]
}

/** By the operator's command in a process of its own, with the heap its script in package.json gives it. */
async function importOf(
  world: World,
  size: number,
  list: { form: string; content: string | Buffer },
): Promise<Measured[]> {
  const file = join(folder, `${size}.${list.form}`)
  writeFileSync(file, list.content)
  const settings = {
    DATABASE_URL: world.databaseUrl,
    ONEWINDOW_MASTER_KEY: TEST_MASTER_KEY,
    ONEWINDOW_DATA: join(folder, `data-${list.form}-${size}`),
  }
  const { onewindow } = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { onewindow: string } }).scripts
  const heap = onewindow.split(' ').filter((word) => word.startsWith('--'))
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--expose-gc', ...heap, 'bench/import-once.ts', file],
    {
      env: { ...process.env, ...settings },
    },
  )
  const { seconds, cpu, published, started, held, taken } = JSON.parse(stdout) as Record<string, number>
  if (published !== size) throw new Error(`${size} rows made only ${published} published items: ${stdout}`)
  return [
    { work: 'import and publish', cell: `${seconds!.toFixed(1)} s` },
    { work: 'of that, processor time of the command', cell: `${cpu!.toFixed(1)} s` },
    { work: 'held in memory meanwhile', cell: megabytes(held!) },
    { work: 'taken by the process at most', cell: megabytes(taken!) },
    { work: 'of that, before the import began', cell: megabytes(started!) },
  ]
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_048_576)} MB`
}

type Ask = (at: number) => Promise<unknown>

/** What anybody may ask of the published list; each asked as the server would, in a transaction of its own. */
async function pagesOf(world: World): Promise<Record<string, Ask>> {
  const { rows: items } = await sql<{ id: string }>`
    select id from catalogue.item where status = 'published' order by id`.execute(world.app.db)
  const some = (at: number) => items[(at * 7919) % items.length]!.id
  const lists = await world.show(listViews.lists, stranger, {})
  const pages: Record<string, Ask> = {
    'guide page': (at) => world.show(guide, stranger, { id: some(at) }),
    'items, first page': () => world.show(itemList, stranger, { limit: 20 }),
    'search in plain words': (at) => world.show(searchItems, stranger, { q: `怎么办第${at}号许可`, limit: 10 }),
    'changes since a mark, 100': () => world.show(itemChanges, stranger, { since: '0.0', limit: 100 }),
  }
  for (const { key, title } of lists.lists)
    pages[`list ${title}, from the middle`] = () =>
      world.show(listViews.listPage, stranger, { key, limit: 20, after: items[Math.floor(items.length / 2)]!.id })
  return pages
}

async function timed(ask: Ask): Promise<string> {
  await ask(0)
  const times: number[] = []
  for (let at = 1; at <= ASKS; at++) {
    const start = performance.now()
    await ask(at)
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  return `${times[Math.floor(ASKS / 2)]!.toFixed(1)} / ${times[Math.ceil(ASKS * 0.95) - 1]!.toFixed(1)} ms`
}

/** As a provincial platform exports its items. */
function rowOf(at: number) {
  const department = `${String.fromCodePoint(0x4e00 + ((at * 7) % BODIES_IN))}区${DEPARTMENTS[at % DEPARTMENTS.length]}`
  return {
    department,
    main_item: '未分类',
    name: `示范第${at}号许可（县级行使）`,
    areaCode: `9901${String(1 + (at % BODIES_IN)).padStart(2, '0')}000000`,
    itemCode: `BENCH-${at + 1_000_000}`,
    taskType: '1',
    deptCode: '',
  }
}
