/** Two people act on one case in the same second: one of them does, the other is told what may still be done. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { Problem } from '#kernel/problem.ts'
import { acceptCase } from '#modules/cases/actions/accept-case.ts'
import { askCorrection } from '#modules/cases/actions/ask-correction.ts'
import { denyCase } from '#modules/cases/actions/deny-case.ts'
import { examineCase } from '#modules/cases/actions/examine-case.ts'
import { extendCase } from '#modules/cases/actions/extend-case.ts'
import { fileCase } from '#modules/cases/actions/file-case.ts'
import { grantCase } from '#modules/cases/actions/grant-case.ts'
import { refuseAcceptance } from '#modules/cases/actions/refuse-acceptance.ts'
import { withdrawCase } from '#modules/cases/actions/withdraw-case.ts'
import { filledForm, filledMaterials, givenCase } from '#modules/cases/testing.ts'
import { givenStaff } from '#modules/identity/testing.ts'
import { openWorld, type World } from '#server/testing.ts'

const RACES = 1000
const AT_ONCE = 3

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

type Race = { name: string; acts: (caseId: string) => readonly Promise<{ status: string }>[] }

test('two people act at once in a thousand races: each case goes one way, the late one gets a 409 that names the open acts', async () => {
  const { item, organ, applicant, approver } = await givenCase(world)
  const other = (
    await givenStaff(world, { roles: ['approver', 'department-head'], organId: organ.id, title: '负责人' })
  ).actor
  const application = {
    itemId: item.itemId,
    values: filledForm(item.content),
    materials: await filledMaterials(world, applicant, item.content),
  }
  const refusal = {
    ground: 'not-competent',
    reason: '不属于本机关职权范围',
    rightBody: '示范市住房和城乡建设局',
  } as const
  const [material] = item.content.materials
  const items = [{ kind: 'material' as const, key: material!.key, problem: '影像不清，请重新拍照上传' }]
  const denial = { reason: '经营场所与申报不符', basis: '受理条件第一项' }
  const accept = (caseId: string) => world.perform(acceptCase, approver, { caseId })
  const grant = (caseId: string) => world.perform(grantCase, approver, { caseId })
  const intake: readonly Race[] = [
    {
      name: 'accept or refuse',
      acts: (caseId) => [accept(caseId), world.perform(refuseAcceptance, other, { caseId, ...refusal })],
    },
    {
      name: 'correction notice or accept',
      acts: (caseId) => [world.perform(askCorrection, other, { caseId, items }), accept(caseId)],
    },
  ]
  const decision: readonly Race[] = [
    {
      name: 'grant or deny',
      acts: (caseId) => [grant(caseId), world.perform(denyCase, other, { caseId, ...denial })],
    },
    {
      name: 'withdraw or grant',
      acts: (caseId) => [world.perform(withdrawCase, applicant, { caseId }), grant(caseId)],
    },
    {
      name: 'extend or grant',
      acts: (caseId) => [world.perform(extendCase, other, { caseId, reason: '案情复杂，需要继续核查' }), grant(caseId)],
    },
  ]
  const run = new Map<string, number>()

  /** @returns the status the case has after it */
  const race = async ({ name, acts }: Race, caseId: string): Promise<string> => {
    run.set(name, (run.get(name) ?? 0) + 1)
    const answers = await Promise.allSettled(acts(caseId))
    const done = answers.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    const late = answers.flatMap((one) => (one.status === 'rejected' ? [one.reason as Problem] : []))
    // An extension that came first leaves the decision open: then both are done, one after the other.
    if (name === 'extend or grant' && late.length === 0) return 'granted'
    assert.ok(done.length === 1 && late.length === 1, `${name}: one of the two acts, and only one: ${String(late[0])}`)
    assert.ok(late[0] instanceof Problem, String(late[0]))
    const { code, status, facts } = late[0]
    assert.deepEqual([code, status, facts['status']], ['cases.act-not-open', 409, done[0]!.status], name)
    assert.ok(Array.isArray(facts['open']))
    return done[0]!.status
  }
  let begun = 0
  const next = (races: readonly Race[]) => races[begun++ % races.length]!
  const racers = Array.from({ length: AT_ONCE }, async () => {
    while (begun < RACES) {
      const { caseId } = await world.perform(fileCase, applicant, application)
      if ((await race(next(intake), caseId)) !== 'accepted' || begun >= RACES) continue
      await world.perform(examineCase, approver, { caseId, recommends: 'grant', opinion: '材料真实有效，建议准予' })
      await race(next(decision), caseId)
    }
  })
  await Promise.all(racers)

  assert.ok([...run.values()].every((races) => races > RACES / 20) && run.size === 5, JSON.stringify([...run]))
  assert.ok([...run.values()].reduce((sum, races) => sum + races, 0) >= RACES)
  // The history of a case has one act of each race, and its status is the last one's.
  const { rows } = await sql<{ id: string; status: string; acts: string[] }>`
    select f.id, f.status, array_agg(e.act order by e.no) as acts from cases.case_file f
    join cases.case_event e on e.case_id = f.id group by f.id, f.status
    having count(*) filter (where e.act in ('accept', 'refuse-acceptance', 'ask-correction')) > 1
      or count(*) filter (where e.act in ('grant', 'deny', 'withdraw')) > 1
      or f.status <> (array_agg(e.status order by e.no desc))[1]`.execute(world.app.db)
  assert.deepEqual(rows, [])
})
