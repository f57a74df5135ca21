/** What somebody reads who does not get what was applied for. */
import { givenFoodCase } from './arranged.ts'
import { expect, newcomer, people, register, test } from './people.ts'
import { expectLetter } from './portal.ts'
import { act, openCase } from './workbench.ts'

test('a person whose application is denied reads why, on what ground, and what can be done about it', async ({
  come,
}) => {
  const citizen = await come('phone')
  await register(citizen, newcomer('吴立夏'))
  const codes = await givenFoodCase(citizen, '立夏面馆')

  const approver = await come('desk', people.approver)
  await openCase(approver, codes.number)
  await act(approver, '受理', '受理')
  await act(approver, '审查', '提交审查意见', async (dialog) => {
    await dialog.getByRole('radio', { name: '建议不予' }).check()
    await dialog.getByLabel('意见').fill('操作间与厕所相邻，没有隔离')
  })
  const head = await come('desk', people.head)
  await openCase(head, codes.number)
  await act(head, '不予', '作出不予决定', async (dialog) => {
    await dialog.getByLabel('法律依据').fill('《食品经营许可和备案管理办法》第十二条第一项')
    await dialog.getByLabel('理由（原样写入文书，告知申请人）').fill('操作间与厕所相邻且没有隔离，不符合场所要求')
  })

  await citizen.goto('/messages')
  await citizen.getByRole('link', { name: '去看看' }).first().click()
  const refusal = citizen.getByRole('region', { name: '为什么不予' })
  await expect(refusal).toContainText('操作间与厕所相邻且没有隔离，不符合场所要求')
  await expect(refusal).toContainText('《食品经营许可和备案管理办法》第十二条第一项')
  await expect(refusal).toContainText('行政复议')
  await expect(refusal).toContainText('行政诉讼')
  await expectLetter(citizen, /打开不予.*决定书（PDF）/)
  await citizen.goto('/licences')
  await expect(citizen.getByText('还没有电子证照')).toBeVisible()
})
