/** 照面: one lays out what a licence looks like and sees the specimen beside it, another puts it in force. */
import { look } from './looks.ts'
import { expect, people, test } from './people.ts'

test('the face of a licence is laid out beside its specimen, checked by a colleague, and given back', async ({
  come,
}) => {
  const editor = await come('desk', people.editor)
  const checker = await come('desk', people.otherEditor)
  const specimen = editor.getByRole('link', { name: '打开样张 PDF' })

  await test.step('what lies outside the paper is said at once, and there is no specimen of it', async () => {
    await editor.goto('/work/licences/types')
    await editor.getByRole('link', { name: '老年人优待证' }).click()
    await expect(editor.locator('span', { hasText: /^.?平台照面$/ })).toBeVisible()
    const first = editor.getByRole('group', { name: /^第 1 项/ })
    const left = await first.getByLabel('左（毫米）').inputValue()
    await first.getByLabel('左（毫米）').fill('500')
    await expect(editor.getByText('改好上面的问题，就能看到样张。')).toBeVisible()
    await look(editor, 'a face with a fault')
    await first.getByLabel('左（毫米）').fill(left)
    await expect(specimen).toBeVisible()
  })

  await test.step('words of one’s own are added, and the specimen is printed with them', async () => {
    await editor.getByLabel('加什么').selectOption({ label: '印章（圆心）' })
    await editor.getByRole('button', { name: '加一项' }).click()
    await expect(editor.getByText('照面上要有一个印章位置')).toBeVisible()
    await editor
      .getByRole('button', { name: /^去掉第 \d+ 项$/ })
      .last()
      .click()
    await editor.getByLabel('加什么').selectOption({ label: '固定文字' })
    await editor.getByRole('button', { name: '加一项' }).click()
    const added = editor.getByRole('group', { name: /固定文字$/ }).last()
    await added.getByLabel('文字').fill('凭此证免费乘坐公交')
    await added.getByLabel('上（毫米）').fill('180')
    await expect(specimen).toHaveAttribute('href', /免费乘坐公交|%E5%85%8D%E8%B4%B9/)
    const address = await specimen.getAttribute('href')
    const printed = await editor.request.get(address!)
    expect([printed.status(), (await printed.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
    await editor.getByRole('button', { name: '保存草稿' }).click()
    await expect(editor.getByText('请写明改了什么、为什么')).toBeVisible()
    await editor.getByLabel('改了什么、为什么').fill('写明乘车优待')
    await editor.getByRole('button', { name: '保存草稿' }).click()
    await expect(editor.getByText('草稿要由编写人以外')).toBeVisible()
    await expect(editor.getByRole('button', { name: '核对无误，启用' })).toHaveCount(0)
  })

  await test.step('another looks at it and puts it in force', async () => {
    await checker.goto(new URL(editor.url()).pathname)
    await expect(checker.getByLabel('文字').last()).toHaveValue('凭此证免费乘坐公交')
    await look(checker, 'the face a colleague laid out')
    await checker.getByRole('button', { name: '核对无误，启用' }).click()
    await expect(checker.locator('span', { hasText: /^.?自定照面第 1 版$/ })).toBeVisible()
  })

  await test.step('the platform’s own face comes back, and the version stays on record', async () => {
    await checker.getByRole('button', { name: '恢复平台照面' }).click()
    await expect(checker.locator('span', { hasText: /^.?平台照面$/ })).toBeVisible()
    await expect(checker.getByText(/第 1 版.+写明乘车优待/)).toBeVisible()
  })
})
