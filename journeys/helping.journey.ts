/** 帮办代办: somebody asks a hall for help, stands by what was done, and reads who did it. */
import type { Page } from '@playwright/test'
import { givenFoodCase, grantFoodCase } from './arranged.ts'
import { look } from './looks.ts'
import { expect, type Newcomer, newcomer, people, register, test } from './people.ts'

const WISH = '想开个小吃店，不知道要办什么'

test('a hall helps somebody apply: she refuses what is not hers, stands by what is, and it ends with her case', async ({
  come,
}) => {
  const owner = newcomer('仇立秋')
  const phone = await come('phone')
  await register(phone, owner)
  const clerk = await come('desk', people.clerk)
  const ofHers = clerk.getByRole('row').filter({ hasText: owner.name })

  await test.step('she says what she wants, and by when somebody calls', async () => {
    await phone.goto('/help')
    await phone.getByRole('button', { name: '请人帮我办' }).click()
    await expect(phone.getByText('请选择大厅')).toBeVisible()
    await phone.getByLabel('请哪个大厅帮').selectOption({ label: '示范市政务服务中心' })
    await phone.getByLabel('要办什么事').fill(WISH)
    await phone.getByRole('radio', { name: '打电话帮我' }).check()
    await phone.getByLabel('联系电话').fill(owner.phone)
    await phone.getByRole('button', { name: '请人帮我办' }).click()
    await expect(phone.getByText(/已经收到，.+前会有人打电话联系您/)).toBeVisible()
    await expect(phone.getByText('待接办')).toBeVisible()
  })

  await test.step('a clerk of that hall takes it on, and she reads who helps her', async () => {
    await clerk.goto('/work/assistance')
    await expect(ofHers).toContainText('199****')
    await ofHers.getByRole('button', { name: `打开 ${owner.name}` }).click()
    const dialog = clerk.getByRole('dialog', { name: '帮办申请' })
    await expect(dialog.getByRole('link', { name: owner.phone })).toBeVisible()
    await look(clerk, 'a request for help')
    await dialog.getByRole('button', { name: '接办' }).click()
    await expect(dialog.getByRole('button', { name: '关联办件' })).toBeVisible()
    await phone.goto('/messages')
    await expect(phone.getByRole('main')).toContainText('沈雨桐')
    await phone.goto('/help')
    await expect(phone.getByText('帮您的是沈雨桐')).toBeVisible()
  })

  const file = await givenFoodCase(phone, '立秋小吃')
  const linkTheCase = async () => {
    const dialog = clerk.getByRole('dialog', { name: '帮办申请' })
    await dialog.getByRole('button', { name: '关联办件' }).first().click()
    await dialog.getByLabel('办件编号').fill(file.number)
    await dialog.getByRole('radio', { name: '本人用账号确认' }).check()
    await dialog.getByRole('button', { name: '关联办件' }).last().click()
    await expect(dialog.getByText('待本人确认')).toBeVisible()
  }

  await test.step('named by mistake, it is not hers yet: she says what is wrong, and the helper reads it', async () => {
    const dialog = clerk.getByRole('dialog', { name: '帮办申请' })
    await dialog.getByRole('button', { name: '关联办件' }).first().click()
    await dialog.getByRole('button', { name: '关联办件' }).last().click()
    await expect(dialog.getByText('请填写办件编号')).toBeVisible()
    await look(clerk, 'what is missing to name the case')
    await clerk.reload()
    await linkTheCase()
    await phone.reload()
    await phone.getByRole('button', { name: '不是我要办的' }).click()
    await phone.getByRole('dialog').getByLabel('哪里不对').fill('店名写错了，先别交')
    await look(phone, 'refusing what a helper did')
    await phone.getByRole('dialog').getByRole('button', { name: '不是我要办的' }).click()
    await expect(phone.getByText('帮办中')).toBeVisible()
    await clerk.reload()
    await expect(clerk.getByRole('dialog').getByText('店名写错了，先别交')).toBeVisible()
  })

  await test.step('the second time she stands by it, and the case says who helped, for her and for the body', async () => {
    await linkTheCase()
    await phone.reload()
    await phone.getByRole('button', { name: '是我要办的', exact: true }).click()
    await phone.getByRole('dialog').getByRole('button', { name: '是我要办的', exact: true }).click()
    await expect(phone.getByText('办件办理中')).toBeVisible()
    await phone.getByRole('link', { name: `看办件 ${file.number}` }).click()
    await expect(phone.getByRole('main')).toContainText('沈雨桐')
    await clerk.goto(`/work/cases/${file.id}`)
    await expect(clerk.getByRole('main')).toContainText('沈雨桐')
  })

  await test.step('the case is granted, and the request has ended with it', async () => {
    const [approver, head] = [await come('desk', people.approver), await come('desk', people.head)]
    await grantFoodCase(file, { clerk, approver, head })
    await phone.goto('/help')
    await expect(async () => {
      await phone.reload()
      await expect(phone.getByText('已结束')).toBeVisible({ timeout: 1000 })
    }).toPass()
    await clerk.goto('/work/assistance?state=ended')
    await expect(ofHers).toBeVisible()
  })
})

