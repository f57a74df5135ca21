import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import { acts, statuses } from '../contract.ts'
import * as contract from '../contract.ts'
import { after, caseTable, endStatuses, openRows, type Standing } from './case-status.ts'

const standing = fc.record({
  status: fc.constantFrom(...statuses),
  correctionAsked: fc.boolean(),
  extended: fc.boolean(),
  deferredOpen: fc.boolean(),
  handling: fc.constantFrom('instant' as const, 'promised' as const),
  hearing: fc.constantFrom(undefined, 'told' as const, 'requested' as const, 'called' as const, 'held' as const),
  siteCheckOpen: fc.boolean(),
  renewing: fc.boolean(),
  countersign: fc.constantFrom(
    undefined,
    'refusal-proposed' as const,
    'refusal-overturned' as const,
    'denial-proposed' as const,
  ),
  hasEarlierStep: fc.boolean(),
  jointOpen: fc.boolean(),
  hasLastStep: fc.boolean(),
  timerWaits: fc.boolean(),
  asideOpen: fc.boolean(),
})

test('the table has one row for every act, and each row cites a provision for licences and for services', () => {
  assert.deepEqual(caseTable.map((row) => row.act).sort(), [...acts].sort())
  for (const row of caseTable) {
    assert.ok(row.article.licence.length > 4 && row.article.service.length > 4 && row.effect.length > 8, row.act)
    assert.ok(
      !row.article.service.startsWith('《行政许可法》'),
      `${row.act}: a service that is no licence does not rest on the licence law`,
    )
  }
})

test('every row names the permission word its contract asks for', () => {
  const routes = Object.values(contract).filter(
    (one) => typeof one === 'object' && one !== null && 'permission' in one,
  ) as {
    name: string
    permission: string
  }[]
  const named: Record<string, string> = { return: 'return-to-examiner', 'refuse-acceptance': 'refuse-acceptance' }
  for (const row of caseTable) {
    const wanted = named[row.act] ?? row.act
    const route = routes.find(({ name }) => name === `cases.${wanted}` || name === `cases.${wanted}-case`)
    assert.ok(route, `an act's contract for ${row.act}`)
    assert.equal(route.permission, row.words[0], row.act)
  }
})

test('every status can be reached from filing, and from every status an end can be reached', () => {
  const next = (from: string) =>
    caseTable
      .filter((row) => (row.from as string[]).includes(from) && row.to !== 'unchanged')
      .map((row) => row.to as string)
  const reach = (from: string, seen = new Set<string>([from])): Set<string> => {
    for (const to of next(from)) if (!seen.has(to)) reach(to, seen.add(to))
    return seen
  }
  assert.deepEqual([...reach('filed')].sort(), [...statuses].sort())
  for (const status of statuses)
    assert.ok(
      endStatuses.some((end) => reach(status).has(end)),
      `${status} leads to an end`,
    )
})

test('nothing is open once a case has ended, and something is open until then', () => {
  fc.assert(
    fc.property(standing, (one) => {
      assert.equal(openRows(one).length === 0, endStatuses.includes(one.status))
    }),
  )
})

test('a correction is asked for once only', () => {
  fc.assert(
    fc.property(standing, (one) => {
      if (one.correctionAsked) assert.equal(after(one, 'ask-correction').open, false)
    }),
  )
})

test('the limit is extended once only', () => {
  fc.assert(
    fc.property(standing, (one) => {
      if (one.extended) assert.equal(after(one, 'extend').open, false)
    }),
  )
})

test('nothing is granted while promised materials are still to come', () => {
  fc.assert(
    fc.property(standing, (one) => {
      if (one.deferredOpen) assert.equal(after(one, 'grant').open, false)
    }),
  )
})

test('a no is countersigned or overturned only while one is proposed, and a yes stays open', () => {
  fc.assert(
    fc.property(standing, (one) => {
      const proposed = {
        filed: 'refusal-proposed',
        corrected: 'refusal-proposed',
        examined: 'denial-proposed',
      } as const
      const waits = one.countersign !== undefined && one.countersign === proposed[one.status as keyof typeof proposed]
      const open = openRows(one).map((row) => row.act as string)
      for (const act of ['confirm', 'overturn'])
        if (act === 'overturn' || one.hearing === undefined)
          assert.equal(open.includes(`${act}-refusal`) || open.includes(`${act}-denial`), waits, act)
      const [no, yes] = one.status === 'examined' ? ['deny', 'grant'] : ['refuse-acceptance', 'accept']
      const shut = one.deferredOpen || one.siteCheckOpen || one.hearing === 'told' || one.hearing === 'requested'
      if (waits) assert.deepEqual([open.includes(no!), open.includes(yes!) || shut], [false, true])
    }),
  )
})

test('nothing is decided while a hearing may still be asked for or is to be held, or the site check is still to come', () => {
  fc.assert(
    fc.property(standing, (one) => {
      const open = openRows(one).map((row) => row.act as string)
      if (one.hearing === 'told' || one.hearing === 'requested' || one.siteCheckOpen)
        for (const act of ['grant', 'deny', 'decide-on-the-spot'])
          if (act !== 'decide-on-the-spot' || one.siteCheckOpen) assert.ok(!open.includes(act), act)
      if (one.hearing === 'called') assert.ok(!open.includes('end-procedure'), 'a hearing ends with its record')
    }),
  )
})

test('only an instant item is decided on the spot', () => {
  fc.assert(
    fc.property(standing, (one) => {
      if (after(one, 'decide-on-the-spot').open) assert.equal(one.handling, 'instant')
    }),
  )
})

const plain = {
  correctionAsked: false,
  extended: false,
  deferredOpen: false,
  hasEarlierStep: false,
  jointOpen: false,
  hasLastStep: false,
  timerWaits: false,
  asideOpen: false,
} satisfies Partial<Standing>

test('an act that is not open names the acts that are', () => {
  const verdict = after({ ...plain, status: 'accepted', handling: 'promised' }, 'grant')
  assert.deepEqual(verdict, {
    open: false,
    instead: [
      'examine',
      'begin-procedure',
      'extend',
      'record-site-check',
      'tell-party',
      'record-statement',
      'state-views',
      'tell-hearing-right',
      'call-hearing',
      'withdraw',
      'receive-withdrawal',
      'terminate',
    ],
  })
})

test('no act after the decision changes it, and withdrawal ends with the decision', () => {
  for (const status of ['granted', 'denied', 'delivered'] as const) {
    const open = openRows({ ...plain, status, handling: 'instant' }).map((row) => row.act)
    assert.ok(
      open.every((act) => act === 'deliver' || act === 'close'),
      `${status}: ${open.join()}`,
    )
  }
})
