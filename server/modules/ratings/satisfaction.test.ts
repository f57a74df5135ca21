import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closedCase } from '#modules/cases/testing.ts'
import { givenPlatform, sendAll, toldRows } from '#modules/exchange/testing.ts'
import { givenOrgan, someUscc } from '#modules/identity/testing.ts'
import { openWorld } from '#server/testing.ts'
import { rateCase } from './actions/rate-case.ts'

test('what the applicant says of a case is told to the platform above, 1 for the best', async () => {
  const world = await openWorld()
  const platform = await givenPlatform(world)
  try {
    const organ = await givenOrgan(world, { uscc: someUscc() })
    const content = { basicCode: '000123018000', implementationCode: '11440300MB2D0722464000123018000' }
    const { caseId, applicant } = await closedCase(world, { organ, content })
    await sendAll(world)
    const resultRow = async () => (await toldRows(world, caseId)).find((row) => row.table === 'up_pro_result')!
    assert.equal((await resultRow()).values['satisfaction'], null)
    await world.perform(rateCase, applicant, { caseId, level: 'satisfied' })
    await sendAll(world)
    const told = await resultRow()
    assert.deepEqual([told.values['satisfaction'], told.revision, told.state], ['2', 2, 'accepted'])
    assert.equal(platform.memory.kept.get(told.guid)?.revision, 2)
  } finally {
    await platform.close()
    await world.close()
  }
})
