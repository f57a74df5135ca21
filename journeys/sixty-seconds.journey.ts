/** An instant case at the counter by keyboard alone: what a practised clerk does in under a minute, counted in keys and steps. */
import type { Page } from '@playwright/test'
import { ask } from './arranged.ts'
import { look } from './looks.ts'
import { expect, newcomer, people, register, test } from './people.ts'

/** Of the keyboard alone, from the call of the ticket to the printed receipt. */
const MOST_KEYS = 24
const MOST_STEPS = 9

test('a clerk calls a number, reads the card and decides an instant case on the spot without touching the mouse', async ({
  come,
}) => {
  const clerk = await come('desk', people.chiefClerk)
  const wall = await come('desk')
  const number = await ticketFromKiosk(clerk, await come('desk'), wall)
  const { reader } = await ask<{ reader: { url: string } }>(clerk, '/api/counter/desk')
  // Their card lies on the stand-in of the reader.
  const person = newcomer('罗秋分')
  await register(await come('phone'), person)
  await clerk.request.post(`${reader.url}/lay?${new URLSearchParams({ name: person.name, number: person.idNumber })}`)
  const hands = keyboardOf(clerk)
  await clerk.goto('/work/counter')
  await expect(clerk.getByRole('heading', { name: '核验身份' })).toBeVisible()

  await hands.step('the next number', async (press) => {
    await press('Alt+n')
    await expect(clerk.getByRole('region', { name: '叫号' })).toContainText(number)
    await expect(wall.locator('strong', { hasText: `${number} 请到` })).toBeVisible()
  })
  await hands.step('the identity card', async (press) => {
    await expect(clerk.getByLabel('身份证号或统一社会信用代码')).toBeFocused()
    await press('Alt+r')
    await expect(
      clerk.getByText('名下有', { exact: false }).or(clerk.getByText('名下还没有', { exact: false })),
    ).toBeVisible()
  })
  await hands.step('the item by its initials', async (press) => {
    await expect(clerk.getByLabel('查找事项')).toBeFocused()
    await press('l', 'n', 'r')
    await expect(clerk.getByRole('button', { name: /^老年人优待证办理/ }).first()).toBeVisible()
    await press('Enter')
  })
  await hands.step('the form: what is known stands there already', async (press) => {
    await expect(clerk.getByLabel('公民身份号码')).not.toHaveValue('')
    await expect(clerk.locator('input[type=radio]').first()).toBeFocused()
    await press(' ', 'Tab', ' ', 'Tab', ' ', 'Tab', 'ArrowRight')
    await press('Control+Enter')
  })
  await hands.step('the papers have been seen', async (press) => {
    await expect(clerk.getByRole('heading', { name: '材料清单', exact: true })).toBeVisible()
    await press('Alt+z', 'Control+Enter')
  })
  await hands.step('read once more and filed', async (press) => {
    await expect(clerk.getByRole('heading', { name: '核对提交', exact: true })).toBeVisible()
    await press('Control+Enter')
  })
  await hands.step('decided on the spot', async (press) => {
    await expect(clerk.getByRole('button', { name: '当场办结' })).toBeVisible()
    await press('1')
    await expect(clerk.getByRole('dialog', { name: '当场办结' })).toBeVisible()
    await press('Control+Enter')
    await expect(clerk.getByText('已完成：当场办结。', { exact: false })).toBeVisible()
  })
  await hands.step('the receipt on paper', async (press) => {
    await clerk.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', 'yes')
    })
    await press('Alt+p')
    await expect(clerk.locator('body[data-printed]')).toBeVisible()
  })
  await hands.step('and the next person', async (press) => {
    await press('Alt+b')
    await expect(clerk.getByLabel('身份证号或统一社会信用代码')).toBeFocused()
  })
  expect(hands.keys, 'keys pressed').toBeLessThanOrEqual(MOST_KEYS)
  expect(hands.steps, 'steps').toBeLessThanOrEqual(MOST_STEPS)
  expect(hands.clicks(), 'the mouse lies still').toBe(0)
})

type Press = (...keys: string[]) => Promise<void>

/** Counts what the hands do. */
function keyboardOf(page: Page) {
  let clicks = 0
  page.on('console', (said) => (clicks += said.text() === 'a mouse was used' ? 1 : 0))
  void page.addInitScript(() =>
    document.addEventListener('pointerdown', () => console.info('a mouse was used'), { capture: true }),
  )
  const hands = {
    keys: 0,
    steps: 0,
    clicks: () => clicks,
    async step(what: string, does: (press: Press) => Promise<void>) {
      hands.steps += 1
      await test.step(what, () =>
        does(async (...keys) => {
          for (const key of keys) {
            hands.keys += 1
            await page.keyboard.press(key)
          }
        }),
      )
    },
  }
  return hands
}

/** The clerk connects the hall's kiosk, and whoever comes in takes a number there; the wall hangs beside it. */
async function ticketFromKiosk(clerk: Page, kiosk: Page, wall: Page): Promise<string> {
  await clerk.goto('/work/counter')
  await clerk.getByRole('button', { name: '大厅屏幕' }).click()
  const dialog = clerk.getByRole('dialog', { name: '大厅屏幕' })
  await wall.goto((await dialog.getByRole('link', { name: '叫号屏' }).getAttribute('href'))!)
  await expect(wall.getByRole('region', { name: '等候人数' })).toBeVisible()
  await kiosk.goto((await dialog.getByRole('link', { name: '取号机' }).getAttribute('href'))!)
  await kiosk.getByLabel('连接码').fill('222')
  await kiosk.getByRole('button', { name: '连接' }).click()
  await expect(kiosk.getByText('请输入 6 位连接码')).toBeVisible()
  await dialog.getByRole('button', { name: '生成取号机连接码' }).click()
  const code = await dialog.getByRole('status').locator('p').first().innerText()
  await look(clerk, 'the code of a kiosk')
  await kiosk.getByLabel('连接码').fill(code)
  await kiosk.getByRole('button', { name: '连接' }).click()
  await expect(kiosk.getByRole('heading', { name: '您办哪类业务？' })).toBeVisible()
  await look(kiosk, 'a kiosk that gives tickets')
  await kiosk.getByRole('button', { name: /^综合/ }).click()
  await expect(kiosk.getByRole('heading', { name: '您的号码' })).toBeVisible()
  await look(kiosk, 'a ticket')
  const number = await kiosk.getByRole('status').locator('strong').innerText()
  await kiosk.getByRole('button', { name: '完成' }).click()
  await expect(kiosk.getByRole('heading', { name: '您办哪类业务？' })).toBeVisible()
  await clerk.keyboard.press('Escape')
  return number
}
