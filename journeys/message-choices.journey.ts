/** 消息通知: one chooses what comes as a text and when it had better wait; what guards the account comes all the same. */
import type { Page } from '@playwright/test'
import { givenFoodCase, send } from './arranged.ts'
import { look } from './looks.ts'
import { expect, newcomer, PASSWORD, register, test } from './people.ts'

test('what one turned off comes no more as a text, what may wait waits until the quiet hours end, and a new password is told at once', async ({
  come,
}) => {
  const phone = await come('phone')
  const person = newcomer('温谷雨')
  await register(phone, person)

  await test.step('she leaves texts on without news of progress, and wants mail, but not at this hour', async () => {
    await phone.goto('/me')
    await expect(phone.getByText('账号安全的消息不能关闭', { exact: false })).toBeVisible()
    const texts = phone.getByRole('group', { name: '哪些消息发短信' })
    await expect(texts.getByRole('checkbox', { name: '账号安全' })).toHaveCount(0)
    await texts.getByRole('checkbox', { name: '办理进度' }).uncheck()
    await phone.getByRole('checkbox', { name: '电子邮件' }).check()
    await phone.getByRole('checkbox', { name: '设置免打扰时段' }).check()
    const hour = hourInChina()
    await phone.getByLabel('从几点开始').fill(clockTime(hour - 2))
    await phone.getByLabel('到几点结束').fill(clockTime(hour + 2))
    await phone.getByRole('button', { name: '保存', exact: true }).click()
    await expect(phone.getByRole('alert')).toBeVisible()
    await look(phone, 'mail without an address')
    await phone.getByLabel('邮箱地址').fill('guyu@example.org')
    await phone.getByRole('button', { name: '保存', exact: true }).click()
    await expect(phone.getByText('已保存。')).toBeVisible()
    await phone.reload()
    await expect(texts.getByRole('checkbox', { name: '办理进度' })).not.toBeChecked()
    await expect(phone.getByText(/现在是 .*@example\.org，不修改就留空/)).toBeVisible()
  })

  await test.step('news of progress stands in the box and in no text; a new password is told in spite of the hour', async () => {
    await givenFoodCase(phone, '谷雨小馆')
    await expect(async () => {
      await phone.goto('/messages')
      await expect(phone.getByRole('article', { name: '申请已提交' })).toBeVisible({ timeout: 5000 })
    }).toPass()
    await send(phone, '/api/account/password', { currentPassword: PASSWORD, newPassword: `${PASSWORD}-neu` })
    await expect(async () => expect(await textsTo(phone, person.phone)).toContain('密码')).toPass()
    expect(await textsTo(phone, person.phone)).not.toContain('谷雨小馆')
    expect(await textsTo(phone, 'guyu@example.org')).not.toContain('申请已提交')
  })
})

function hourInChina(): number {
  return Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', timeZone: 'Asia/Shanghai' }).format(new Date()))
}

const clockTime = (hour: number) => `${String((hour + 24) % 24).padStart(2, '0')}:00`

/** What the stand-ins for texts and mail were given for this number or address. */
async function textsTo(page: Page, whom: string): Promise<string> {
  const sent = await (await page.request.get(process.env['JOURNEYS_TEXTS_URL']!)).text()
  return sent
    .split('<tr>')
    .filter((row) => row.includes(whom))
    .join('\n')
}
