/** The sweeps of a night, killed amid their work: what a day brings by itself happens once to each case, and to none twice. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { givenItem } from '#modules/catalogue/testing.ts'
import {
  acceptedCase,
  type CaseStory,
  correctingCase,
  givenCase,
  headOf,
  settleBodyRules,
  tellHearingRight,
} from '#modules/cases/testing.ts'
import { givenStaff } from '#modules/identity/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { type Route, writeRoute } from '#modules/routes/index.ts'
import { openWorld, TEST_MASTER_KEY, type World } from '#server/testing.ts'

/** So many cases wait for each sweep. */
const CASES = 6
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

const report = {
  key: 'report',
  name: '验收报告',
  necessity: 'deferrable',
  deferDays: 5,
  form: 'either',
  originals: 0,
  copies: 1,
  source: 'applicant',
} as const
const settled = {
  deferralMissed: 'terminate',
  correctionDays: 5,
  correctionBasis: '《示范市行政许可程序规定》第十二条',
  denialCountersigned: false,
  twoPeople: false,
  hearingPutOffs: 1,
  answerDays: 5,
} as const

async function sweeper(world: World): Promise<ChildProcess> {
  const script = join(import.meta.dirname, 'sweeper.testing.ts')
  const { databaseUrl, app, clock } = world
  const words = [script, databaseUrl, app.config.dataFolder, TEST_MASTER_KEY, clock.now().toISOString()]
  const child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  return child
}

/** What a night brings to a case that was left alone, by the act that the system performs. */
const nightly: Readonly<Record<string, (world: World) => Promise<() => Promise<CaseStory>>>> = {
  'fire-timer': async (world) => {
    const { id: organId } = await givenOrgan(world)
    const approver = (await givenStaff(world, { roles: ['approver'], organId })).actor
    await givenStaff(world, { roles: ['department-head'], organId })
    const organ = await givenOrgan(world)
    const item = await givenItem(world, { organId, content: { route: await writeRoute(route) } })
    // Later than the others: two days of its own, and not the three of the step's budget.
    return () => acceptedCase(world, { organ, item, approver, filed: '2026-03-09' })
  },
  'deem-accepted': async (world) => () => givenCase(world),
  'lapse-deferred': async (world) => () =>
    acceptedCase(world, { content: { materials: [report] }, materials: [{ key: 'report', promise: true }] }),
  'lapse-correction': async (world) => {
    const organ = await givenOrgan(world)
    await world.perform(settleBodyRules, await headOf(world, { organ }), { organId: organ.id, ...settled })
    return () => correctingCase(world, { organ })
  },
  'lapse-hearing': async (world) => async () => {
    const story = await acceptedCase(world)
    await world.perform(tellHearingRight, story.approver, { caseId: story.caseId, reason: '排烟影响楼上住户' })
    return story
  },
}

async function happenedIn(world: World): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select case_id || ' ' || act as line from cases.case_event where act in (${sql.join(Object.keys(nightly))})`.execute(
    world.app.db,
  )
  return rows.map(({ line }) => line)
}

/** Told to sweep, and killed once so much has happened. */
async function sweepUntil(world: World, child: ChildProcess, happened: number): Promise<void> {
  const ended = once(child, 'exit')
  const swept = once(child.stdout!, 'data').then(() => true)
  child.stdin!.write('go\n')
  while ((await happenedIn(world)).length < happened && !(await Promise.race([swept, pause(1, false)])));
  child.kill('SIGKILL')
  await ended
}

test('the sweeps of a night are killed three times amid their work and run a fourth time: everything has happened once, each step has its owner', async () => {
  const world = await openWorld()
  try {
    const expected: string[] = []
    const routed: string[] = []
    const acts = Object.keys(nightly).toSorted((a, b) => Number(a === 'fire-timer') - Number(b === 'fire-timer'))
    for (const act of acts) {
      const begin = await nightly[act]!(world)
      for (let at = 0; at < CASES; at++) {
        const { caseId } = await begin()
        expected.push(`${caseId} ${act}`)
        if (act === 'fire-timer') routed.push(caseId)
      }
    }
    world.moveTo('2026-03-12')
    const children = await Promise.all([sweeper(world), sweeper(world), sweeper(world), sweeper(world)])
    for (const [at, child] of children.entries()) await sweepUntil(world, child, [4, 13, 22, expected.length][at]!)
    assert.deepEqual((await happenedIn(world)).toSorted(), expected.toSorted())
    const { rows: twice } = await sql`
      select case_id, act, facts from cases.case_event where actor_kind = 'system' group by 1, 2, 3 having count(*) > 1`.execute(
      world.app.db,
    )
    assert.deepEqual(twice, [], 'reminders and days that passed are noted once, too')
    const { rows: steps } = await sql<{ states: string[] }>`
      select array_agg(path || ' ' || status order by no) as states from routes.step
      where case_id in (${sql.join(routed)}) group by case_id`.execute(world.app.db)
    assert.equal(steps.length, CASES)
    for (const { states } of steps) assert.deepEqual(states, ['first gave-way', 'lead open'])
    const { rows: waiting } = await sql`select from routes.v_timer`.execute(world.app.db)
    assert.equal(waiting.length, 0)
  } finally {
    await world.close()
  }
})
