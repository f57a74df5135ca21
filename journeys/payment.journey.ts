/** A fee on a phone: a failed payment, tried again, a lost notice healed by one question, the receipt, and only then the result. */
import { ask } from './arranged.ts'
import { givenFeeCase } from './fees.ts'
import { expectGoodDialogs, expectGoodLooks } from './looks.ts'
import { openFromMessage } from './portal.ts'
import { expect, newcomer, people, register, test } from './people.ts'

test('a citizen whose first payment fails tries again, gets a receipt, and the body hands the result over and pays back by two people', async ({
  come,
}) => {
  const citizen = await come('phone')
  const person = newcomer('方小满')
  await register(citizen, person)
  const officer = await come('desk', people.policeApprover)
  const { caseId, billId } = await givenFeeCase(citizen, person, officer)

  await officer.goto(`/work/cases/${caseId}`)
  await expect(officer.getByText('费用还没有缴清', { exact: false })).toBeVisible()
  await expect(officer.getByRole('button', { name: '送达', exact: true })).toBeDisabled()

  await citizen.goto(`/cases/${caseId}`)
  await expect(citizen.getByText('已经准予，缴费以后送达结果。').first()).toBeVisible()
  await openFromMessage(citizen, '去缴费')
  await expect(citizen.getByText('应缴 10 元', { exact: false })).toBeVisible()
  await citizen.getByRole('button', { name: '去支付' }).click()
  await expect(citizen.getByText('演示替身：', { exact: false })).toBeVisible()
  await citizen.getByRole('button', { name: '支付失败（余额不足）' }).click()
  await expect(citizen.getByRole('alert')).toContainText('余额不足')

  await citizen.getByRole('button', { name: '再试一次' }).click()
  await citizen.getByRole('radio', { name: '通知丢失' }).check()
  await citizen.getByRole('button', { name: '确认支付' }).click()
  await expect(citizen.getByText('正在等支付平台的结果')).toBeVisible()
  await expectGoodLooks(citizen, [new URL(citizen.url()).pathname])
  await citizen.getByRole('button', { name: '查询支付结果' }).click()
  await expect(citizen.getByRole('link', { name: '下载缴费收据' })).toBeVisible()
  const receipt = await citizen.request.get(`/api/bills/${billId}/receipt`)
  expect(receipt.headers()['content-type']).toContain('application/pdf')
  await expectGoodLooks(citizen, [`/bills/${billId}`, `/cases/${caseId}`])

  await test.step('another fee is paid in cash at the window, and the receipt says so', async () => {
    const other = await givenFeeCase(citizen, person, officer)
    const clerk = await come('desk', people.clerk)
    await clerk.goto(`/work/payments/${other.billId}`)
    await clerk.getByRole('button', { name: '窗口收费' }).click()
    await clerk.getByLabel('收到现金（元）').fill('50')
    await expect(clerk.getByText('应找零 40 元')).toBeVisible()
    await clerk.getByRole('button', { name: '已收到，登记' }).click()
    await expect(clerk.getByText('已缴费').first()).toBeVisible()
    await citizen.goto(`/bills/${other.billId}`)
    await expect(citizen.getByRole('link', { name: '下载缴费收据' })).toBeVisible()

    // The drawer at the end of the shift: others' fees may lie in it beside this one.
    const { expected } = await ask<{ expected: number }>(clerk, '/api/cash-drawer')
    expect(expected).toBeGreaterThanOrEqual(1000)
    const chief = await come('desk', people.manager)
    await chief.goto('/work/payments/shifts')
    await chief.getByRole('button', { name: '未交班', exact: true }).press('Enter')
    const open = chief.getByRole('table', { name: '未交班' }).getByRole('row', { name: /^沈雨桐/ })
    await expect(open).toContainText('当天')
    await expectGoodLooks(chief, ['/work/payments/shifts?show=open'])
    await clerk.goto('/work/payments/shift')
    await clerk.getByRole('button', { name: '交班', exact: true }).click()
    await clerk.getByLabel('清点的现金（元）').fill(String(expected / 100 - 1))
    await expect(clerk.getByText('和账面差：少 1 元', { exact: false })).toBeVisible()
    await clerk.getByLabel('差额的原因').fill('找零时多找了一元')
    await clerk.getByRole('dialog').getByRole('button', { name: '交班', exact: true }).click()
    await expect(clerk.getByText('还没有确认')).toBeVisible()
    await expect(clerk.getByRole('button', { name: '确认交班' })).toHaveCount(0)
    const shift = new URL(clerk.url()).pathname
    await chief.goto('/work/payments/shifts?show=open')
    await expect(chief.getByRole('button', { name: '未交班', exact: true, pressed: true })).toBeVisible()
    await expect(open).toHaveCount(0)
    await chief.goto('/work/payments/shifts')
    await expect(chief.getByRole('row', { name: /少 1 元/ }).first()).toBeVisible()
    await chief.goto(shift)
    await expectGoodDialogs(chief, chief.getByRole('button', { name: '确认交班' }))
    await chief.getByRole('button', { name: '确认交班' }).click()
    await chief.getByLabel('复点的现金（元）').fill(String(expected / 100 - 1))
    await chief.getByRole('dialog').getByRole('button', { name: '确认交班' }).click()
    await expect(chief.getByText('已确认')).toBeVisible()
    await expectGoodLooks(chief, ['/work/payments/shifts?show=all', shift])
    await expectGoodLooks(clerk, ['/work/payments/shift'])
  })

  await officer.goto(`/work/payments/${billId}`)
  await expectGoodDialogs(officer, officer.getByRole('button', { name: '提出退费' }))
  await officer.getByRole('button', { name: '提出退费' }).click()
  await officer.getByLabel('退费金额（元）').fill('4')
  await officer.getByLabel('退费理由').fill('多收了快递包装的费用')
  await officer.getByRole('dialog').getByRole('button', { name: '提出退费' }).click()
  await expect(officer.getByText('待复核').first()).toBeVisible()
  await expect(officer.getByRole('button', { name: '同意退费', exact: true })).toHaveCount(0)

  const head = await come('desk', people.policeHead)
  await head.goto('/work/payments?state=refunds')
  await expect(head.getByText(person.name)).toBeVisible()
  await head.goto(`/work/payments/${billId}`)
  await head.getByRole('button', { name: '同意退费', exact: true }).click()
  await head.getByRole('dialog').getByRole('button', { name: '同意退费', exact: true }).click()
  await expect(head.getByText('已部分退费').first()).toBeVisible()
  await expectGoodLooks(head, ['/work/payments', `/work/payments/${billId}`])

  const manager = await come('desk', people.manager)
  await manager.goto('/work/payments/days')
  await manager.getByRole('button', { name: '核对这一天' }).click()
  await expect(manager.getByText('一致').first()).toBeVisible()
  await expectGoodLooks(manager, ['/work/payments/days'])
})
