/** 好差评 without signing in: by the link of the SMS and at the hall's terminal, once each; and the month's lists that count them. */
import type { Page } from '@playwright/test'
import { givenFoodCase, grantFoodCase } from './arranged.ts'
import { look } from './looks.ts'
import { expect, newcomer, people, register, test } from './people.ts'

test('one rates by the link of the SMS, another at the terminal of the hall with the receipt: each once, whichever way is tried', async ({
  come,
}) => {
  const citizen = await come('phone')
  const person = newcomer('邱小雪')
  await register(citizen, person)
  const staff = {
    clerk: await come('desk', people.clerk),
    approver: await come('desk', people.approver),
    head: await come('desk', people.head),
  }
  const [byLink, atTerminal] = [await givenFoodCase(citizen, '小雪汤圆'), await givenFoodCase(citizen, '小雪米线')]
  await grantFoodCase(byLink, staff)
  await grantFoodCase(atTerminal, staff)
  const stranger = await come('phone')
  const terminal = await come('desk')

  await test.step('the link of the SMS opens the page of this one case, and nobody signs in', async () => {
    const links = await linksTexted(stranger, person.phone, 2)
    for (const link of links) {
      await stranger.goto(link)
      await expect(stranger.getByText(/办理的“食品经营许可（新办）”/)).toBeVisible()
    }
    await stranger.getByRole('button', { name: '提交评价' }).click()
    await expect(stranger.getByText('请选择满意度')).toBeVisible()
    await look(stranger, 'the page that the SMS leads to')
    await stranger.goto(links[0]!)
    await stranger.getByText('非常满意', { exact: true }).click()
    await stranger.getByRole('button', { name: '提交评价' }).click()
    await expect(stranger.getByText('评价已经收到。')).toBeVisible()
    await expect(stranger.getByRole('button', { name: '下一位' })).toHaveCount(0)
    await stranger.goto(links[0]!)
    await expect(stranger.getByText('这一件已经评价过了')).toBeVisible()
    await look(stranger, 'a link of an SMS that was used')
  })

  await test.step('at the terminal of the hall the receipt opens the other case, and not the one that has been rated', async () => {
    await terminal.goto('/screen/rating')
    await typeCodes(terminal, byLink.number, byLink.queryCode)
    await expect(terminal.getByText('这一件已经评价过了')).toBeVisible()
    await look(terminal, 'a terminal that says the case has been rated')
    await terminal.getByRole('button', { name: '换一个码' }).click()
    await typeCodes(terminal, atTerminal.number, 'ABCD2345')
    await expect(terminal.getByText('没有找到可以评价的办件', { exact: false })).toBeVisible()
    await terminal.getByRole('button', { name: '换一个码' }).click()
    await typeCodes(terminal, atTerminal.number, atTerminal.queryCode)
    await terminal.getByRole('radio', { name: '不满意', exact: true }).check()
    await terminal.getByRole('button', { name: '提交评价' }).click()
    await expect(terminal.getByText('请选一个不满意的原因', { exact: false })).toBeVisible()
    await terminal.getByLabel('具体说说').fill('窗口排队时间太长')
    await look(terminal, 'a bad rating at the terminal')
    await terminal.getByRole('button', { name: '提交评价' }).click()
    await expect(terminal.getByText('评价已经收到，会由主管部门核实、整改并回访。')).toBeVisible()
    await terminal.getByRole('button', { name: '下一位' }).click()
    await expect(terminal.getByLabel('评价码或查询码')).toHaveValue('')
  })

  await test.step('the code on the receipt leads a phone there too; the applicant amends once', async () => {
    await stranger.goto(`/progress?number=${atTerminal.number}&code=${atTerminal.queryCode}`)
    await stranger.getByRole('link', { name: '评价这次办理' }).click()
    await expect(stranger.getByText('这一件已经评价过了')).toBeVisible()
    await citizen.goto(`/cases/${atTerminal.id}/rate`)
    await citizen.getByRole('button', { name: '修改评价' }).click()
    await citizen.getByText('满意', { exact: true }).click()
    await citizen.getByRole('button', { name: '提交修改' }).click()
    await expect(citizen.getByText('原来的评价')).toBeVisible()
    await expect(citizen.getByRole('button', { name: '修改评价' })).toHaveCount(0)
  })
})

test('anybody reads the lists of a month with their formula; the centre goes from a figure down to the ratings it counts', async ({
  come,
}) => {
  const phone = await come('phone')
  await phone.goto('/ratings')
  await phone.getByRole('link', { name: '红蓝榜' }).click()
  await expect(phone.getByText(/^至少有 \d+ 条计入的评价才上榜/)).toBeVisible()
  await expect(phone.getByRole('region', { name: '蓝榜 · 部门' })).toBeVisible()
  const month = await phone.getByLabel('月份').inputValue()

  const manager = await come('desk', people.manager)
  await manager.goto(`/work/ratings?show=lists&month=${month}`)
  await expect(manager.getByText('已经公布', { exact: false })).toBeVisible()
  await manager.locator('summary', { hasText: '没有上榜的' }).first().click()
  const figure = manager.getByRole('link', { name: /的评价 \d+ 条$/ }).first()
  const [, name, count] = /^(.+)的评价 (\d+) 条$/.exec((await figure.getAttribute('aria-label'))!)!
  await figure.click()
  await expect(manager.getByRole('heading', { name: `${name}，`, exact: false })).toBeInViewport()
  await expect(manager.getByRole('table', { name: '评价', exact: true }).locator('tbody tr')).toHaveCount(Number(count))
  await look(manager, 'the ratings behind a figure of a month')
})

async function typeCodes(terminal: Page, number: string, code: string): Promise<void> {
  await terminal.getByLabel('评价码或查询码').fill(code)
  await terminal.getByLabel('办件编号').fill(number)
  await terminal.getByRole('button', { name: '开始评价' }).click()
}

/** Where the SMS that ask for a rating lead, the oldest first. */
async function linksTexted(page: Page, phone: string, count: number): Promise<string[]> {
  const found: string[] = []
  await expect(async () => {
    const texts = await (await page.request.get(process.env['JOURNEYS_TEXTS_URL']!)).text()
    const rows = texts.split('<tr>').filter((row) => row.includes(phone))
    found.splice(
      0,
      found.length,
      ...rows.flatMap((row) => /http\S+\/rate\/pad\?code=\w+/.exec(row)?.[0] ?? []).toReversed(),
    )
    expect(found).toHaveLength(count)
  }).toPass()
  return found
}
