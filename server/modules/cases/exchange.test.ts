/** What the platform above hears of cases: all of their history, nothing twice, and changes as updates. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fc } from '#server/properties.ts'
import { sql } from 'kysely'
import type { Act as KernelAct } from '#kernel/action.ts'
import { type Actor, systemActor } from '#kernel/actor.ts'
import { addDays, legalDateOf } from '#kernel/time.ts'
import type { ItemContent } from '#modules/catalogue/index.ts'
import { givenPlatform, sendAll, toldRows, type UpperPlatform } from '#modules/exchange/testing.ts'
import { givenStaff, someUscc } from '#modules/identity/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { acceptCase } from './actions/accept-case.ts'
import { askCorrection } from './actions/ask-correction.ts'
import { callHearing } from './actions/call-hearing.ts'
import { beginProcedure } from './actions/begin-procedure.ts'
import { closeCase } from './actions/close-case.ts'
import { confirmRefusal } from './actions/confirm-refusal.ts'
import { deliverCase } from './actions/deliver-case.ts'
import { denyCase } from './actions/deny-case.ts'
import { endProcedure } from './actions/end-procedure.ts'
import { examineCase } from './actions/examine-case.ts'
import { extendCase } from './actions/extend-case.ts'
import { grantCase } from './actions/grant-case.ts'
import { offerHistory } from './actions/offer-history.ts'
import { overturnRefusal } from './actions/overturn-refusal.ts'
import { receiveCorrection } from './actions/receive-correction.ts'
import { refuseAcceptance } from './actions/refuse-acceptance.ts'
import { returnToExaminer } from './actions/return-to-examiner.ts'
import { terminateCase } from './actions/terminate-case.ts'
import { withdrawCase } from './actions/withdraw-case.ts'
import type { Act } from './contract.ts'
import { tellPlatform } from './exchange.ts'
import { openRows } from './rules/case-status.ts'
import { eventsOf, findCase, materialsOf, proceduresOf } from './store.ts'
import { type CaseStory, closedCase, givenCase, headOf } from './testing.ts'
import { standingOf } from './transitions.ts'

let world: World
let platform: UpperPlatform
before(async () => {
  world = await openWorld()
  platform = await givenPlatform(world)
})
after(async () => {
  await platform.close()
  await world.close()
})

const coded: Partial<ItemContent> = {
  basicCode: '000123018000',
  implementationCode: '11440300MB2D0722464000123018000',
}
const codedBody = () => givenOrgan(world, { uscc: someUscc() })
const codedCase = async (): Promise<CaseStory> => givenCase(world, { organ: await codedBody(), content: coded })

type Who = 'applicant' | 'approver' | 'clerk' | 'head'
const steps: Partial<Record<Act, [KernelAct, Who, Record<string, unknown>]>> = {
  'ask-correction': [
    askCorrection,
    'approver',
    { items: [{ kind: 'material', key: 'premises', problem: '影像不清' }] },
  ],
  'receive-correction': [receiveCorrection, 'clerk', { materials: [{ key: 'premises', paper: true }] }],
  accept: [acceptCase, 'approver', {}],
  'refuse-acceptance': [refuseAcceptance, 'approver', { ground: 'not-needed', reason: '依法不需要取得许可' }],
  'confirm-refusal': [confirmRefusal, 'head', {}],
  'overturn-refusal': [overturnRefusal, 'head', { reason: '属于本机关职权' }],
  examine: [examineCase, 'approver', { recommends: 'grant', opinion: '符合条件' }],
  return: [returnToExaminer, 'approver', { reason: '请补充核查情况' }],
  'begin-procedure': [
    beginProcedure,
    'approver',
    { kind: 'expert-review', reason: '需要专家评审', basis: '《示范条例》第九条', days: 5 },
  ],
  'end-procedure': [endProcedure, 'approver', { result: '专家组一致同意' }],
  extend: [extendCase, 'head', { reason: '案情复杂' }],
  grant: [grantCase, 'approver', {}],
  deny: [denyCase, 'head', { reason: '场所不符', basis: '受理条件第一项' }],
  deliver: [deliverCase, 'approver', { channel: 'post', tracking: 'EX123456789CN' }],
  close: [closeCase, 'approver', {}],
  withdraw: [withdrawCase, 'applicant', {}],
  terminate: [
    terminateCase,
    'approver',
    { ground: 'impossible', reason: '场地已灭失', basis: '参照《行政许可法》第七十条第五项' },
  ],
}

/** Lives a case by drawing one of its open acts each time; on some days nothing happens, sometimes nobody sends. */
async function live(story: CaseStory, draws: readonly number[]): Promise<void> {
  const cast: Record<Who, Actor> = {
    applicant: story.applicant,
    approver: story.approver,
    clerk: (await givenStaff(world, { roles: ['window-clerk'], organId: story.organ.id })).actor,
    head: await headOf(world, story),
  }
  for (const draw of draws) {
    const file = (await world.inside((ctx) => findCase(ctx, story.caseId)))!
    // Those that end a case come up as often as the others, so most lives would be short without their turn being rare.
    const open = openRows(standingOf(file)).filter(({ act }) => steps[act])
    const quiet = open.filter(({ to }) => draw % 7 === 0 || (to !== 'withdrawn' && to !== 'terminated'))
    const chosen = (quiet.length > 0 ? quiet : open)[draw % Math.max(1, quiet.length || open.length)]
    if (!chosen) return
    const [act, who, input] = steps[chosen.act]!
    await world.perform(act, cast[who], { caseId: story.caseId, ...input } as never)
    if (draw % 2 === 0) await sendAll(world)
    world.moveTo(addDays(legalDateOf(world.clock.now()), draw % 3))
  }
}

