/** A clerk's working list: filters kept under a name, a file of it, several cases at once, and news from a colleague. */
import { readFileSync } from 'node:fs'
import readXlsx from 'read-excel-file/node'
import { givenFoodCase, send } from './arranged.ts'
import { expect, newcomer, people, register, test } from './people.ts'

test('a clerk filters and keeps the filter, exports, accepts five at once of which one is refused, and a colleague sees it live', async ({
  come,
}) => {
  const phone = await come('phone')
  const applicant = newcomer('欧阳若兰')
  await register(phone, applicant)
  const cases: { id: string; number: string }[] = []
  for (let n = 1; n <= 5; n++) cases.push(await givenFoodCase(phone, `若兰第${n}小吃店`))
  const clerk = await come('desk', people.clerk)
  const colleague = await come('desk', people.approver)

  await test.step('she looks for the applicant, narrows the list and keeps the filter', async () => {
    await clerk.goto('/work/cases')
    await clerk.getByLabel('申请人姓名或办件号').fill('欧阳若兰')
    await expect(clerk.getByText('共 5 件')).toBeVisible()
    await clerk.getByRole('button', { name: '筛选', exact: false }).first().click()
    await clerk.getByLabel('申请渠道', { exact: true }).selectOption({ label: '网上申请' })
    await expect(clerk.getByRole('button', { name: '去掉条件：网上申请' })).toBeVisible()
    await clerk.getByRole('button', { name: '保存这个筛选' }).click()
    await clerk.getByRole('dialog').getByLabel('名称').fill('若兰的网上申请')
    await clerk.getByRole('dialog').getByRole('button', { name: '保存', exact: true }).click()
    await expect(clerk.getByRole('dialog')).toBeHidden()
    await clerk.goto('/work/cases')
    await clerk.getByRole('list', { name: '保存的筛选' }).getByRole('button', { name: '若兰的网上申请' }).click()
    await expect(clerk.getByText('共 5 件')).toBeVisible()
  })

  await test.step('she has the list as a workbook', async () => {
    await clerk.getByRole('button', { name: '导出', exact: true }).click()
    await clerk.getByRole('button', { name: '开始导出' }).click()
    await expect(clerk.getByText(/已写好，5 行/)).toBeVisible()
    await clerk.getByRole('dialog').getByRole('link', { name: '我的导出' }).click()
    await expect(clerk.getByRole('heading', { level: 1, name: '我的导出' })).toBeVisible()
    const [download] = await Promise.all([
      clerk.waitForEvent('download'),
      clerk.getByRole('link', { name: '下载' }).first().click(),
    ])
    const rows = (await readXlsx(await download.path()))[0]!.data
    expect(
      rows
        .slice(1)
        .map((row) => String(row[0]))
        .toSorted(),
    ).toEqual(cases.map((one) => one.number).toSorted())
    expect(String(rows[1]![5])).toContain('*')
  })

  await test.step('a colleague has the same list open', async () => {
    await colleague.goto(`/work/cases?tab=all&text=${encodeURIComponent('欧阳若兰')}`)
    await expect(colleague.getByText('共 5 件')).toBeVisible()
  })

  await test.step('she chooses all five; one was accepted meanwhile, and she is told which and why', async () => {
    await clerk.goto('/work/cases')
    await clerk.getByRole('list', { name: '保存的筛选' }).getByRole('button', { name: '若兰的网上申请' }).click()
    await expect(clerk.getByText('共 5 件')).toBeVisible()
    await clerk.getByRole('checkbox', { name: '全选本页' }).check()
    await expect(clerk.getByText('已选 5 件')).toBeVisible()
    await send(colleague, `/api/cases/${cases[2]!.id}/acceptance`, {})
    await clerk.getByRole('button', { name: '批量受理（5）' }).click()
    await clerk.getByRole('button', { name: '逐件受理' }).click()
    const verdicts = clerk.getByRole('dialog', { name: '批量受理' })
    await expect(verdicts.getByText('4 件已受理，1 件没有受理')).toBeVisible()
    await expect(verdicts.getByRole('row', { name: cases[2]!.number.slice(-6) })).toContainText('没有受理')
    await expect(verdicts.getByRole('row', { name: cases[2]!.number.slice(-6) })).toContainText('现在可以办理')
    await verdicts.getByRole('button', { name: '关闭', exact: true }).first().click()
  })

  await test.step('the colleague sees that there is news, and reads it when they want', async () => {
    const news = colleague.getByRole('button', { name: /有 \d+ 件更新/ })
    await expect(news).toBeVisible()
    await expect(colleague.getByRole('row', { name: /待受理/ })).not.toHaveCount(0)
    await news.click()
    await expect(news).toBeHidden()
    await expect(colleague.getByRole('row', { name: /已受理，待审查/ })).toHaveCount(5)
  })

  await test.step('a table of which the screen has one page goes out whole', async () => {
    const admin = await come('desk', people.systemAdmin)
    await admin.goto('/work/organs')
    const shown = admin.getByRole('table', { name: '机构和大厅' }).locator('tbody tr')
    await expect(shown).toHaveCount(30)
    await expect(admin.getByRole('button', { name: '显示更多' })).toBeVisible()
    await admin.getByRole('button', { name: /^导出.*机构和大厅/ }).click()
    await admin.getByLabel('CSV').check()
    await admin.getByRole('button', { name: '开始导出' }).click()
    await expect(admin.getByText(/已写好，/)).toBeVisible()
    const [download] = await Promise.all([
      admin.waitForEvent('download'),
      admin.getByRole('dialog').getByRole('link', { name: '下载' }).click(),
    ])
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n')
    await admin.getByRole('button', { name: '关闭', exact: true }).first().click()
    while (await admin.getByRole('button', { name: '显示更多' }).isVisible()) {
      const before = await shown.count()
      await admin.getByRole('button', { name: '显示更多' }).click()
      await expect.poll(() => shown.count()).toBeGreaterThan(before)
    }
    expect(lines.length - 1).toBe(await shown.count())
  })
})
