/** The dialogs in which a case is moved on: each is opened on a desk and on a phone, looked at, and left again. */
import { givenFoodCase, send } from './arranged.ts'
import { expectGoodDialogs } from './looks.ts'
import { newcomer, people, register, test } from './people.ts'
import type { Page } from '@playwright/test'

test('every dialog of a case is fit for a desk, a phone and a screen reader, and Escape leaves it where one was', async ({
  come,
}) => {
  const citizen = await come('phone')
  await register(citizen, newcomer('乔小满'))
  const { id } = await givenFoodCase(citizen, '小满豆花')
  const [clerk, approver, head] = [
    await come('phone', people.clerk),
    await come('desk', people.approver),
    await come('phone', people.head),
  ]
  const acts = async (page: Page) => {
    await page.goto(`/work/cases/${id}`)
    await expectGoodDialogs(page, page.getByRole('group', { name: '可以办理' }).getByRole('button'))
  }

  await test.step('before acceptance: accept, ask for a correction, refuse, take back', async () => {
    await acts(clerk)
    await citizen.goto(`/cases/${id}`)
    await expectGoodDialogs(citizen, citizen.getByRole('button', { name: '撤回申请' }))
  })
  await test.step('examination', async () => {
    await send(clerk, `/api/cases/${id}/acceptance`, {})
    await acts(approver)
  })
  await test.step('decision', async () => {
    await send(approver, `/api/cases/${id}/examination`, { recommends: 'grant', opinion: '材料齐全，建议准予' })
    await acts(head)
  })
  await test.step('delivery', async () => {
    await send(head, `/api/cases/${id}/grant`, {})
    await acts(clerk)
  })
})

/** Whose desk, where, and the button that opens a dialog there. */
const desks = [
  ['systemAdmin', '/work/organs', '新增机构'],
  ['systemAdmin', '/work/organs?show=halls', '新增大厅'],
  ['systemAdmin', '/work/posts', '新增岗位'],
  ['manager', '/work/seals/authorities', '申请认可一个机构'],
  ['editor', '/work/catalogue/data-elements', '新增本地数据元'],
] as const

test('the dialogs of administration are fit for a desk and a screen reader', async ({ come }) => {
  for (const [who, address, name] of desks) {
    const page = await come('desk', people[who])
    await page.goto(address)
    await expectGoodDialogs(page, page.getByRole('button', { name }))
  }
  const admin = await come('desk', people.systemAdmin)
  await admin.goto('/work/staff')
  await admin.getByRole('searchbox', { name: '按姓名或用户名查找' }).fill(people.healthApprover)
  await admin.getByRole('row', { name: people.healthApprover }).getByRole('button').click()
  await expectGoodDialogs(admin, admin.getByRole('button', { name: '重置密码' }))
})
