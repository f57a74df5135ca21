/** Those who watch: the hall, the indicators, the overseers, the three administrators. */
import type { Page } from '@playwright/test'
import { givenFoodCase, send } from './arranged.ts'
import { look } from './looks.ts'
import { expect, newcomer, people, register, test } from './people.ts'
import { picture } from './pictures.ts'

test('the screen in the hall counts what comes in today', async ({ come }) => {
  const screen = await come('desk')
  await screen.goto('/screen')
  const before = await countOf(screen, '今日收件')
  const citizen = await come('phone')
  await register(citizen, newcomer('韩霜降'))
  await givenFoodCase(citizen, '霜降羊肉汤')
  await expect(async () => {
    await screen.reload()
    expect(await countOf(screen, '今日收件')).toBeGreaterThan(before)
  }).toPass()
  await expect(screen.getByText(/^数据截至 \d\d:\d\d/)).toBeVisible()
  await expect(screen.getByRole('table', { name: '各部门今日办理情况' })).toContainText('市市场监管局')
  await picture(screen, 'hall-screen')
})

async function countOf(screen: Page, label: string): Promise<number> {
  const figure = screen.getByText(label, { exact: true }).first().locator('..')
  await expect(figure).toBeVisible()
  return Number(/\d+/.exec((await figure.innerText()).replaceAll(',', ''))?.[0])
}

test('the manager of the centre goes from an indicator to the cases behind it', async ({ come }) => {
  const manager = await come('desk', people.manager)
  await manager.goto('/work/insight')
  await expect(manager.getByRole('heading', { name: '统计指标' })).toBeVisible()
  await manager.getByRole('button', { name: '近 90 天' }).click()
  await expect(manager.getByText(/走势/).first()).toBeVisible()
  await picture(manager, 'indicators-1440')
  await manager
    .getByRole('link', { name: /^查看办件/ })
    .first()
    .click()
  await manager.getByRole('table').getByRole('link').first().click()
  await expect(manager.getByRole('group', { name: '可以办理' })).toBeVisible()
})

test('a head of department answers what the overseer asks about a case, and the overseer reads it', async ({
  come,
}) => {
  const citizen = await come('phone')
  await register(citizen, newcomer('温立冬'))
  const codes = await givenFoodCase(citizen, '立冬火锅')
  const supervisor = await come('desk', people.supervisor)
  const order = { caseId: codes.id, words: '请说明这一件为什么还没有受理', answerWithin: 3 }
  await send(supervisor, '/api/oversight/orders', order)

  const head = await come('desk', people.head)
  await expect(async () => {
    await head.goto('/work/messages')
    await head.getByRole('row', { name: '督办' }).first().getByRole('link').first().click({ timeout: 5000 })
  }).toPass()
  await head.getByRole('button', { name: `答复 ${codes.number}` }).click()
  const dialog = head.getByRole('dialog', { name: '答复督办单' })
  await expect(dialog).toContainText(order.words)
  await dialog.getByLabel('原因和处理情况').fill('今天收到，明天上午受理')
  await dialog.getByRole('button', { name: '答复' }).click()
  await expect(dialog).toBeHidden()

  await supervisor.goto('/work/oversight/orders?show=answered')
  await expect(supervisor.getByRole('row', { name: order.words }).first()).toContainText('今天收到，明天上午受理')
})

test('each administrator gets in where their work is, and nowhere else', async ({ come }) => {
  const doors = {
    systemAdmin: ['工作人员', '岗位', '机构和大厅'],
    securityAdmin: ['角色权限'],
    auditAdmin: ['审计记录'],
  } as const
  for (const [who, names] of Object.entries(doors) as [keyof typeof doors, readonly string[]][]) {
    const page = await come('desk', people[who])
    await page.goto('/work')
    for (const name of names) {
      await page.getByRole('navigation').getByRole('link', { name, exact: true }).click()
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    }
    await expect(page.getByRole('navigation').getByRole('link', { name: '待办办件' })).toHaveCount(0)
    await page.goto('/work/cases')
    await expect(page.getByRole('heading', { level: 1, name: '没有权限' })).toBeVisible()
  }
})

test('the security administrator gives a role more and takes it back; passing over a list by key gives nothing', async ({
  come,
}) => {
  const admin = await come('desk', people.securityAdmin)
  await admin.goto('/work/roles?role=government-officer')
  // A word that nobody's story hangs on while it is away for a moment.
  const title = await admin.getByRole('rowheader').last().textContent()
  const reach = admin.getByRole('combobox', { name: `${title}的范围` })
  const before = await reach.inputValue()
  await reach.focus()
  await admin.keyboard.press('ArrowDown')
  await expect(reach).not.toHaveValue(before)
  await admin.reload()
  await expect(reach).toHaveValue(before)
  await reach.selectOption({ index: before === '' ? 1 : 0 })
  await look(admin, 'what a role may do, not yet saved')
  await admin.getByRole('button', { name: `保存${title}的范围` }).click()
  await expect(admin.getByText(`已保存：${title}`)).toBeVisible()
  await admin.reload()
  await expect(reach).toBeVisible()
  await expect(reach).not.toHaveValue(before)
  await reach.selectOption(before)
  await admin.getByRole('button', { name: `保存${title}的范围` }).click()
  await expect(admin.getByText(`已保存：${title}`)).toBeVisible()
})