test('whatever life a case has, the platform has its whole history once it has been accepted or has ended', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(1000), { minLength: 1, maxLength: 12 }), async (draws) => {
      world.moveTo('2026-03-02')
      const story = await codedCase()
      await live(story, draws)
      await sendAll(world)
      world.clock.advance(60_000)
      await sendAll(world)
      const told = await toldRows(world, story.caseId)
      const file = (await world.inside((ctx) => findCase(ctx, story.caseId)))!
      const history = await world.inside((ctx) => eventsOf(ctx, story.caseId))
      const spoken = history.some(({ status }) => !['filed', 'correcting', 'corrected'].includes(status))
      if (!spoken) return assert.deepEqual(told, [])
      const of = (table: string) => told.filter((row) => row.table === table)
      const [acceptance] = of('up_pro_accept')
      assert.equal(of('up_pro_accept').length, 1)
      assert.equal(acceptance!.values['project_no'], file.number)
      assert.equal(acceptance!.values['promise_date'] ?? null, file.promised_due && `${file.promised_due} 23:59:59`)
      const process = of('up_pro_process').map(({ values }) => values)
      assert.deepEqual(
        process.map((row) => row['event_end_time']),
        history.map(({ at }) => stamp(at)),
      )
      assert.deepEqual(
        process.map((row) => row['event_start_time']),
        history.map((_, at) => stamp(history[Math.max(0, at - 1)]!.at)),
      )
      const given = new Set((await world.inside((ctx) => materialsOf(ctx, story.caseId))).map((one) => one.key))
      assert.equal(of('up_pro_material').length, given.size)
      const procedures = await world.inside((ctx) => proceduresOf(ctx, story.caseId))
      const special = of('up_pro_special_procedure').map(({ values }) => values['special_type'])
      const extensions = history.filter(({ act }) => act === 'extend').length
      const ofKind = (code: string) => special.filter((one) => one === code).length
      assert.deepEqual([ofKind('1'), ofKind('2')], [extensions, procedures.length])
      const results = of('up_pro_result').map(({ values }) => values)
      const settled = file.decided_at !== null || ['not-accepted', 'withdrawn', 'terminated'].includes(file.status)
      assert.equal(results.length, settled ? 1 : 0)
      if (file.decided_at) assert.equal(results[0]!['result_date'], stamp(file.decided_at))
      const posted = history.some(({ act }) => act === 'deliver')
      if (settled) assert.equal(results[0]!['is_delivery_results'], posted ? '1' : '0')
      for (const row of told) {
        assert.equal(row.state, 'accepted')
        assert.equal(platform.memory.kept.get(row.guid)?.revision, row.revision)
      }
      // Deriving it all once more says nothing new.
      await world.inside((ctx) => tellPlatform(ctx, story.caseId, 'anew'))
      assert.deepEqual(await toldRows(world, story.caseId), told)
    }),
    { numRuns: 14 },
  )
  const taken = platform.memory.changes.map(({ guid, revision }) => `${guid}:${revision}`)
  assert.equal(new Set(taken).size, taken.length, 'nothing reached the platform twice')
})

const stamp = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')

