/** An item gets a new version: one writes, another checks. The other one is new here. */
import type { Page } from '@playwright/test'
import { ask, send } from './arranged.ts'
import { expectGoodLooks, look } from './looks.ts'
import { expect, newcomer, people, PASSWORD, signIn, test } from './people.ts'

const ITEM = '老年人优待证办理'
const SUMMARY = '满 60 周岁就能办，凭证坐公交、进公园免费；当场拿证，家里人可以代办。'
const COLLEAGUE = '舒望之'
const FIRST_PASSWORD = 'First-password-1'
type Staff = { posts: { id: string }[] }

test('an editor changes an item, a colleague with a first password checks and publishes it, and the guide says so', async ({
  come,
}) => {
  const editor = await come('desk', people.editor)
  await test.step('the editor drafts a new version and submits it, and cannot publish it herself', async () => {
    await editor.goto('/work/catalogue')
    await openItem(editor)
    await editor.getByRole('button', { name: '起草新版本' }).click()
    await editor.getByLabel('一两句话说明').fill(SUMMARY)
    await editor.keyboard.press('Control+s')
    await expect(editor.getByText(/^已自动保存 \d\d:\d\d$/)).toBeVisible()
    await editor.getByRole('button', { name: '提交审核' }).click()
    await editor.getByRole('dialog').getByRole('button', { name: '提交审核' }).click()
    await expect(editor.getByRole('row', { name: '事项简介' })).toContainText(SUMMARY)
    await expect(editor.getByRole('button', { name: '审核并发布' })).toHaveCount(0)
  })

  const colleague = newcomer('邱校对').username
  await test.step('the system administrator gives the colleague a first password', async () => {
    const admin = await come('desk', people.systemAdmin)
    const { rows } = await ask<{ rows: Staff[] }>(admin, `/api/staff?q=${people.otherEditor}`)
    const postIds = rows[0]!.posts.map((post) => post.id)
    await send(admin, '/api/staff', { name: '邱校对', username: colleague, initialPassword: 'Forgotten-1', postIds })
    await admin.goto('/work/staff')
    await admin.getByRole('searchbox', { name: '按姓名或用户名查找' }).fill(colleague)
    await admin.getByRole('row', { name: colleague }).getByRole('button').click()
    await admin.getByRole('button', { name: '重置密码' }).click()
    const dialog = admin.getByRole('dialog', { name: '重置密码' })
    await dialog.getByLabel('新的初始密码').fill(FIRST_PASSWORD)
    await dialog.getByRole('button', { name: '重置密码' }).click()
    await expect(admin.getByRole('complementary', { name: '工作人员详情' })).toContainText('待改初始密码')
  })

  const checker = await come('desk')
  await test.step('he has to choose his own before anything else', async () => {
    await checker.goto('/work/catalogue')
    await signIn(checker, colleague, FIRST_PASSWORD)
    await expect(checker.getByRole('heading', { name: '请先修改初始密码' })).toBeVisible()
    await checker.getByLabel('现在的密码').fill(FIRST_PASSWORD)
    await checker.getByLabel('新密码', { exact: true }).fill(PASSWORD)
    await checker.getByLabel('再输入一次新密码').fill(PASSWORD)
    await checker.getByRole('button', { name: '修改密码' }).click()
  })

  await test.step('he sees what is new against the version in force, and publishes', async () => {
    await checker.getByRole('button', { name: '待审核' }).click()
    await openItem(checker)
    await expect(checker.getByRole('heading', { name: '与现行版本对照' })).toBeVisible()
    await expect(checker.getByRole('row', { name: '事项简介' })).toContainText(SUMMARY)
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

test('two editors of one draft: what they wrote apart is joined, what both wrote is laid side by side', async ({
  come,
}) => {
  const one = await come('desk', people.countyEditor)
  const other = await come('desk', people.editor)
  const { rows } = await ask<{ rows: { id: string }[] }>(one, '/api/catalogue/items?limit=10&name=最低生活保障申请')
  await one.goto(`/work/catalogue/${rows[0]!.id}`)
  await one.getByRole('button', { name: '起草新版本' }).click()
  await expect(one.getByLabel('一两句话说明')).toBeVisible()
  await other.goto(new URL(one.url()).pathname)
  await expect(other.getByLabel('一两句话说明')).toBeVisible()

  await test.step('each writes in another element, and both stay', async () => {
    await one.getByLabel('主项名称').fill('最低生活保障')
    await expect(one.getByText(/^已自动保存/)).toBeVisible()
    await other.getByLabel('通俗叫法').fill('吃低保')
    await expect(other.getByText(/已并入舒望之刚保存的修改/)).toBeVisible()
    await expect(other.getByLabel('主项名称')).toHaveValue('最低生活保障')
    await expect(other.getByLabel('通俗叫法')).toHaveValue('吃低保')
    await expect(other.getByText(/^已自动保存/)).toBeVisible()
  })

  await test.step('both write in the same one: the second sees both texts and takes the other’s', async () => {
    await one.reload()
    await one.getByLabel('一两句话说明').fill('家里收入低于当地标准的，可以按月领低保金。')
    await expect(one.getByText(/^已自动保存/)).toBeVisible()
    await other.getByLabel('一两句话说明').fill('人均收入低于低保标准的家庭可以申请。')
    const dialog = other.getByRole('dialog', { name: '有人同时修改了同样的内容' })
    await expect(dialog.getByText(/在您编辑期间保存了这份草稿/)).toContainText(COLLEAGUE)
    await expect(dialog.getByText('家里收入低于当地标准的，可以按月领低保金。')).toBeVisible()
    await expect(dialog.getByText('人均收入低于低保标准的家庭可以申请。')).toBeVisible()
    await dialog.getByRole('radio', { name: `${COLLEAGUE}已保存的` }).check()
    await dialog.getByRole('button', { name: '按所选保存' }).click()
    await expect(other.getByLabel('一两句话说明')).toHaveValue('家里收入低于当地标准的，可以按月领低保金。')
  })

  await test.step('one hands the draft in while the other still writes: nothing is lost, and it goes on once it is taken back', async () => {
    const LATE = '申请时带上全家人的收入证明。'
    await one.reload()
    await expect(one.getByLabel('一两句话说明')).toBeVisible()
    await other.getByLabel('一两句话说明').fill(LATE.slice(0, 4))
    await expect(other.getByText(/^已自动保存/)).toBeVisible()
    await one.reload()
    await one.getByRole('button', { name: '提交审核' }).click()
    await one.getByRole('dialog').getByRole('button', { name: '提交审核' }).click()
    await expect(one.getByText('编写人不能审核自己写的内容')).toBeVisible()
    await other.getByLabel('一两句话说明').fill(LATE)
    await expect(other.getByRole('alert')).toContainText(`${COLLEAGUE}在`)
    await expect(other.getByRole('alert')).toContainText('把这份草稿“提交审核”')
    await expect(other.getByRole('group', { name: '事项简介' })).toContainText(LATE)
    await look(other, 'a draft handed in by a colleague')
    await other.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await other.getByRole('button', { name: '复制我的修改' }).click()
    await expect(other.getByText('已复制', { exact: true })).toBeVisible()
    expect(await other.evaluate(() => navigator.clipboard.readText())).toContain(`事项简介\n${LATE}`)
    await other.getByRole('button', { name: '撤回提交' }).click()
    await other.getByRole('dialog').getByRole('button', { name: '撤回提交' }).click()
    await expect(other.getByLabel('一两句话说明')).toHaveValue(LATE)
    await expect(other.getByText(/^已自动保存/)).toBeVisible()
    await other.reload()
    await expect(other.getByLabel('一两句话说明')).toHaveValue(LATE)
  })

  await test.step('the editor is fit for a phone, large text and a screen reader', async () => {
    const draft = new URL(one.url()).pathname
    const parts = ['codes', 'limits', 'situations', 'materials', 'form', 'fees', 'online']
    await expectGoodLooks(
      await come('phone', people.countyEditor),
      parts.map((part) => `${draft}?part=${part}`),
    )
  })
})

async function openItem(page: Page): Promise<void> {
  await page.getByRole('searchbox', { name: '按名称筛选' }).fill(ITEM)
  await page.getByRole('row', { name: ITEM }).getByRole('link').click()
}
