/** The sweep that fires the timers of routes, killed amid its work: each timer fires once, and none is forgotten. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { givenItem } from '#modules/catalogue/testing.ts'
import { acceptedCase } from '#modules/cases/testing.ts'
import { givenStaff } from '#modules/identity/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { type Route, writeRoute } from '#modules/routes/index.ts'
import { openWorld, TEST_MASTER_KEY, type World } from '#server/testing.ts'

const CASES = 16
const body = { kind: 'handling' } as const
const task = (id: string, name: string, role: 'approver' | 'department-head' = 'approver') =>
  ({ kind: 'task', id, name, stage: 'review', post: { body, role }, budgetDays: 3, silence: 'record' }) as const

/** 初审 gives way to the head after two working days. */
const route: Route = {
  nodes: [
    { kind: 'start', id: 'start' },
    task('first', '初审'),
    { kind: 'timer', id: 'late', on: 'first', afterDays: 2, interrupting: true },
    task('lead', '负责人督办', 'department-head'),
    { ...task('decision', '决定'), stage: 'decision', budgetDays: 0 },
    { kind: 'end', id: 'end' },
  ],
  flows: [
    { id: 'f1', from: 'start', to: 'first' },
    { id: 'f2', from: 'first', to: 'decision' },
    { id: 'f3', from: 'late', to: 'lead' },
    { id: 'f4', from: 'lead', to: 'decision' },
    { id: 'f5', from: 'decision', to: 'end' },
  ],
}

async function sweeper(world: World): Promise<ChildProcess> {
  const script = join(import.meta.dirname, 'timer-sweep.testing.ts')
  const { databaseUrl, app, clock } = world
  const words = [script, databaseUrl, app.config.dataFolder, TEST_MASTER_KEY, clock.now().toISOString()]
  const child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  return child
}

async function firedIn(world: World): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; n: number }>`
    select case_id as id, count(*)::int as n from cases.case_event where act = 'fire-timer' group by 1`.execute(
    world.app.db,
  )
  return new Map(rows.map(({ id, n }) => [id, n]))
}

/** Told to sweep, and killed once so many timers have fired. */
async function sweepUntil(world: World, child: ChildProcess, fired: number): Promise<void> {
  const ended = once(child, 'exit')
  const swept = once(child.stdout!, 'data').then(() => true)
  child.stdin!.write('go\n')
  while ((await firedIn(world)).size < fired && !(await Promise.race([swept, pause(1, false)])));
  child.kill('SIGKILL')
  await ended
}

test('the sweep of timers is killed twice amid its work and runs a third time: each timer has fired once, each step has its owner', async () => {
  const world = await openWorld()
  try {
    const { id: organId } = await givenOrgan(world)
    const staff = async (role: string) => (await givenStaff(world, { roles: [role], organId })).actor
    const [approver] = [await staff('approver'), await staff('department-head')]
    const organ = await givenOrgan(world)
    const item = await givenItem(world, { organId, content: { route: await writeRoute(route) } })
    const ids: string[] = []
    for (let at = 0; at < CASES; at++) ids.push((await acceptedCase(world, { organ, item, approver })).caseId)
    world.moveTo('2026-03-05')
    const [one, two, three] = await Promise.all([sweeper(world), sweeper(world), sweeper(world)])
    await sweepUntil(world, one!, 3)
    await sweepUntil(world, two!, 9)
    await sweepUntil(world, three!, CASES)
    assert.deepEqual(await firedIn(world), new Map(ids.map((id) => [id, 1])))
    const { rows: steps } = await sql<{ id: string; states: string[] }>`
      select case_id as id, array_agg(path || ' ' || status order by no) as states from routes.step group by 1`.execute(
      world.app.db,
    )
    assert.equal(steps.length, CASES)
    for (const { states } of steps) assert.deepEqual(states, ['first gave-way', 'lead open'])
    const { rows: waiting } = await sql`select from routes.v_timer`.execute(world.app.db)
    assert.equal(waiting.length, 0)
  } finally {
    await world.close()
  }
})