test('a special procedure ends for the platform on the day told, and when it has ended, on the day it did', async () => {
  world.moveTo('2026-03-02')
  const story = await codedCase()
  await world.perform(acceptCase, story.approver, { caseId: story.caseId })
  await world.perform(beginProcedure, story.approver, {
    caseId: story.caseId,
    ...(steps['begin-procedure']![2] as { kind: 'expert-review'; reason: string; basis: string; days: number }),
  })
  await sendAll(world)
  const row = async () =>
    (await toldRows(world, story.caseId)).find(({ table }) => table === 'up_pro_special_procedure')!
  assert.deepEqual([(await row()).values['end_time'], (await row()).revision], ['2026-03-09 23:59:59', 1])
  world.moveTo('2026-03-05')
  await world.perform(endProcedure, story.approver, { caseId: story.caseId, result: '专家组一致同意' })
  await sendAll(world)
  const ended = await row()
  assert.deepEqual([ended.values['end_time'], ended.values['result']], ['2026-03-05 09:00:00', '专家组一致同意'])
  assert.deepEqual([ended.revision, ended.state], [2, 'accepted'])
})

test('a hearing is told as a special procedure with who called it, and its steps under the codes of one', async () => {
  world.moveTo('2026-06-01')
  const { caseId, approver } = await codedCase()
  await world.perform(acceptCase, approver, { caseId })
  const place = { time: '09:30', place: '政务中心三楼', hostName: '郑法', hostPost: '法规科科长' }
  await world.perform(callHearing, approver, {
    caseId,
    hearingOn: '2026-06-30',
    announcement: '就该事项公开听证',
    ...place,
  })
  await sendAll(world)
  const rows = await toldRows(world, caseId)
  const special = rows.find(({ table }) => table === 'up_pro_special_procedure')!
  assert.equal(special.values['handle_user'], approver.name)
  const codes = rows.filter(({ table }) => table === 'up_pro_process').map(({ values }) => values['event_name'])
  assert.deepEqual(codes, ['1', '3', '9'])
})

test('the number of the acceptance letter reaches the platform, whichever came first', async () => {
  const story = await codedCase()
  await world.perform(acceptCase, story.approver, { caseId: story.caseId })
  await sendAll(world)
  const { rows } = await sql<{ number: string }>`
    select number from cases.letter where case_id = ${story.caseId} and kind = 'acceptance'`.execute(world.app.db)
  const [acceptance] = await toldRows(world, story.caseId)
  assert.equal(acceptance!.values['accept_doc_no'], rows[0]!.number)
})

test('a granted licence is told with its identifier and its holder', async () => {
  const body = await codedBody()
  const content = {
    ...coded,
    result: { kind: 'licence' as const, name: '食品经营许可证', licenceType: 'food-business', faceFields: [] },
  }
  const story = await closedCase(world, { organ: body, content })
  await sendAll(world)
  const [licence, ...more] = await toldRows(world, (story as { licenceId?: string }).licenceId!)
  assert.deepEqual(more, [])
  assert.match(String(licence!.values['certificate_source_id']), /^1\.2\.156\.3005\.2\./)
  assert.deepEqual([licence!.values['issue_dept_code'], licence!.state], [body.uscc, 'accepted'])
  const result = (await toldRows(world, story.caseId)).find(({ table }) => table === 'up_pro_result')!
  assert.deepEqual(
    [result.values['result_type'], result.values['result_cetr_no']],
    ['0', licence!.values['certificate_number']],
  )
})

test('a case of an item without a national code is kept with the reason, and nothing of it is lost', async () => {
  const story = await closedCase(world, { organ: await codedBody() })
  await sendAll(world)
  const told = await toldRows(world, story.caseId)
  const [acceptance, ...others] = told
  assert.equal(acceptance!.state, 'invalid')
  assert.deepEqual(
    acceptance!.faults.map(({ title, reason }) => `${title}${reason}`),
    ['基本编码必填，现在是空的', '实施编码必填，现在是空的'],
  )
  assert.ok(others.length > 0 && others.every(({ state }) => state === 'waiting'))
})

test('cases that ended before anything was told are told in portions, each once', async () => {
  const address = world.app.config.exchangeUrl
  Object.assign(world.app.config, { exchangeUrl: undefined })
  const organ = await codedBody()
  const past = [await closedCase(world, { organ, content: coded }), await closedCase(world, { organ, content: coded })]
  await sendAll(world)
  for (const { caseId } of past) assert.deepEqual(await toldRows(world, caseId), [])
  Object.assign(world.app.config, { exchangeUrl: address })
  let offered = 0
  for (let from: string | undefined, more = true; more; more = from !== undefined) {
    const portion = await world.perform(offerHistory, systemActor('test'), { after: from, limit: 1 })
    offered += portion.offered
    from = portion.after
  }
  assert.equal(offered, 2)
  await sendAll(world)
  for (const { caseId } of past) assert.ok((await toldRows(world, caseId)).every(({ state }) => state === 'accepted'))
  assert.deepEqual(await world.perform(offerHistory, systemActor('test'), {}), { offered: 0, after: undefined })
})
