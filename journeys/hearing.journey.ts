/** A hearing and a site check: told, asked for on the phone, called, held on the record, and read by the applicant. */
import { givenFoodCase, send } from './arranged.ts'
import { expectGoodDialogs, expectGoodLooks } from './looks.ts'
import { expect, newcomer, people, register, test } from './people.ts'
import { expectLetter } from './portal.ts'
import { act, day, fillDay, openCase } from './workbench.ts'

test('she asks for a hearing on her phone, it is called and stops the clock, and two officers check the site', async ({
  come,
}) => {
  const citizen = await come('phone')
  await register(citizen, newcomer('江映雪'))
  const codes = await givenFoodCase(citizen, '映雪小厨')
  const approver = await come('desk', people.approver)
  await send(approver, `/api/cases/${codes.id}/acceptance`, {})
  await openCase(approver, codes.number)
  const more = async () => {
    const group = approver.locator('summary', { hasText: '核查、听证和陈述申辩' })
    if (!(await approver.getByRole('button', { name: '登记现场核查' }).isVisible())) await group.click()
  }
  await test.step('two officers checked the site', async () => {
    await more()
    await expectGoodDialogs(approver, approver.getByRole('group', { name: '可以办理' }).getByRole('button'))
    await more()
    await act(approver, '登记现场核查', '登记核查', async (dialog) => {
      for (const [at, name] of ['周明', '吴越'].entries()) {
        await dialog.getByLabel(`第 ${at + 1} 名核查人员姓名`).fill(name)
        await dialog.getByLabel(`第 ${at + 1} 名核查人员职务`).fill('执法员')
      }
      await fillDay(dialog, day())
      await dialog.getByLabel('核查地点').fill('云溪区溪口街道溪畔路8号')
      await dialog.getByRole('radio', { name: '符合', exact: true }).check()
      await dialog.getByLabel('核查情况').fill('操作间布局与图纸一致')
    })
  })
  await test.step('those concerned are told, and the right to a hearing with them', async () => {
    await more()
    await act(approver, '告知利害关系人', '发出通知书', async (dialog) => {
      await dialog.getByLabel('利害关系人姓名或者名称').fill('溪畔路8号2单元住户')
      await dialog.getByLabel('电话或者地址').fill('云溪区溪畔路8号2单元201室')
      await dialog.getByLabel('与申请事项的重大利益关系').fill('油烟排放口正对住户窗户')
    })
    await more()
    await act(approver, '告知听证权利', '发出告知书', async (dialog) => {
      await dialog.getByLabel(/涉及的重大利益关系/).fill('油烟排放影响相邻住户')
    })
    await expect(approver.getByRole('button', { name: '准予', exact: true })).toHaveCount(0)
  })
  await test.step('she reads it on her phone and asks for the hearing', async () => {
    await citizen.goto(`/cases/${codes.id}`)
    await expect(citizen.getByText('操作间布局与图纸一致').first()).toBeVisible()
    await expectGoodLooks(citizen, [`/cases/${codes.id}`])
    await citizen.getByRole('button', { name: '要求听证' }).click()
    const dialog = citizen.getByRole('dialog', { name: '要求听证' })
    await dialog.getByLabel('要求听证的理由').fill('希望当面说明油烟净化设备')
    await dialog.getByRole('button', { name: '要求听证' }).click()
    await expect(citizen.getByText('已要求听证')).toBeVisible()
    await expectLetter(citizen, '打开行政许可听证告知书（PDF）')
  })
  await test.step('the hearing is called, seven working days ahead, and the clock stops', async () => {
    await approver.reload()
    await expect(approver.getByRole('button', { name: '通知举行听证' })).toBeVisible()
    await act(approver, '通知举行听证', '发出通知书', async (dialog) => {
      await fillDay(dialog, day(16))
      await dialog.getByLabel('时间').fill('09:30')
      await dialog.getByLabel('地点').fill('示范市政务服务中心三楼')
      await dialog.getByLabel('主持人姓名').fill('郑法')
      await dialog.getByLabel('主持人职务').fill('法规科科长')
    })
    await expect(approver.getByText(/计时停止，预计/)).toBeVisible()
    await expectGoodDialogs(approver, approver.getByRole('group', { name: '可以办理' }).getByRole('button'))
    await citizen.reload()
    await expect(citizen.getByText('示范市政务服务中心三楼').first()).toBeVisible()
    await citizen.locator('summary', { hasText: '各环节的期限' }).click()
    await expect(citizen.getByRole('table', { name: '各环节的期限' })).toContainText('第四十七条第一款')
    await expectGoodLooks(citizen, [`/cases/${codes.id}`])
  })
})
