/** Two people act on one case in the same second: one of them does, the other is told what may still be done. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { Problem } from '#kernel/problem.ts'
import { acceptCase } from '#modules/cases/actions/accept-case.ts'
import { refuseAcceptance } from '#modules/cases/actions/refuse-acceptance.ts'
import { fileCase } from '#modules/cases/actions/file-case.ts'
import { filledForm, filledMaterials, givenCase } from '#modules/cases/testing.ts'
import { givenStaff } from '#modules/identity/testing.ts'
import { openWorld, type World } from '#server/testing.ts'

const CASES = 1000
const AT_ONCE = 3

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

test('two approvers act at once on a thousand cases, one accepts and one refuses: each case goes one way, the late one gets a 409 that names the open acts', async () => {
  const { item, organ, applicant, approver } = await givenCase(world)
  const other = (
    await givenStaff(world, { roles: ['approver', 'department-head'], organId: organ.id, title: '负责人' })
  ).actor
  const application = {
    itemId: item.itemId,
    values: filledForm(item.content),
    materials: await filledMaterials(world, applicant, item.content),
  }
  const won = { accepted: 0, 'not-accepted': 0 }
  const refusal = {
    ground: 'not-competent',
    reason: '不属于本机关职权范围',
    rightBody: '示范市住房和城乡建设局',
  } as const

  const raceOnce = async () => {
    const { caseId } = await world.perform(fileCase, applicant, application)
    const answers = await Promise.allSettled([
      world.perform(acceptCase, approver, { caseId }),
      world.perform(refuseAcceptance, other, { caseId, ...refusal }),
    ])
    const [done, ...more] = answers.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    const late = answers.flatMap((one) => (one.status === 'rejected' ? [one.reason as Problem] : []))
    assert.ok(done && more.length === 0 && late.length === 1, 'one of the two acts, and only one')
    assert.ok(late[0] instanceof Problem, String(late[0]))
    assert.deepEqual([late[0].code, late[0].status, late[0].facts['status']], ['cases.act-not-open', 409, done.status])
    assert.ok(Array.isArray(late[0].facts['open']))
    won[done.status as keyof typeof won] += 1
  }
  let begun = 0
  const racers = Array.from({ length: AT_ONCE }, async () => {
    while (begun < CASES) {
      begun += 1
      await raceOnce()
    }
  })
  await Promise.all(racers)

  assert.equal(won.accepted + won['not-accepted'], CASES)
  const { rows } = await sql<{ status: string; events: number; cases: number }>`
    select f.status, count(e.no)::int as events, count(distinct f.id)::int as cases
    from cases.case_file f join cases.case_event e on e.case_id = f.id
    where e.act <> 'file' group by f.status order by f.status`.execute(world.app.db)
  // One act each beside the filing, and the status is that act's.
  assert.deepEqual(
    rows.map((row) => [row.status, row.events, row.cases]),
    (['accepted', 'not-accepted'] as const)
      .filter((status) => won[status] > 0)
      .map((status) => [status, won[status], won[status]]),
  )
})
