/**
 * `npm test`: everything that must hold, in the order in which it fails fastest.
 *
 *   node tools/test.ts                                everything
 *   node tools/test.ts --only server/modules/cases    only the server tests below a path (repeatable)
 *   node tools/test.ts --skip-journeys                without the browser
 *   node tools/test.ts --journeys-only [words]        only the browser journeys (whose title holds the words)
 *
 * PROPERTY_SEED: `random`, or the seed a failed property named; without it every run tries the same courses.
 * HANDS: `keyboard` walks the journeys on phones without a pointer too, `pointer` none; without it those at desks.
 * TEST_DATABASE_URL: the administrator address of a PostgreSQL to test against instead of the one npm brings.
 */
import { spawn } from 'node:child_process'
import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { COMPILED } from '#server/compile-cache.ts'
import { buildWebIfStale } from './build-web.ts'
import { openTestDatabase } from './test-database.ts'

type Outcome = { ok: boolean; note?: string; passed?: number; failed?: number }
type Step = { name: string; run: () => Promise<Outcome> }
type Environment = Record<string, string | undefined>

const root = join(import.meta.dirname, '..')
const programs = join(root, 'node_modules', '.bin')
const surroundings: Environment = {
  ...process.env,
  PATH: `${programs}${delimiter}${process.env.PATH}`,
  // Every test file and every server started is a process: what one has compiled the next need not.
  NODE_COMPILE_CACHE: COMPILED,
}
const TOGETHER = 12
const TEST_PLACES = ['reliability', 'server', 'tools', 'data', 'bench', 'web']

process.chdir(root)
const { values: asked, positionals: words } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', multiple: true },
    'skip-journeys': { type: 'boolean', default: false },
    'journeys-only': { type: 'boolean', default: false },
  },
})

const checks: Step[] = [
  { name: 'types (tsc)', run: () => quietly('tsc', ['--noEmit', '-p', '.']) },
  { name: 'lint (oxlint)', run: () => quietly('oxlint', ['--type-aware', '--deny-warnings']) },
  { name: 'format (biome)', run: () => quietly('biome', ['format', '.']) },
  { name: 'boundaries', run: () => quietly('node', ['tools/check-boundaries.ts']) },
  { name: 'map and OpenAPI are fresh', run: () => quietly('node', ['tools/write-map.ts', '--check']) },
]
const journeys: Step = { name: 'journeys', run: runJourneys }

process.exitCode = await runAll(chosenSteps())

function chosenSteps(): Step[] {
  if (asked['journeys-only']) return [journeys]
  const { only } = asked
  if (only) return [{ name: 'server tests', run: () => runServerTests(only) }]
  const server = [...checks, { name: 'server tests', run: () => runServerTests(TEST_PLACES) }]
  return asked['skip-journeys'] ? server : [...server, journeys]
}

/** Runs every step, also after a failure, so that one run tells everything. */
async function runAll(steps: readonly Step[]): Promise<number> {
  const lines: string[] = []
  const totals = { failedSteps: 0, passed: 0, failed: 0 }
  for (const [index, step] of steps.entries()) {
    console.log(`\n▶ ${index + 1}/${steps.length} ${step.name}`)
    const start = performance.now()
    const outcome: Outcome = await step.run().catch((error: Error) => ({ ok: false, note: error.message }))
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    const line = `${outcome.ok ? '✔' : '✖'} ${step.name} (${seconds} s)${outcome.note ? ` — ${outcome.note}` : ''}`
    console.log(line)
    lines.push(line)
    if (!outcome.ok) totals.failedSteps++
    totals.passed += outcome.passed ?? 0
    totals.failed += outcome.failed ?? 0
  }
  const verdict = totals.failedSteps === 0 ? 'All is well.' : `${totals.failedSteps} of ${steps.length} steps failed.`
  console.log(`\n${lines.join('\n')}\n${verdict}\n${totals.passed} passed, ${totals.failed} failed`)
  return totals.failedSteps === 0 ? 0 : 1
}

