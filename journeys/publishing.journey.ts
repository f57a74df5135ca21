/** An item gets a new version: one writes, another checks. The other one is new here. */
import type { Page } from '@playwright/test'
import { expect, people, PASSWORD, signIn, test } from './people.ts'

const ITEM = '老年人优待证办理'
const SUMMARY = '满 60 周岁就能办，凭证坐公交、进公园免费；当场拿证，家里人可以代办。'
const FIRST_PASSWORD = 'First-password-1'

test('an editor changes an item, a colleague with a first password checks and publishes it, and the guide says so', async ({
  come,
}) => {
  const editor = await come('desk', people.editor)
  await test.step('the editor drafts a new version and submits it, and cannot publish it herself', async () => {
    await editor.goto('/work/catalogue')
    await openItem(editor)
    await editor.getByRole('button', { name: '起草新版本' }).click()
    await editor.getByLabel('一两句话说明').fill(SUMMARY)
    await expect(editor.getByText('有没有保存的修改')).toBeVisible()
    await editor.getByRole('button', { name: '保存草稿' }).click()
    await editor.getByRole('button', { name: '提交审核' }).click()
    await editor.getByRole('dialog').getByRole('button', { name: '提交审核' }).click()
    await expect(editor.getByText(SUMMARY)).toBeVisible()
    await expect(editor.getByRole('button', { name: '审核并发布' })).toHaveCount(0)
  })

  await test.step('the system administrator gives the colleague a first password', async () => {
    const admin = await come('desk', people.systemAdmin)
    await admin.goto('/work/staff')
    await admin.getByRole('searchbox', { name: '按姓名或用户名查找' }).fill(people.otherEditor)
    await admin.getByRole('row', { name: people.otherEditor }).getByRole('button').click()
    await admin.getByRole('button', { name: '重置密码' }).click()
    const dialog = admin.getByRole('dialog', { name: '重置密码' })
    await dialog.getByLabel('新的初始密码').fill(FIRST_PASSWORD)
    await dialog.getByRole('button', { name: '重置密码' }).click()
    await expect(admin.getByRole('complementary', { name: '工作人员详情' })).toContainText('待改初始密码')
  })

  const checker = await come('desk')
  await test.step('he has to choose his own before anything else', async () => {
    await checker.goto('/work/catalogue')
    await signIn(checker, people.otherEditor, FIRST_PASSWORD)
    await expect(checker.getByRole('heading', { name: '请先修改初始密码' })).toBeVisible()
    await checker.getByLabel('现在的密码').fill(FIRST_PASSWORD)
    await checker.getByLabel('新密码', { exact: true }).fill(PASSWORD)
    await checker.getByLabel('再输入一次新密码').fill(PASSWORD)
    await checker.getByRole('button', { name: '修改密码' }).click()
  })

  await test.step('he sees what is new against the version in force, and publishes', async () => {
    await checker.getByRole('button', { name: '待审核' }).click()
    await openItem(checker)
    await checker.getByRole('link', { name: /^查看\s*第 2 版$/ }).click()
    await expect(checker.getByRole('heading', { name: '与现行版本对照' })).toBeVisible()
    await expect(checker.getByText(SUMMARY)).toBeVisible()
    await checker.getByRole('button', { name: '审核并发布' }).click()
    await checker.getByRole('dialog').getByRole('button', { name: '审核并发布' }).click()
    await checker.getByRole('link', { name: '返回事项' }).click()
    await expect(checker.getByRole('row', { name: '第 2 版' })).toContainText('现行')
  })

  const citizen = await come('phone')
  await citizen.goto('/')
  await citizen.getByRole('searchbox').fill(ITEM)
  await citizen.getByRole('button', { name: '搜索' }).click()
  await citizen.getByRole('listitem').filter({ hasText: ITEM }).getByRole('link').first().click()
  await expect(citizen.getByText(SUMMARY)).toBeVisible()
})

async function openItem(page: Page): Promise<void> {
  await page.getByRole('searchbox', { name: '按名称筛选' }).fill(ITEM)
  await page.getByRole('row', { name: ITEM }).getByRole('link').click()
}
