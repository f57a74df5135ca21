/** 邮寄: the result goes out by post, is followed on its way, comes back undelivered, and arrives at the second try. */
import type { Page } from '@playwright/test'
import { decideFoodCase, givenFoodCase } from './arranged.ts'
import { look } from './looks.ts'
import { expect, newcomer, people, register, test } from './people.ts'

test('a licence goes out by post, comes back because nobody was at home, and is sent again to where she is', async ({
  come,
}) => {
  const phone = await come('phone')
  const person = newcomer('柳春分')
  await register(phone, person)
  const file = await givenFoodCase(phone, '春分小馆')
  const clerk = await come('desk', people.clerk)
  const address = `/cases/${file.id}`

  await test.step('before the decision she chooses the post, and is told what an address needs', async () => {
    await phone.goto(address)
    await choosePost(phone, '选择领取方式', '家里')
    await expect(phone.getByText('请填写详细地址，到门牌号')).toBeVisible()
    await phone.getByLabel('收件地址').fill('示范省示范市云溪区云桥街道清和路12号')
    await phone.getByRole('button', { name: '保存', exact: true }).click()
    await expect(phone.getByText('已选择：邮寄到家')).toBeVisible()
    await expect(phone.getByRole('button', { name: '修改领取方式' })).toBeFocused()
  })
  await decideFoodCase(file, {
    clerk,
    approver: await come('desk', people.approver),
    head: await come('desk', people.head),
  })

  await test.step('the post desk books the parcel, and prints its label and the list', async () => {
    await expect(async () => {
      await findParcel(clerk, '待寄出', file.number)
    }).toPass()
    await clerk.getByRole('checkbox', { name: file.number }).check()
    await clerk.getByRole('button', { name: '为选中的 1 件下寄递单' }).click()
    await expect(clerk.getByText('已下 1 个寄递单')).toBeVisible()
    await expect(async () => {
      await findParcel(clerk, '寄递中', file.number)
      await expect(clerk.getByRole('row', { name: file.number })).toContainText(/SF\d+/, { timeout: 2000 })
    }).toPass()
    await clerk.getByRole('checkbox', { name: file.number }).check()
    await clerk.getByRole('button', { name: '打印面单和清单' }).click()
    await expect(clerk.getByText('示范省示范市云溪区云桥街道清和路12号')).toBeVisible()
    await look(clerk, 'labels of parcels')
    await clerk.emulateMedia({ media: 'print' })
    await expect(clerk.getByText(`收件　${person.name}　${person.phone}`)).toBeVisible()
    await expect(clerk.getByRole('navigation')).toHaveCount(0)
    await clerk.emulateMedia({ media: null })
  })
  const first = await trackingOf(clerk, file.number)

  await test.step('it is on its way: she is told, and follows it on the page of her case', async () => {
    await happen(clerk, first, 'collected')
    await happen(clerk, first, 'no-one')
    await expectMessage(phone, '您的办理结果已经寄出')
    await phone.goto(address)
    const way = phone.getByRole('list', { name: '快递轨迹' })
    await expect(way).toContainText('快递已揽收')
    await expect(way).toContainText('无人签收，再次派送')
    await expect(phone.getByRole('button', { name: '修改领取方式' })).toHaveCount(0)
    await look(phone, 'a parcel on its way')
  })

  await test.step('it comes back: she is told, and has it sent to where she is', async () => {
    await happen(clerk, first, 'returned')
    await expectMessage(phone, '寄给您的办理结果被退回')
    await phone.goto(address)
    await expect(phone.getByText('退回，待领取')).toBeVisible()
    await expect(phone.getByText('取件码', { exact: true })).toBeVisible()
    await choosePost(phone, '修改领取方式', '示范省示范市云溪区溪口街道溪畔路8号')
    await expect(phone.getByText('已选择：邮寄到家')).toBeVisible()
    await look(phone, 'a parcel that came back')
  })

  await test.step('it goes out again under a number of its own, and her signature delivers it', async () => {
    await findParcel(clerk, '待寄出', file.number)
    await clerk.getByRole('checkbox', { name: file.number }).check()
    await clerk.getByRole('button', { name: '为选中的 1 件下寄递单' }).click()
    await expect(clerk.getByText('已下 1 个寄递单')).toBeVisible()
    await expect(async () => {
      expect(await trackingOf(clerk, file.number)).not.toBe(first)
    }).toPass()
    // What the courier tells three times happened once.
    const second = await trackingOf(clerk, file.number)
    await happen(clerk, second, 'collected', 3)
    await happen(clerk, second, 'signed', 3)
    await phone.goto(address)
    await expect(phone.getByText('已签收')).toHaveCount(1)
    await expect(phone.getByText(`签收人 ${person.name}`)).toBeVisible()
    await look(phone, 'a parcel that arrived')
    await clerk.goto(`/work/cases/${file.id}`)
    await expect(clerk.getByRole('main')).toContainText(`邮件 ${second}`)
  })
})

/** Fills in where the parcel goes and saves. */
async function choosePost(page: Page, open: string, address: string): Promise<void> {
  await page.getByRole('button', { name: open }).click()
  await page.getByRole('radio', { name: '邮寄到家' }).check()
  await page.getByLabel('收件地址').fill(address)
  await page.getByRole('button', { name: '保存', exact: true }).click()
}

async function findParcel(clerk: Page, tab: string, number: string): Promise<void> {
  await clerk.goto('/work/hand-outs')
  await clerk.getByRole('button', { name: tab }).click()
  await expect(clerk.getByRole('row', { name: number })).toBeVisible({ timeout: 5000 })
}

/** The number the courier gave the parcel that is on its way. */
async function trackingOf(clerk: Page, number: string): Promise<string> {
  await findParcel(clerk, '寄递中', number)
  return /SF\d+/.exec(await clerk.getByRole('row', { name: number }).innerText())![0]
}

async function expectMessage(page: Page, title: string): Promise<void> {
  await expect(async () => {
    await page.goto('/messages')
    await expect(page.getByRole('article', { name: title })).toBeVisible({ timeout: 5000 })
  }).toPass()
}

/** Something happens to a parcel, and the courier tells it so many times. */
async function happen(page: Page, tracking: string, code: string, times = 1): Promise<void> {
  const courier = process.env['JOURNEYS_COURIER_URL']!
  const parcels = await (await page.request.get(courier)).text()
  const row = parcels.split('<tr>').find((one) => one.includes(tracking))!
  const shipment = /name="shipment" value="([^"]+)"/.exec(row)![1]!
  const told = await page.request.post(`${courier}/happen`, { form: { shipment, code, times: String(times) } })
  expect(told.ok()).toBe(true)
}
