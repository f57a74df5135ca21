/** 窗口无权否决: the window says no, the superior disagrees, and the applicant is accepted after all. */
import { givenFoodCase } from './arranged.ts'
import { expectGoodDialogs } from './looks.ts'
import { expect, newcomer, people, register, test } from './people.ts'
import { expectLetter } from './portal.ts'
import { act, openCase } from './workbench.ts'

test('a refusal that the window proposed is overturned by the head, and the application is accepted', async ({
  come,
}) => {
  const citizen = await come('phone')
  await register(citizen, newcomer('沈知夏'))
  const codes = await givenFoodCase(citizen, '知夏小馆')
  const clerk = await come('desk', people.clerk)
  await test.step('the window proposes not to accept, naming the body to turn to', async () => {
    await openCase(clerk, codes.number)
    await act(clerk, '不予受理', '提出不予受理', async (dialog) => {
      await dialog.getByRole('radio', { name: '不属于本机关职权范围' }).check()
      await dialog.getByLabel('应当向哪个机关申请').fill('云溪区卫生健康局')
      await dialog.getByLabel('理由（原样写入文书，告知申请人）').fill('餐饮服务由卫生健康部门办理')
    })
    await expect(clerk.getByText('不予受理的意见等待上级核准').first()).toBeVisible()
    await expect(clerk.getByText(/核准前期限照常计算/)).toBeVisible()
    await expect(clerk.getByRole('button', { name: '核准不予受理' })).toHaveCount(0)
  })
  await test.step('she reads that it waits, and no letter has gone out', async () => {
    await citizen.goto(`/cases/${codes.id}`)
    await expect(citizen.getByRole('list', { name: '办理经过' })).toContainText('提出不予受理的意见，等待上级核准')
    await expect(citizen.getByText('餐饮服务由卫生健康部门办理')).toHaveCount(0)
    await expect(citizen.getByRole('link', { name: /不予受理决定书/ })).toHaveCount(0)
  })
  await test.step('the head does not agree', async () => {
    const head = await come('desk', people.head)
    await openCase(head, codes.number)
    await expectGoodDialogs(head, head.getByRole('group', { name: '可以办理' }).getByRole('button'))
    await act(head, '否决不予受理', '否决', async (dialog) => {
      await expect(dialog).toContainText('餐饮服务由卫生健康部门办理')
      await dialog.getByLabel('否决的理由').fill('食品经营许可由市场监管部门办理，应当受理')
    })
  })
  await test.step('the window accepts, and cannot refuse again', async () => {
    await clerk.reload()
    await expect(clerk.getByRole('button', { name: '不予受理', exact: true })).toHaveCount(0)
    await act(clerk, '受理', '受理')
    await citizen.reload()
    await expectLetter(citizen, '打开受理通知书（PDF）')
  })
})
