/** One change to several items: seen on each before it is handed in, checked by somebody else, in force at once. */
import { ask } from './arranged.ts'
import { look } from './looks.ts'
import { expect, people, test } from './people.ts'

const BODY = '云溪区行政审批服务局'
const ITEMS = ['诊所备案', '取水许可']
const HOURS = '工作日 8:30—18:00，周六上午照常'

test('an editor changes the hours of several items at once, the district’s editor checks each, and the guides say so', async ({
  come,
}) => {
  const editor = await come('desk', people.editor)
  await test.step('she picks the items one after the other and says what changes', async () => {
    await editor.goto('/work/catalogue/change-sets')
    await editor.getByRole('link', { name: '新的成批修改' }).click()
    for (const item of ITEMS) {
      await editor.getByLabel('按名称筛选').fill(item)
      const row = editor.getByRole('row', { name: item }).filter({ hasText: BODY })
      await row.getByRole('checkbox').check()
    }
    await expect(editor.getByText('已选 2 个事项')).toBeVisible()
    await editor.getByLabel('第 1 处：改哪一处').selectOption('办公时间')
    await editor.getByLabel('改成').fill(HOURS)
  })

  await test.step('she sees what it does to each, and hands it in; she cannot carry it out herself', async () => {
    await expect(editor.getByRole('button', { name: '提交复核' })).toBeDisabled()
    await editor.getByRole('button', { name: '看看会怎样' }).click()
    await expect(editor.getByRole('listitem').filter({ hasText: HOURS })).toHaveCount(2)
    await editor.getByLabel('这批修改的名称').fill('延长办公时间')
    await editor.getByLabel('修改的理由和依据').fill('区政务大厅自下周起延时服务')
    await editor.getByRole('button', { name: '提交复核' }).click()
    await expect(editor.getByText('不能自己复核')).toBeVisible()
    await expect(editor.getByRole('button', { name: '复核通过，一起生效' })).toHaveCount(0)
  })

  await test.step('the district’s editor compares and carries it out', async () => {
    const checker = await come('desk', people.countyEditor)
    await checker.goto('/work/catalogue/change-sets')
    await checker.getByRole('row', { name: '延长办公时间' }).getByRole('link').click()
    await expect(checker.getByRole('listitem').filter({ hasText: HOURS })).toHaveCount(2)
    await checker.getByRole('button', { name: '复核通过，一起生效' }).click()
    await checker.getByRole('dialog').getByRole('button', { name: '复核通过，一起生效' }).click()
    await expect(checker.getByText('已执行')).toBeVisible()
  })

  const citizen = await come('phone')
  for (const item of ITEMS) {
    const { rows } = await ask<{ rows: { id: string; organName: string }[] }>(
      editor,
      `/api/catalogue/items?name=${encodeURIComponent(item)}`,
    )
    await citizen.goto(`/items/${rows.find((row) => row.organName === BODY)!.id}`)
    await expect(citizen.getByText(HOURS).first()).toBeVisible()
  }
})

test('a set handed in too soon is taken back on the phone before anybody checks it, and nothing changes', async ({
  come,
}) => {
  const editor = await come('phone', people.editor)
  await editor.goto('/work/catalogue/change-sets/new')
  await editor.getByLabel('按名称筛选').fill('公司设立登记')
  await expect(editor.getByRole('row', { name: '出生登记' })).toHaveCount(0)
  await editor.getByRole('checkbox', { name: '全选本页' }).check()
  await expect(editor.getByText(/^已选 [1-9]\d* 个事项$/)).toBeVisible()
  await editor.getByLabel('第 1 处：改哪一处').selectOption('办公时间')
  await editor.getByLabel('改成').fill(HOURS)
  await editor.getByRole('button', { name: '看看会怎样' }).click()
  await expect(editor.getByRole('listitem').filter({ hasText: HOURS }).first()).toBeVisible()
  await editor.getByLabel('这批修改的名称').fill('还没有定的办公时间')
  await editor.getByLabel('修改的理由和依据').fill('待区政务大厅来函')
  await editor.getByRole('button', { name: '提交复核' }).click()
  await editor.getByRole('button', { name: '撤回这批修改' }).click()
  const dialog = editor.getByRole('dialog', { name: '撤回这批修改' })
  await expect(dialog).toContainText('撤回以后所有事项保持原样')
  await look(editor, 'withdrawing a change set')
  await dialog.getByRole('button', { name: '撤回这批修改' }).click()
  await expect(editor.getByText('已撤回').first()).toBeVisible()
  await expect(editor.getByRole('button', { name: '撤回这批修改' })).toHaveCount(0)

  const checker = await come('desk', people.countyEditor)
  await checker.goto(new URL(editor.url()).pathname)
  await expect(checker.getByText('已撤回').first()).toBeVisible()
  await expect(checker.getByRole('button', { name: '复核通过，一起生效' })).toHaveCount(0)
})
