/** Silence and what follows from it by law: periods that passed while the demo's history was told. */
import { ask } from './arranged.ts'
import { look } from './looks.ts'
import { expect, people, test } from './people.ts'
import { act } from './workbench.ts'

type Row = { id: string; number: string; itemName: string }
type Steps = { steps: { name: string; status: string }[] }

test('one of three bodies stays silent, its silence counts as agreeing where the route says so, and the case is decided', async ({
  come,
}) => {
  const approver = await come('desk', people.educationApprover)
  const { rows } = await ask<{ rows: Row[] }>(approver, '/api/worklist?tab=decision&limit=100')
  const silent = async ({ id }: Row) =>
    (await ask<Steps>(approver, `/api/cases/${id}/steps`)).steps.some(({ status }) => status === 'silent')
  let found: Row | undefined
  for (const row of rows) if (!found && row.itemName.startsWith('民办培训机构') && (await silent(row))) found = row
  expect(found, 'a joint approval with a silent body').toBeDefined()

  await test.step('the page says who spoke, who stayed silent, since when, and what follows from it', async () => {
    await approver.goto(`/work/cases/${found!.id}`)
    const steps = approver.getByRole('listitem')
    await expect(steps.filter({ hasText: '卫生条件审查' }).filter({ hasText: '逾期视为同意' }).first()).toBeVisible()
    await expect(steps.filter({ hasText: '收费和广告审查' }).filter({ hasText: '已完成' }).first()).toBeVisible()
    await expect(approver.getByText(/届满没有反馈意见，按照审批流程的规定视为同意/).first()).toBeVisible()
    await look(approver, 'a joint approval with a silent body')
  })

  await test.step('the body that stayed silent reads the same, and has nothing left to do', async () => {
    const health = await come('desk', people.healthApprover)
    await health.goto(`/work/cases/${found!.id}`)
    await expect(health.getByText(/届满没有反馈意见，按照审批流程的规定视为同意/).first()).toBeVisible()
    await expect(health.getByRole('button', { name: '审查', exact: true })).toHaveCount(0)
  })

  await test.step('it is granted', async () => {
    await act(approver, '准予', '作出准予决定')
    await expect(approver.getByText('待送达').first()).toBeVisible()
  })
})

test('a step that waits for two of three countersignatures shows who has signed, and its timer', async ({ come }) => {
  const approver = await come('phone', people.waterApprover)
  const { rows } = await ask<{ rows: Row[] }>(approver, '/api/worklist?tab=review&limit=100')
  type Signed = { steps: { signs: string; signatures: { status: string }[] }[] }
  const half = async ({ id }: Row) =>
    (await ask<Signed>(approver, `/api/cases/${id}/steps`)).steps.some(
      ({ signs, signatures }) => signs === 'missing' && signatures.some(({ status }) => status === 'agreed'),
    )
  let found: Row | undefined
  for (const row of rows) if (!found && row.itemName === '取水许可' && (await half(row))) found = row
  expect(found, 'a case with one of its signatures').toBeDefined()
  await approver.goto(`/work/cases/${found!.id}`)
  await expect(approver.getByText('同时会签，至少 2 人同意').first()).toBeVisible()
  await expect(approver.getByText(/定时：打开后满 5 个工作日没有办完，提醒办理/).first()).toBeVisible()
  await look(approver, 'a step that waits for its countersignatures')
})

test('nobody answered within five working days: the application counts as accepted from the day it came in, and both sides read why', async ({
  come,
}) => {
  const citizen = await come('phone', people.citizen)
  const { rows } = await ask<{ rows: Row[] }>(citizen, '/api/my/cases?limit=100')
  const found = rows.find(({ itemName }) => itemName === '护士执业注册（首次）')
  expect(found, 'an application nobody answered').toBeDefined()

  await test.step('the applicant reads from which day it counts and by when it will be decided', async () => {
    await citizen.goto(`/cases/${found!.id}`)
    await expect(citizen.getByText(/没有在五个工作日内告知，依法自收到申请之日起视为受理/)).toBeVisible()
    await citizen.locator('summary', { hasText: '这个日期怎么算的' }).click()
    const derivation = citizen.getByRole('table', { name: '这个日期怎么算的' })
    await expect(derivation).toContainText('受理当日不计')
    await look(citizen, 'an application that counts as accepted')
  })

  await test.step('the body reads the same, and may only examine it now', async () => {
    const approver = await come('desk', people.healthApprover)
    await approver.goto(`/work/cases/${found!.id}`)
    await expect(approver.getByText(/自收到申请之日起视为受理（《行政许可法》第三十二条/)).toBeVisible()
    await expect(approver.getByRole('button', { name: '受理', exact: true })).toHaveCount(0)
    await expect(approver.getByRole('button', { name: '不予受理', exact: true })).toHaveCount(0)
    await expect(approver.getByRole('button', { name: '审查', exact: true })).toBeVisible()
  })

  await test.step('late by now, the body says in public why and until when, and the applicant reads it', async () => {
    const approver = await come('desk', people.healthApprover)
    await approver.goto(`/work/cases/${found!.id}`)
    const late = approver.getByRole('region', { name: '超过期限' })
    await expect(late).toContainText('《优化营商环境条例》第三十六条第二款')
    await late.getByRole('button', { name: '说明超期的理由' }).click()
    const dialog = approver.getByRole('dialog', { name: '说明超期的理由' })
    await dialog.getByLabel('超期的理由').fill('现场核查人员不足，正在从其他科室调配人员')
    const year = String(new Date().getFullYear() + 1)
    for (const [part, typed] of Object.entries({ 年: year, 月: '1', 日: '15' }))
      await dialog.getByLabel(part, { exact: true }).fill(typed)
    await dialog.getByRole('button', { name: '说明超期的理由' }).click()
    await expect(dialog).toBeHidden()
    await expect(late).toContainText('正在从其他科室调配人员')
    await expect(async () => {
      await citizen.reload()
      await expect(citizen.getByText(/正在从其他科室调配人员/).first()).toBeVisible({ timeout: 5000 })
    }).toPass()
    await look(citizen, 'a late case with the reason of its body')
  })
})
