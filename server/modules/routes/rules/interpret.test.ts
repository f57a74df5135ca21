import assert from 'node:assert/strict'
import test from 'node:test'
import { fc } from '#server/properties.ts'
import { drawn, shapes, taskExample, walkFacts } from '../testing.ts'
import { begin, complete, earlierTasks, giveWay, goBack, RouteStuck, takeBack } from './interpret.ts'
import { isTask, placesOf, timersOn } from './route-graph.ts'
import { DEFAULT_ROUTE, type Moved, type Route, type RunState } from './route-model.ts'

const plain = walkFacts(0, false)
const open = (route: Route, state: RunState) =>
  state.tokens.filter(({ at }) => isTask(placesOf(route).get(at))).toSorted((a, b) => a.no - b.no)
const openPaths = (route: Route, state: RunState) =>
  open(route, state)
    .map(({ at }) => at)
    .toSorted()
const noOf = (state: RunState, path: string) => state.tokens.find(({ at }) => at === path)?.no ?? -1
const stuck = (reason: RouteStuck['reason']) => (problem: unknown) =>
  problem instanceof RouteStuck && problem.reason === reason

/** a beside (b, c), then d, then the decision. */
const together: Route = {
  nodes: [
    { kind: 'start', id: 'start' },
    { kind: 'parallel', id: 'split' },
    ...['a', 'b', 'c', 'd'].map((id) => taskExample(id)),
    { kind: 'parallel', id: 'join' },
    taskExample('decision', { stage: 'decision' }),
    { kind: 'end', id: 'end' },
  ],
  flows: [
    ['start', 'split'],
    ['split', 'a'],
    ['split', 'b'],
    ['b', 'c'],
    ['a', 'join'],
    ['c', 'join'],
    ['join', 'd'],
    ['d', 'decision'],
    ['decision', 'end'],
  ].map(([from = '', to = ''], at) => ({ id: `f${at}`, from, to })),
}
const run = (route: Route, moved: Moved, paths: readonly string[]): RunState =>
  paths.reduce((state, path) => complete(route, state, noOf(state, path), plain).state, moved.state)

test('an item without a drawing is reviewed, then decided', () => {
  const started = begin(DEFAULT_ROUTE, plain)
  assert.deepEqual(
    started.opened.map(({ path }) => path),
    ['review'],
  )
  const decided = run(DEFAULT_ROUTE, started, ['review', 'decision'])
  assert.equal(decided.ended, true)
  assert.deepEqual(decided.tokens, [])
})

test('a join waits for all its ways', () => {
  const state = run(together, begin(together, plain), ['a'])
  assert.deepEqual(openPaths(together, state), ['b'])
  assert.deepEqual(openPaths(together, run(together, begin(together, plain), ['a', 'b', 'c'])), ['d'])
})

test('a return over a join opens the earlier step alone; what ran beside it stays done', () => {
  const state = run(together, begin(together, plain), ['a', 'b', 'c'])
  const back = goBack(together, state, noOf(state, 'd'), 'b')
  assert.deepEqual(openPaths(together, back.state), ['b'])
  assert.equal(back.voided.length, 1)
  assert.equal(back.undone.length, 2)
  assert.deepEqual(openPaths(together, run(together, back, ['b', 'c'])), ['d'])
})

test('a return within one way leaves the way beside it alone', () => {
  const state = run(together, begin(together, plain), ['b'])
  const back = goBack(together, state, noOf(state, 'c'), 'b')
  assert.deepEqual(openPaths(together, back.state), ['a', 'b'])
})

test('a step beside, a later one and one never reached are no targets of a return', () => {
  const state = run(together, begin(together, plain), ['a', 'b'])
  for (const target of ['a', 'd', 'nowhere'])
    assert.throws(() => goBack(together, state, noOf(state, 'c'), target), stuck('not-behind'))
  assert.deepEqual(
    earlierTasks(together, state, noOf(state, 'c')).map(({ path }) => path),
    ['b'],
  )
})

test('one takes back the own step until somebody acted on it', () => {
  const state = run(together, begin(together, plain), ['a', 'b'])
  const b = state.past.flatMap(({ gave }) => gave).find(({ at }) => at === 'b')?.no ?? -1
  const back = takeBack(together, state, b)
  assert.deepEqual(openPaths(together, back.state), ['b'])
  assert.throws(() => takeBack(together, run(together, { ...back, state }, ['c']), b), stuck('acted-on'))
})

test('a step that is not open cannot be done, nor done twice', () => {
  const started = begin(together, plain)
  const no = noOf(started.state, 'a')
  const { state } = complete(together, started.state, no, plain)
  assert.throws(() => complete(together, state, no, plain), stuck('not-open'))
  assert.throws(() => complete(together, state, 999, plain), stuck('not-open'))
})

test('no way open is said, never passed over', () => {
  const route: Route = {
    nodes: [
      { kind: 'start', id: 'start' },
      taskExample('a'),
      { kind: 'exclusive', id: 'x' },
      taskExample('b'),
      taskExample('c'),
    ],
    flows: [
      { id: 'f1', from: 'start', to: 'a' },
      { id: 'f2', from: 'a', to: 'x' },
      { id: 'f3', from: 'x', to: 'b', when: 'form.pick = 1' },
      { id: 'f4', from: 'x', to: 'c', when: 'form.missing > 3' },
    ],
  }
  const { state } = begin(route, plain)
  assert.throws(() => complete(route, state, 1, walkFacts(2, false)), stuck('no-way'))
  assert.deepEqual(openPaths(route, complete(route, state, 1, walkFacts(1, false)).state), ['b'])
})

/** What a run has seen, kept apart from its state, so that the two can be compared. */
type Diary = { open: Set<number>; done: Set<number>; everNos: number[]; decisions: number }

