/** 好差评: a bad rating mended; the pad at the window. */
import { givenFoodCase, grantFoodCase } from './arranged.ts'
import { expectGoodLooks } from './looks.ts'
import { drawing } from './papers.ts'
import { openFromMessage, upload } from './portal.ts'
import { expect, newcomer, people, register, test } from './people.ts'
import { openRating, takeStep } from './workbench.ts'

test('a bad rating is verified, mended and visited, and its rater reads what was done on the phone', async ({
  come,
}) => {
  const phone = await come('phone')
  await register(phone, newcomer('冯白露'))
  const codes = await givenFoodCase(phone, '白露面馆')
  const head = await come('desk', people.head)
  await grantFoodCase(codes, {
    clerk: await come('desk', people.clerk),
    approver: await come('desk', people.approver),
    head,
  })
  await openFromMessage(phone, '去评价')
  await phone.getByText('基本满意', { exact: true }).click()
  await phone.getByRole('button', { name: '提交评价' }).click()
  await phone.getByRole('button', { name: '修改评价' }).click()
  await phone.getByText('不满意', { exact: true }).click()
  await phone.getByLabel('具体说说').fill('同一份材料交了两次')
  await upload(phone.locator('input[type=file]'), await drawing(phone, '交过的材料'))
  await phone.getByRole('button', { name: '提交修改' }).click()
  await expect(phone.getByText('基本满意，')).toHaveCount(0)
  await expect(phone.getByText('原来的评价')).toBeVisible()
  await expect(phone.getByRole('link', { name: '交过的材料.png' })).toBeVisible()
  await expect(phone.getByRole('button', { name: '修改评价' })).toHaveCount(0)

  await openRating(head, codes.number)
  // Neither the page nor the file says whose picture it is.
  const picture = await head.request.get((await head.getByRole('link', { name: '图片 1' }).getAttribute('href'))!)
  expect([picture.status(), picture.headers()['content-type']]).toEqual([200, 'image/png'])
  await takeStep(head, '核实', '提交核实结果', async (dialog) => {
    await dialog.getByText('属实', { exact: true }).click()
    await dialog.getByRole('textbox').fill('窗口没有查看已有材料')
  })
  await takeStep(head, '整改', '提交整改情况', async (dialog) => {
    await dialog.getByText('已经整改').click()
    await dialog.getByRole('textbox').fill('已退回重复的材料，并培训了窗口')
  })
  const supervisor = await come('desk', people.supervisor)
  await openRating(supervisor, codes.number)
  await takeStep(supervisor, '回访', '登记回访结果', async (dialog) => {
    await dialog.getByText('回访满意').click()
    await dialog.getByRole('textbox').fill('电话回访，申请人满意')
  })

  await phone.reload()
  await expect(phone.getByText('已退回重复的材料，并培训了窗口').first()).toBeVisible()
  await expectGoodLooks(phone, [`/cases/${codes.id}/rate`, '/ratings'])
  await expect(phone.getByText('同一份材料交了两次').first()).toBeVisible()
})

test('the applicant in front of the window rates with the code shown there', async ({ come }) => {
  const citizen = await come('phone')
  await register(citizen, newcomer('蒋小满'))
  const codes = await givenFoodCase(citizen, '小满凉粉')
  const staff = {
    clerk: await come('desk', people.clerk),
    approver: await come('desk', people.approver),
    head: await come('desk', people.head),
  }
  await grantFoodCase(codes, staff)
  await staff.approver.goto(`/work/cases/${codes.id}`)
  await staff.approver.getByRole('button', { name: '出示评价码' }).click()
  const code = await staff.approver.getByText('评价码：').locator('strong').textContent()

  const pad = await come('phone')
  await expectGoodLooks(pad, [`/rate/pad?code=${code}`])
  await pad.goto('/rate/pad')
  await pad.getByLabel('评价码或查询码').fill(code!.toLowerCase())
  await pad.getByRole('button', { name: '开始评价' }).click()
  await pad.getByText('非常满意', { exact: true }).click()
  await pad.getByRole('button', { name: '提交评价' }).click()
  await expect(pad.getByText('评价已经收到。')).toBeVisible()
  await pad.getByRole('button', { name: '下一位' }).click()
  await expect(pad.getByLabel('评价码或查询码')).toHaveValue('')
})