test('who asks by telephone is written down; one is handed to a colleague, another helped at home', async ({
  come,
}) => {
  const clerk = await come('desk', people.clerk)
  const [caller, other] = [newcomer('丁谷雨'), newcomer('丁白露')]
  const request = clerk.getByRole('dialog', { name: '帮办申请' })

  await test.step('what is missing is said, and both are written down', async () => {
    await clerk.goto('/work/assistance')
    await clerk.getByRole('button', { name: '登记帮办申请' }).click()
    await clerk.getByRole('dialog').getByRole('button', { name: '登记帮办申请' }).click()
    await expect(clerk.getByText('请填写姓名')).toBeVisible()
    await look(clerk, 'what is missing of a request by telephone')
    await writeDown(clerk, caller)
    await clerk.getByRole('button', { name: '登记帮办申请' }).click()
    await writeDown(clerk, other)
  })

  await test.step('the first goes to a colleague of the hall, and is hers no longer', async () => {
    await clerk.getByRole('button', { name: `打开 ${caller.name}` }).click()
    await expect(request).toContainText('清和路1号')
    await request.getByRole('button', { name: '接办' }).click()
    await request.getByRole('button', { name: '转交同事' }).click()
    await look(clerk, 'handing a request over')
    await request.getByLabel('转交给谁').selectOption({ index: 1 })
    await request.getByRole('button', { name: '转交同事' }).last().click()
    await expect(request.getByRole('button', { name: '结束帮办' })).toBeHidden()
    await clerk.goto('/work/assistance?state=taken&mine=true')
    await expect(clerk.getByRole('button', { name: `打开 ${caller.name}` })).toHaveCount(0)
  })

  await test.step('the second is helped without a case, and what came of it stays on record', async () => {
    await clerk.goto('/work/assistance')
    await clerk.getByRole('button', { name: `打开 ${other.name}` }).click()
    await request.getByRole('button', { name: '接办' }).click()
    await request.getByRole('button', { name: '结束帮办' }).click()
    await request.getByLabel('结果').fill('上门教会了刷脸认证，当场通过')
    await request.getByRole('button', { name: '结束帮办' }).last().click()
    await expect(request).toContainText('上门教会了刷脸认证')
    await clerk.goto('/work/assistance?state=ended')
    await expect(clerk.getByRole('row').filter({ hasText: other.name })).toBeVisible()
  })
})

/** Fills in the dialog that is open, for somebody to be helped at home. */
async function writeDown(clerk: Page, { name, phone }: Newcomer): Promise<void> {
  const dialog = clerk.getByRole('dialog', { name: '登记帮办申请' })
  await dialog.getByLabel('姓名').fill(name)
  await dialog.getByLabel('联系电话').fill(phone)
  await dialog.getByLabel('请哪个大厅帮').selectOption({ label: '示范市政务服务中心' })
  await dialog.getByLabel('要办什么事').fill('养老金资格认证不会弄')
  await dialog.getByRole('radio', { name: '上门帮我' }).check()
  await dialog.getByLabel('上门的地址').fill('示范市云溪区云桥街道清和路1号')
  await dialog.getByRole('button', { name: '登记帮办申请' }).click()
  await expect(dialog).toBeHidden()
}
