/** One window hands out: who stands there is known by their card, and signs on the screen before them. */
import { ask, givenFoodCase, decideFoodCase, send } from './arranged.ts'
import { openFromMessage } from './portal.ts'
import { expect, newcomer, people, register, test } from './people.ts'

test('a citizen fetches a licence at the hand-out desk: card read, signed on the second screen, delivered', async ({
  come,
}) => {
  const phone = await come('phone')
  const person = newcomer('严小寒')
  await register(phone, person)
  const file = await givenFoodCase(phone, '小寒面馆')
  const clerk = await come('desk', people.clerk)
  await decideFoodCase(file, {
    clerk,
    approver: await come('desk', people.approver),
    head: await come('desk', people.head),
  })
  const screen = await come('desk')

  await test.step('the result waits for her with a code', async () => {
    await openFromMessage(phone, '看怎么领取')
    await expect(phone.getByText('取件码', { exact: true })).toBeInViewport()
  })
  await test.step('the second screen is paired by its code', async () => {
    const { code } = await send<{ code: string }>(clerk, '/api/counter/screen', {})
    await screen.goto('/screen/counter')
    await screen.getByLabel('配对码').fill(code)
    await screen.getByRole('button', { name: '连接' }).click()
    await expect(screen.getByRole('heading', { name: '您好，请稍候' })).toBeVisible()
  })
  await test.step('her card is read, and she is asked to sign', async () => {
    const { reader } = await ask<{ reader: { url: string } }>(clerk, '/api/counter/desk')
    await clerk.request.post(`${reader.url}/lay?${new URLSearchParams({ name: person.name, number: person.idNumber })}`)
    await clerk.goto('/work/hand-outs')
    await clerk.getByLabel('办件编号').fill(file.number)
    await clerk.keyboard.press('Enter')
    await expect(clerk.locator('tbody tr')).toHaveCount(1)
    await clerk
      .getByRole('row', { name: new RegExp(person.name) })
      .getByRole('button')
      .click()
    await expect(clerk.getByText('放在读卡器上', { exact: false })).toBeVisible()
    await clerk.keyboard.press('Alt+r')
    await expect(clerk.getByLabel('身份证号')).toHaveValue(person.idNumber)
    await clerk.getByRole('button', { name: '请在申请人屏上签名' }).click()
  })
  await test.step('she signs', async () => {
    const pad = screen.locator('canvas')
    await expect(pad).toBeVisible()
    await screen.waitForFunction(() => document.querySelector('canvas')!.style.touchAction === 'none')
    const box = (await pad.boundingBox())!
    await screen.mouse.move(box.x + 60, box.y + 40)
    await screen.mouse.down()
    for (const [x, y] of [
      [120, 90],
      [180, 50],
      [260, 100],
    ] as const)
      await screen.mouse.move(box.x + x, box.y + y, { steps: 4 })
    await screen.mouse.up()
    await screen.getByRole('button', { name: '确认签名' }).click()
    await expect(screen.getByText('签名已保存，谢谢。')).toBeVisible()
  })
  await test.step('it is hers, with the receipt of delivery', async () => {
    await expect(clerk.getByRole('button', { name: `${person.name}已在屏上签名` })).toBeVisible()
    await clerk.getByRole('button', { name: '交付并送达' }).click()
    await expect(clerk.getByText(`已交付给${person.name}`, { exact: false })).toBeVisible()
    await clerk.goto(`/work/cases/${file.id}`)
    await expect(clerk.getByRole('link', { name: `结果领取：${person.name}` })).toBeVisible()
  })
})
