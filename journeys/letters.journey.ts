/** A body words its letters itself; a letter is seen before it is sent, opened by whom it is for, and proves itself. */
import { givenFoodCase } from './arranged.ts'
import { expect, newcomer, people, register, test } from './people.ts'
import { act, openCase } from './workbench.ts'

const SENTENCE = '办理中有疑问的，可以拨打本机关咨询电话，我们会在当天回复。'

test('a body changes its acceptance letter, a colleague puts it in force, and the next acceptance carries it, is opened and proves genuine', async ({
  come,
}) => {
  const approver = await come('desk', people.approver)
  const head = await come('desk', people.head)
  const citizen = await come('desk')
  await register(citizen, newcomer('甘露生'))

  await test.step('the approver writes one more sentence and sees the letter beside it', async () => {
    await approver.goto('/work/letters')
    await approver.getByRole('link', { name: '受理通知书' }).first().click()
    await approver.getByRole('button', { name: '加一段' }).click()
    const parts = approver.getByRole('textbox', { name: /^第 \d+ 段/ })
    await parts.last().fill(SENTENCE)
    await expect(approver.getByRole('article', { name: '受理通知书预览' })).toContainText(SENTENCE)
    await approver.getByLabel('改了什么、为什么').fill('写明怎样咨询')
    await approver.getByRole('button', { name: '保存草稿' }).click()
    await expect(approver.getByText('草稿要由编写人以外')).toBeVisible()
  })

  await test.step('the head reads it and puts it in force', async () => {
    await head.goto(new URL(approver.url()).pathname)
    await head.getByRole('button', { name: '核对无误，启用' }).click()
    await expect(head.getByText(/本部门第 \d+ 版/).first()).toBeVisible()
    await expect(head.getByText(`＋ ${SENTENCE}`)).toBeVisible()
  })

  const codes = await givenFoodCase(citizen, '露生面馆')
  await test.step('the next acceptance shows the letter before it is sent', async () => {
    await openCase(approver, codes.number)
    await act(approver, '受理', '受理', async (dialog) => {
      await dialog.getByRole('button', { name: '看看将要发出的文书' }).click()
      const sheet = dialog.getByRole('article', { name: '受理通知书预览' })
      await expect(sheet).toContainText(SENTENCE)
      await expect(sheet).toContainText('待编号')
    })
    await expect(async () => {
      await approver.reload()
      await expect(approver.getByText('已发送，没有打开')).toBeVisible({ timeout: 5000 })
    }).toPass()
  })

  await test.step('the applicant opens it, and the desk sees who and when', async () => {
    await citizen.goto(`/cases/${codes.id}`)
    await citizen.getByRole('link', { name: '打开受理通知书（PDF）' }).click()
    await expect(async () => {
      await approver.reload()
      await expect(approver.getByText('已查阅')).toBeVisible({ timeout: 5000 })
      await expect(approver.getByRole('link', { name: '电子送达回证' })).toBeVisible({ timeout: 5000 })
    }).toPass()
    await expect(approver.getByText(/甘露生，/).first()).toBeVisible()
  })

  await test.step('its file proves itself to anyone', async () => {
    await citizen.reload()
    const link = citizen.getByRole('link', { name: '打开受理通知书（PDF）' })
    const letter = await citizen.request.get((await link.getAttribute('href'))!)
    await citizen.goto('/verify')
    const file = { name: '受理通知书.pdf', mimeType: 'application/pdf', buffer: await letter.body() }
    await citizen.locator('#verify-file').setInputFiles(file)
    await expect(citizen.getByText('文件由本平台签发，签发后没有被改动')).toBeVisible()
    const changed = Buffer.from(file.buffer)
    changed[changed.indexOf('endobj') - 2]! ^= 1
    await citizen.locator('#verify-file').setInputFiles({ ...file, buffer: changed })
    await expect(citizen.getByText('文件内容在签章之后被改动过')).toBeVisible()
    await expect(citizen.getByText('文件由本平台签发，签发后没有被改动')).toBeHidden()
  })

  await test.step('the desk prints letter and receipt as one file', async () => {
    await approver.reload()
    const link = approver.getByRole('link', { name: /^合并打印全部 \d+ 份$/ })
    const printed = await approver.request.get((await link.getAttribute('href'))!)
    expect(printed.headers()['content-type']).toContain('application/pdf')
    expect((await printed.body()).subarray(0, 5).toString()).toBe('%PDF-')
  })

  await test.step('the use of the seal is in the log', async () => {
    await head.goto('/work/seals')
    await expect(head.getByRole('row', { name: /受理通知书/ }).first()).toContainText('受理')
  })
})