function note(route: Route, diary: Diary, moved: Moved): RunState {
  for (const no of moved.voided) assert.ok(diary.open.delete(no), 'only an open step is withdrawn')
  for (const no of moved.undone) assert.ok(diary.done.delete(no), 'only a done step is undone')
  for (const { no } of moved.opened) {
    diary.open.add(no)
    diary.everNos.push(no)
  }
  assert.deepEqual(
    open(route, moved.state).map(({ no }) => no),
    [...diary.open].toSorted((a, b) => a - b),
    'the open steps are those that opened and were neither done nor withdrawn',
  )
  assert.equal(new Set(diary.everNos).size, diary.everNos.length, 'no number is used twice')
  checkPast(route, moved.state)
  return moved.state
}

/** The present follows from the past: tokens are what was given and not taken, and joins took one of each way in. */
function checkPast(route: Route, { past, tokens }: RunState): void {
  const places = placesOf(route)
  const given = past.flatMap(({ gave }) => gave)
  const at = new Map(given.map((token) => [token.no, token.at]))
  const taken = past.flatMap(({ took }) => took)
  assert.equal(new Set(taken).size, taken.length, 'no token is taken twice')
  assert.ok(taken.every((no) => at.has(no)))
  assert.deepEqual(
    tokens.map(({ no }) => no).toSorted((a, b) => a - b),
    given
      .map(({ no }) => no)
      .filter((no) => !taken.includes(no))
      .toSorted((a, b) => a - b),
  )
  for (const { took } of past) {
    const place = places.get(at.get(took[0] ?? -1) ?? '')
    if (place?.node.kind === 'parallel') {
      assert.equal(took.length, place.ins)
      assert.ok(took.every((no) => at.get(no) === place.path))
    }
  }
}

type Move = { kind: number; which: number; pick: number; again: boolean }
const moves = fc.array(fc.record({ kind: fc.nat(9), which: fc.nat(99), pick: fc.nat(2), again: fc.boolean() }), {
  maxLength: 40,
})

function doStep(route: Route, diary: Diary, state: RunState, no: number, facts = plain): RunState {
  const path = state.tokens.find((token) => token.no === no)?.at ?? ''
  const moved = complete(route, state, no, facts)
  diary.open.delete(no)
  diary.done.add(no)
  if (path === 'decision') diary.decisions += 1
  return note(route, diary, moved)
}

/** Follows the moves, then does what is open until the run has ended. */
function walk(route: Route, chosen: readonly Move[], withReturns: boolean): { diary: Diary; state: RunState } {
  const diary: Diary = { open: new Set(), done: new Set(), everNos: [], decisions: 0 }
  let state = note(route, diary, begin(route, walkFacts(chosen[0]?.pick ?? 0, false)))
  for (const { kind, which, pick, again } of chosen) {
    const steps = open(route, state)
    const step = steps[which % steps.length]
    if (!step) break
    const facts = walkFacts(pick, again)
    const timers = timersOn(route, step.at)
    const timer = timers[which % timers.length]
    const behind = withReturns ? earlierTasks(route, state, step.no) : []
    const target = behind[which % behind.length]
    if (kind === 0 && timer) {
      // What gave way was open to a return as well: the diary holds it as done with.
      const moved = giveWay(route, state, step.no, timer.path, facts)
      if (timer.timer.interrupting) diary.done.add(step.no)
      state = note(route, diary, moved)
    } else if (kind === 1 && target) state = note(route, diary, goBack(route, state, step.no, target.path))
    else state = doStep(route, diary, state, step.no, facts)
  }
  for (let left = 400; !state.ended && left > 0; left -= 1) {
    const step = open(route, state)[0]
    assert.ok(step, 'a run that has not ended has an open step')
    state = doStep(route, diary, state, step.no)
  }
  return { diary, state }
}

test('whatever is done, timed out or returned in whatever order: no token is lost or doubled, and the run ends with one decision', () => {
  fc.assert(
    fc.property(shapes, moves, (shape, chosen) => {
      const { diary, state } = walk(drawn(shape), chosen, true)
      assert.equal(state.ended, true)
      assert.equal(diary.decisions, 1)
      assert.equal(diary.open.size, 0)
    }),
    { numRuns: 1500 },
  )
})

test('a step returned to and everything after it done again brings the run to where it was', () => {
  fc.assert(
    fc.property(shapes, moves, fc.nat(99), (shape, chosen, which) => {
      const route = drawn(shape)
      const diary: Diary = { open: new Set(), done: new Set(), everNos: [], decisions: 0 }
      let state = note(route, diary, begin(route, plain))
      for (const move of chosen) {
        const steps = open(route, state)
        const step = steps[move.which % steps.length]
        if (!step || step.at === 'decision') break
        state = doStep(route, diary, state, step.no)
      }
      const before = openPaths(route, state)
      const step = open(route, state)[which % Math.max(1, before.length)]
      const behind = step ? earlierTasks(route, state, step.no) : []
      const target = behind[which % Math.max(1, behind.length)]
      if (!step || !target) return
      const back = goBack(route, state, step.no, target.path)
      const again = back.undone.length
      let now = note(route, diary, back)
      assert.ok(openPaths(route, now).includes(target.path))
      // The same facts lead the same way, so as many steps as were undone lead back; those open elsewhere are left alone.
      const elsewhere = new Set(open(route, state).map(({ no }) => no))
      for (let left = again; left > 0; left -= 1) {
        const undoneStep = open(route, now).find(({ no, at }) => !elsewhere.has(no) && !before.includes(at))
        if (!undoneStep) break
        now = doStep(route, diary, now, undoneStep.no)
      }
      assert.deepEqual(openPaths(route, now), before)
    }),
    { numRuns: 1500 },
  )
})
