/**
 * `npm run bench`: everything that is measured, one after another, and the tables of README.md for this machine.
 *
 *   node bench/run.ts [--only submissions|lives|route-step|instant|start-up|phone|catalogue|export|search|exchange|pages] [--sizes 10000,100000,1000000]
 */
import { spawnSync } from 'node:child_process'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { cpuTotal } from './cpu.ts'
import { measureInstant } from './instant.ts'
import { measureLives } from './lives.ts'
import { measurePages, type SizeResult } from './pages.ts'
import { measurePhone } from './phone.ts'
import { measureRouteSteps } from './route-step.ts'
import { measureStartUp } from './start-up.ts'
import { inWords, type Round } from './rounds.ts'
import { measureSubmissions } from './submissions.ts'

const { values } = parseArgs({
  options: { only: { type: 'string' }, sizes: { type: 'string', default: '10000,100000,1000000' } },
})
const besideHead = ['', 'median round', 'ratio of medians', 'of best rounds', 'of processor time']
const say = (line: string) => console.error(line)
const wanted = (part: string) => values.only === undefined || values.only === part

const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB`
console.log(`${new Date().toISOString().slice(0, 10)}, ${machine}, Node ${process.version}\n`)
if (wanted('submissions')) await submissions()
if (wanted('lives')) await lives()
if (wanted('route-step')) await routeSteps()
if (wanted('instant')) await instant()
if (wanted('start-up')) await startUps()
if (wanted('phone')) await phones()
if (wanted('catalogue')) script('catalogue.ts')
if (wanted('export')) script('exports.ts')
if (wanted('search')) script('search/measure.ts')
if (wanted('search')) script('search/latency.ts')
if (wanted('exchange')) script('exchange.ts')
if (wanted('pages')) await pages()

/** In a process of its own, whose memory nothing else has touched. */
function script(file: string): void {
  const { status } = spawnSync(process.execPath, ['--expose-gc', join(import.meta.dirname, file)], { stdio: 'inherit' })
  if (status !== 0) throw new Error(`bench/${file} ended with ${status}`)
  console.log()
}

async function submissions(): Promise<void> {
  const rows: string[][] = []
  for (const background of [true, false])
    rows.push(...besidePlain(background, await measureSubmissions({ seconds: 8, rounds: 5, background, say })))
  table(besideHead, rows)
}

async function lives(): Promise<void> {
  const rows: string[][] = []
  for (const background of [true, false])
    rows.push(...besidePlain(background, await measureLives({ seconds: 10, rounds: 5, background, say })))
  table(besideHead, rows)
}

async function routeSteps(): Promise<void> {
  const costs = await measureRouteSteps()
  table(
    [
      'reviews in the route',
      'interpreter, µs a move',
      'opinion through HTTP, ms',
      'its rows in plain SQL, ms',
      'ratio',
    ],
    costs.map(({ steps, pureMicroseconds, http, plain }) => [
      String(steps),
      pureMicroseconds.toFixed(1),
      http.toFixed(2),
      plain.toFixed(2),
      (plain / http).toFixed(2),
    ]),
  )
}

async function instant(): Promise<void> {
  const cost = await measureInstant()
  table(
    ['instant approvals', 'median, ms', 'p95, ms', 'slowest, ms', 'its rows in plain SQL, ms', 'ratio'],
    [
      [
        String(cost.decisions),
        ...[cost.median, cost.p95, cost.slowest, cost.plain].map((one) => one.toFixed(1)),
        (cost.plain / cost.median).toFixed(2),
      ],
    ],
  )
}

function besidePlain(
  background: boolean,
  { http, plain, ratio }: { http: Round[]; plain: Round[]; ratio: number },
): string[][] {
  return [
    [
      background ? 'HTTP, reactions and sealer beside' : 'HTTP, nothing beside',
      inWords(typical(http)),
      ratio.toFixed(2),
      (best(http).perSecond / best(plain).perSecond).toFixed(2),
      (cpuTotal(typical(plain).cpu) / cpuTotal(typical(http).cpu)).toFixed(2),
    ],
    ['plain SQL', inWords(typical(plain)), '', '', ''],
  ]
}

function typical(rounds: readonly Round[]): Round {
  return rounds.toSorted((a, b) => a.perSecond - b.perSecond)[Math.floor(rounds.length / 2)]!
}

/** What else the machine does only ever slows a round down. */
function best(rounds: readonly Round[]): Round {
  return rounds.toSorted((a, b) => b.perSecond - a.perSecond)[0]!
}

async function startUps(): Promise<void> {
  const rows: string[][] = []
  for (const demo of [false, true]) {
    const { cold, warm, megabytes } = await measureStartUp({ demo })
    rows.push([
      demo ? 'with the demo city' : 'without',
      `${cold.toFixed(1)} s`,
      `${warm.toFixed(1)} s`,
      `${megabytes} MB`,
    ])
  }
  table(['', 'cold', 'warm', 'memory at rest'], rows)
}

async function phones(): Promise<void> {
  const rows: string[][] = []
  for (const slow of [false, true]) {
    const { box, alive, key } = await measurePhone({ slow })
    const words = ({ median, worst }: typeof key) => `${median.toFixed(0)} / ${worst.toFixed(0)} ms`
    rows.push([slow ? 'processor slowed four times, slow 4G' : 'this machine', words(box), words(alive), words(key)])
  }
  table(['median / worst', 'home: its search box is there', 'all of it lives', 'a key in a form is seen'], rows)
}

async function pages(): Promise<void> {
  const results = await measurePages({ sizes: values.sizes.split(',').map(Number), asks: 200, say })
  const head = results.map(
    ({ cases, open }) => `${cases.toLocaleString('en')} cases (${open.toLocaleString('en')} open)`,
  )
  const names = results[0]?.pages.map(({ page }) => page) ?? []
  table(
    ['median / p95, ms', ...head],
    [
      ...names.map((name) => [name, ...results.map((result) => timesOf(result, name))]),
      ['loaded in', ...results.map(({ loadSeconds }) => `${loadSeconds.toFixed(0)} s`)],
      ['memory of the server afterwards', ...results.map(({ serverMegabytes }) => `${serverMegabytes} MB`)],
    ],
  )
}

function timesOf({ pages: all }: SizeResult, name: string): string {
  const found = all.find(({ page }) => page === name)
  return found ? `${found.median.toFixed(1)} / ${found.p95.toFixed(1)}` : ''
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  console.log([line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n'), '\n')
}
