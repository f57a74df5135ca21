/** 表单编辑: an editor builds a form from the library with its applicants' view beside it; they find what they know filled in. */
import { look } from './looks.ts'
import { expect, people, test } from './people.ts'
import { handInDraft } from './workbench.ts'

const ITEM = '失业登记'

test('an editor adds a standard element to a form, tries it on a phone’s width, and applicants find it filled in', async ({
  come,
}) => {
  const editor = await come('desk', people.editor)
  const preview = editor.getByRole('region', { name: '预览', exact: true })

  await test.step('what stands in the form is tried beside it, on a phone and on a desk', async () => {
    await editor.goto('/work/catalogue')
    await editor.getByRole('searchbox', { name: '按名称筛选' }).fill(ITEM)
    await editor
      .getByRole('row', { name: new RegExp(`^${ITEM}.*示范市`) })
      .getByRole('link')
      .first()
      .click()
    await editor.getByRole('button', { name: '起草新版本' }).click()
    await editor.getByRole('navigation', { name: '编辑内容' }).getByText('申请表单').click()
    await editor.getByRole('button', { name: '手机', exact: true }).click()
    const phoneWide = (await preview.boundingBox())!.width
    await look(editor, 'a form and its preview on a phone')
    await preview.getByRole('button', { name: '下一步' }).click()
    await expect(preview.getByText('请填写姓名').first()).toBeVisible()
    await editor.getByRole('button', { name: '电脑', exact: true }).click()
    expect((await preview.boundingBox())!.width).toBeGreaterThan(phoneWide)
    await look(editor, 'a form and its preview on a desk')
  })

  await test.step('an element of the library brings its name and its checks', async () => {
    await editor.getByRole('button', { name: '从数据元库添加' }).first().click()
    const dialog = editor.getByRole('dialog', { name: '添加到“登记人”' })
    await dialog.getByLabel('查找数据元').fill('不存在的东西')
    await expect(dialog.getByText('没有这样的数据元')).toBeVisible()
    await dialog.getByLabel('查找数据元').fill('民族')
    await dialog.getByRole('button', { name: /^添加\s*民族$/ }).click()
    await expect(dialog.getByText('已添加“民族”')).toBeVisible()
    await dialog.getByRole('button', { name: '完成' }).click()
    await expect(preview.getByLabel('民族')).toBeVisible()
  })

  await test.step('a colleague sees what is new in the form, and publishes', async () => {
    await handInDraft(editor)
    const checker = await come('desk', people.otherEditor)
    await checker.goto(new URL(editor.url()).pathname)
    await expect(checker.getByRole('row', { name: '申请表单' })).toContainText('民族')
    await checker.getByRole('button', { name: '审核并发布' }).click()
    await checker.getByRole('dialog').getByRole('button', { name: '审核并发布' }).click()
    await expect(checker.getByRole('dialog')).toHaveCount(0)
  })

  await test.step('whoever applies from now on is asked it', async () => {
    const citizen = await come('phone', people.citizen)
    await citizen.goto('/search?q=失业登记')
    await citizen.getByRole('link', { name: /失业/ }).first().click()
    await citizen.getByRole('link', { name: '在线办理' }).click()
    await expect(citizen.getByLabel('姓名', { exact: true })).toHaveValue('王静雯')
    await expect(citizen.getByLabel('民族')).toBeVisible()
  })
})
