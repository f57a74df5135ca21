/** Two who write at once: what one could not save goes along into the next version; a tree is put together branch by branch. */
import { ask } from './arranged.ts'
import { look } from './looks.ts'
import { expect, people, test } from './people.ts'

const ITEM = '食品经营许可变更'
const LATE = '换了地址的，先看新地址能不能过现场核查。'

test('a draft published under one’s hands: what was not saved is taken into a new draft', async ({ come }) => {
  const one = await come('desk', people.editor)
  const other = await come('desk', people.otherEditor)
  const checker = await come('desk', people.countyEditor)
  const { rows } = await ask<{ rows: { id: string; name: string; organName: string }[] }>(
    checker,
    `/api/catalogue/items?limit=30&name=${encodeURIComponent(ITEM)}`,
  )
  const item = rows.find((row) => row.organName === '云溪区行政审批服务局')!
  await one.goto(`/work/catalogue/${item.id}`)
  await one.getByRole('button', { name: '起草新版本' }).click()
  await one.getByLabel('通俗叫法').fill('食品证改信息')
  await expect(one.getByText(/^已自动保存/)).toBeVisible()
  const draft = new URL(one.url()).pathname

  await other.goto(draft)
  await expect(other.getByLabel('通俗叫法')).toHaveValue('食品证改信息')
  await one.getByRole('button', { name: '提交审核' }).click()
  await one.getByRole('dialog').getByRole('button', { name: '提交审核' }).click()
  await checker.goto(draft)
  await checker.getByRole('button', { name: '审核并发布' }).click()
  await checker.getByRole('dialog').getByRole('button', { name: '审核并发布' }).click()
  await expect(checker.getByRole('dialog')).toHaveCount(0)

  await other.getByLabel('一两句话说明').fill(LATE)
  await expect(other.getByRole('heading', { name: '您还有没保存的修改' })).toBeVisible()
  await expect(other.getByText('可以带着这些修改起草下一版')).toBeVisible()
  await other.getByRole('button', { name: '带到新的草稿' }).click()
  await expect(other).not.toHaveURL(draft)
  await expect(other.getByLabel('一两句话说明')).toHaveValue(LATE)
  await expect(other.getByLabel('通俗叫法')).toHaveValue('食品证改信息')
  await expect(other.getByText('第 3 版').first()).toBeVisible()
})

test('two editors of one tree: each branch where they part is laid side by side, and both stay', async ({ come }) => {
  const one = await come('desk', people.editor)
  const other = await come('phone', people.otherEditor)
  for (const page of [one, other]) {
    await page.goto('/work/catalogue/trees?tree=enterprise')
    await page.getByRole('button', { name: '全部展开' }).click()
  }
  await one.getByRole('button', { name: '社保和医保' }).click()
  await one.getByLabel('补充说明').fill('给员工参保')
  await one.getByRole('button', { name: '招牌' }).click()
  await one.getByLabel('显示的文字').fill('门头招牌')
  await one.getByRole('button', { name: '保存整棵' }).click()
  await expect(one.getByText('已保存', { exact: true })).toBeVisible()

  await other.getByRole('button', { name: '招牌' }).click()
  await other.getByLabel('显示的文字').fill('户外招牌')
  await other.getByRole('button', { name: '刻章' }).click()
  await other.getByLabel('补充说明').fill('公安备案')
  await other.getByRole('button', { name: '保存整棵' }).click()
  const dialog = other.getByRole('dialog', { name: '有人同时修改了这一棵' })
  await expect(dialog.getByRole('group', { name: /社保和医保.*只有对方改过/ })).toBeVisible()
  await expect(dialog.getByRole('group', { name: /刻章.*只有我改过/ })).toContainText('公安备案')
  const both = dialog.getByRole('group', { name: /招牌.*双方都改了/ })
  await expect(both).toContainText('门头招牌')
  await look(other, 'two trees side by side')
  await both.getByRole('radio', { name: /对方已保存的/ }).check()
  await dialog.getByRole('button', { name: '合成一棵' }).click()
  await expect(other.getByText('两边的修改已合成一棵，请检查后保存。')).toBeVisible()
  await other.getByRole('button', { name: '保存整棵' }).click()
  await expect(other.getByText('已保存', { exact: true })).toBeVisible()

  await other.reload()
  await other.getByRole('button', { name: '全部展开' }).click()
  await expect(other.getByRole('button', { name: '门头招牌' })).toBeVisible()
  await other.getByRole('button', { name: '社保和医保' }).click()
  await expect(other.getByLabel('补充说明')).toHaveValue('给员工参保')
  await other.getByRole('button', { name: '刻章' }).click()
  await expect(other.getByLabel('补充说明')).toHaveValue('公安备案')
})

test('conditions of a list are moved by button and by keyboard', async ({ come }) => {
  const editor = await come('desk', people.editor)
  await editor.goto('/work/catalogue/lists/new')
  await editor.getByRole('button', { name: '增加条件' }).click()
  await editor.getByLabel('要素').last().selectOption('到现场次数')
  const titles = editor.getByRole('listitem').locator('strong')
  await expect(titles).toHaveText(['1. 事项类型', '2. 到现场次数'])
  await editor.getByRole('button', { name: '下移条件 事项类型' }).click()
  await expect(titles).toHaveText(['1. 到现场次数', '2. 事项类型'])
  await editor.getByLabel('要素').last().focus()
  await editor.keyboard.press('Alt+ArrowUp')
  await expect(titles).toHaveText(['1. 事项类型', '2. 到现场次数'])
  await expect(editor.getByLabel('要素').first()).toBeFocused()
})
