/** What the platform above refuses is mended and sent again; what it has lost is found by comparing a day. */
import type { Locator, Page } from '@playwright/test'
import { ask, givenFoodCase, grantFoodCase, send } from './arranged.ts'
import { expectGoodDialogs } from './looks.ts'
import { expect, newcomer, people, register, test } from './people.ts'
import { picture } from './pictures.ts'

test('the manager of the centre mends a refused row, sends it again, and finds what the platform has lost', async ({
  come,
}) => {
  const citizen = await come('phone')
  await register(citizen, newcomer('施小满'))
  const manager = await come('desk', people.manager)
  const { host } = await ask<{ host: string }>(manager, '/api/exchange')
  await manager.goto('/work/exchange')
  await expect(manager.getByText('演示替身 · 上级平台')).toBeVisible()
  await sendAll(manager)

  const platform = await come('desk')
  await platform.goto(`http://${host}/`)
  await platform.getByRole('button', { name: '退回下一条受理信息' }).click()
  const codes = await givenFoodCase(citizen, '小满豆花')
  const staff = {
    clerk: await come('desk', people.clerk),
    approver: await come('desk', people.approver),
    head: await come('desk', people.head),
  }
  await grantFoodCase(codes, staff)

  await test.step('the acceptance is refused, the manager opens it from the case', async () => {
    await expect(async () => {
      await send(manager, '/api/exchange/sending', {})
      const list = await ask<{ rows: { state: string }[] }>(
        manager,
        `/api/exchange/rows?subjectId=${codes.id}&table=up_pro_accept`,
      )
      expect(list.rows[0]?.state).toBe('refused')
    }).toPass()
    await manager.goto(`/work/cases/${codes.id}`)
    await manager.getByRole('link', { name: '上报记录' }).click()
    await manager.getByRole('button', { name: '被退回' }).click()
    const row = listed(manager, '受理部门编码不在上级平台的机构目录中')
    await picture(manager, 'exchange-1440')
    await row.getByRole('link').click()
    await expect(manager.getByRole('heading', { level: 1, name: '办件受理' })).toBeVisible()
  })

  await test.step('the code is set by hand, with its reason, and the case arrives', async () => {
    await expectGoodDialogs(manager, manager.getByRole('button', { name: '补正', exact: true }))
    await manager.getByRole('button', { name: '补正', exact: true }).click()
    const dialog = manager.getByRole('dialog', { name: '补正' })
    await dialog.getByLabel('还要补正的一列').selectOption('org_code')
    await dialog.getByRole('button', { name: '加上这一列' }).click()
    await dialog.getByLabel('受理部门编码').fill('11440300MB2D072246')
    await dialog.getByLabel('补正的依据').fill('上级平台的机构目录用的是这个编码')
    await dialog.getByRole('button', { name: '补正并等待发送' }).click()
    await expect(dialog).toBeHidden()
    await expect(manager.getByText('人工补正')).toBeVisible()
    await manager.getByRole('link', { name: '返回数据交换' }).click()
    await sendAll(manager)
    await manager.goto(`/work/exchange?case=${codes.id}&state=accepted`)
    await expect(listed(manager, '办件受理')).toBeVisible()
    await expect(listed(manager, '办件结果')).toBeVisible()
  })

  await test.step('opening the row in the clear is possible, and said to be logged', async () => {
    await listed(manager, '办件受理').getByRole('link').click()
    await manager.getByRole('button', { name: '打开原文（留痕）' }).click()
    await expect(manager.getByText('查看个人信息会记入审计')).toBeVisible()
    await expect(manager.getByText('施小满').first()).toBeVisible()
  })

  await test.step('what the platform has lost is found by comparing the day, and sent again', async () => {
    await platform.getByLabel('办件编号').fill(codes.number)
    await platform.getByRole('button', { name: '丢失这个办件的记录' }).click()
    await manager.goto('/work/exchange/days')
    const today = await dayOf(manager)
    await expect(async () => {
      await manager.getByRole('button', { name: '对账', exact: true }).click()
      await expect(manager.getByRole('row', { name: today }).first()).toContainText('不一致', { timeout: 8000 })
    }).toPass()
    await manager.getByRole('row', { name: today }).first().getByRole('link').click()
    await picture(manager, 'exchange-days-1440')
    await manager.getByRole('button', { name: '重发这一天对方没有或不同的记录' }).click()
    await expect(manager.getByText(/已安排重发 \d+ 条/)).toBeVisible()
    await manager.getByRole('link', { name: '返回数据交换' }).click()
    await sendAll(manager)
    await manager.goto('/work/exchange/days')
    await expect(async () => {
      await manager.getByRole('button', { name: '对账', exact: true }).click()
      await expect(manager.getByRole('row', { name: today }).first()).toContainText('✓一致', { timeout: 8000 })
    }).toPass()
  })
})

/** Presses the button until nothing is left to send. */
async function sendAll(page: Page): Promise<void> {
  await expect(async () => {
    await page.getByRole('button', { name: '立即发送' }).click()
    await expect(page.getByText('没有等待发送的记录。')).toBeVisible({ timeout: 5000 })
  }).toPass()
}

/** A line of the list that says so. */
function listed(page: Page, words: string): Locator {
  return page.getByRole('table', { name: '交换记录' }).getByRole('row', { name: words })
}

/** The day in Shanghai, as the server has it. */
async function dayOf(page: Page): Promise<string> {
  const { rows } = await ask<{ rows: { day: string }[] }>(page, '/api/exchange/rows?limit=1')
  return rows[0]!.day
}