async function runServerTests(places: readonly string[]): Promise<Outcome> {
  const files = places.flatMap((place) =>
    /\.test\.tsx?$/.test(place) ? [place] : globSync(`${place}/**/*.test.ts`, { exclude: ['**/node_modules/**'] }),
  )
  if (files.length === 0) return { ok: false, note: `no *.test.ts below ${places.join(', ')}` }
  mkdirSync(join(root, '.onewindow'), { recursive: true })
  const groups = mkdtempSync(join(root, '.onewindow', 'test-groups-'))
  process.once('exit', () => rmSync(groups, { recursive: true, force: true }))
  const database = await openTestDatabase()
  const stop = () => void database.close().finally(() => process.exit(130))
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    const trouble = await database.migrateTemplate().catch((error: Error) => error.message)
    if (trouble) console.log(`The template database could not be migrated:\n${trouble}`)
    const flags = ['--test', '--test-concurrency=2', '--test-timeout=900000', '--test-reporter=spec']
    const entries = groupTests(files.sort(), groups)
    const { ok, output } = await aloud('node', [...flags, ...entries], { ...surroundings, ...database.env })
    const count = (word: string) => Number(new RegExp(`^ℹ ${word} (\\d+)`, 'm').exec(output)?.[1] ?? 0)
    const [passed, skipped] = [count('pass'), count('skipped')]
    // A file that cannot be loaded has no test that could fail.
    const failed = Math.max(count('fail') + count('cancelled'), ok ? 0 : 1)
    return { ok: ok && !trouble, note: `${passed} passed, ${failed} failed, ${skipped} skipped`, passed, failed }
  } finally {
    process.removeListener('SIGINT', stop).removeListener('SIGTERM', stop)
    await database.close()
  }
}

/**
 * Loading the application takes longer than most test files do, so the files of the modules share processes, each in a suite of
 * its own that the next waits for: same hooks, same order, same worlds. Others change what is global, or are long, and stay alone.
 * @param folder for what is written for the runner
 * @returns the files for the runner, which sorts them by name
 */
function groupTests(files: readonly string[], folder: string): string[] {
  const [ofModules, others] = [files.filter(isOfModule), files.filter((file) => !isOfModule(file))]
  const groups: string[] = []
  for (let from = 0; from < ofModules.length; from += TOGETHER) {
    const group = join(folder, `${String(from / TOGETHER + 1).padStart(2, '0')}.test.ts`)
    const suites = ofModules
      .slice(from, from + TOGETHER)
      .map(
        (file) => `await describe('${file}', async () => void (await import('${pathToFileURL(resolve(file)).href}')))`,
      )
    writeFileSync(group, [`import { describe } from 'node:test'`, ...suites, ''].join('\n'))
    groups.push(group)
  }
  return [...groups, ...others]
}

function isOfModule(file: string): boolean {
  return relative(root, resolve(file)).startsWith(join('server', 'modules'))
}

async function runJourneys(): Promise<Outcome> {
  await buildWebIfStale()
  const filter = words.length > 0 ? ['--grep', words.join(' ')] : []
  const { ok, output } = await aloud(
    'playwright',
    ['test', '--config', 'journeys/playwright.config.ts', ...filter],
    surroundings,
  )
  const count = (word: string) => Number(new RegExp(`^\\s+(\\d+) ${word}`, 'm').exec(output)?.[1] ?? 0)
  const [passed, failed, skipped] = [count('passed'), count('failed'), count('skipped')]
  return { ok, note: `${passed} passed, ${failed} failed, ${skipped} skipped`, passed, failed }
}

/** Shows what the program said only when it failed. */
async function quietly(program: string, args: readonly string[]): Promise<Outcome> {
  const { ok, output } = await run(program, args, surroundings, () => {})
  if (!ok) console.log(output.trimEnd())
  return { ok }
}

function aloud(program: string, args: readonly string[], env: Environment) {
  const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}
  return run(program, args, { ...env, ...colour }, (chunk) => process.stdout.write(chunk))
}

function run(program: string, args: readonly string[], env: Environment, heard: (chunk: string) => void) {
  return new Promise<{ ok: boolean; output: string }>((done, fail) => {
    const child = spawn(join(programs, program), args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        output += chunk
        heard(chunk)
      })
    }
    child.once('error', fail)
    child.once('close', (code) => done({ ok: code === 0, output: withoutColour(output) }))
  })
}

function withoutColour(text: string): string {
  return text.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g'), '')
}
