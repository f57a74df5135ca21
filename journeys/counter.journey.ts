/** At the counter: a clerk takes an application from somebody who stands there, hands on the keyboard. */
import type { Locator, Page } from '@playwright/test'
import { ask } from './arranged.ts'
import { expect, newcomer, people, test } from './people.ts'
import { LOST_CARD } from './portal.ts'

test('a clerk takes an application from a person at the counter, prints the receipt and accepts it', async ({
  come,
}) => {
  const clerk = await come('desk', people.clerk)
  const person = newcomer('罗寒露')
  const keys = clerk.keyboard

  await test.step('she finds the item by its initials', async () => {
    await clerk.goto('/work')
    await expect(clerk.getByRole('combobox', { name: '查找办件、事项和页面' })).toBeVisible()
    await keys.press('Control+k')
    await keys.insertText('窗口收件')
    await expect(clerk.getByRole('option', { name: '窗口收件' })).toBeVisible()
    await keys.press('Enter')
    await reach(clerk.getByLabel('查找事项'))
    await keys.insertText('shbzkbl')
    await expect(clerk.getByRole('button', { name: /^社会保障卡补领/ }).first()).toBeVisible()
    await keys.press('Enter')
  })

  await test.step('she reads the ID card in and fills in what the person says', async () => {
    await expect(clerk.getByRole('heading', { name: /社会保障卡补领/ })).toBeVisible()
    await reach(clerk.getByLabel('身份证号'))
    await keys.insertText(person.idNumber)
    await keys.press('Tab')
    await expect(clerk.getByText('还没有登记，提交时一并登记。')).toBeVisible()
    await reach(clerk.getByLabel('姓名'))
    await keys.insertText(person.name)
    await reach(clerk.getByLabel('手机号'))
    await keys.insertText(person.phone)
    await keys.press('Enter')
  })
  await test.step('the form knows what the card said; the rest is asked', async () => {
    await expect(clerk.getByLabel('公民身份号码')).toHaveValue(person.idNumber)
    await reach(clerk.getByLabel('现住址'))
    await keys.press('Control+a')
    await keys.insertText('示范省示范市云溪区云桥街道清和路12号')
    for (const [question, answer] of LOST_CARD) {
      await choose(clerk.getByRole('group', { name: question }), answer)
    }
    await press(clerk.getByRole('button', { name: '下一步：材料' }))
  })

  await test.step('somebody else is called in between: she leaves it as a draft, and goes on where she was', async () => {
    await expect(clerk.getByRole('heading', { name: '材料清单', exact: true })).toBeVisible()
    await press(clerk.getByRole('button', { name: '存为草稿' }))
    await expect(clerk.getByRole('button', { name: /^草稿/, pressed: true })).toBeVisible()
    await press(clerk.getByRole('link', { name: new RegExp(person.name) }))
    await expect(clerk.getByText(/存的草稿收件/)).toBeVisible()
  })

  await test.step('she has seen the papers, and checks everything with the person', async () => {
    await expect(clerk.getByRole('heading', { name: '材料清单', exact: true })).toBeVisible()
    await press(clerk.getByRole('button', { name: '下一步：核对' }))
    await expect(clerk.getByRole('alert')).toContainText('份材料没有选择怎样提交')
    const [first, ...others] = await clerk.getByRole('group', { name: /必须/ }).all()
    await choose(first!, '扫描上传')
    await layPapers(clerk, 0)
    await press(clerk.getByRole('button', { name: /^扫描 / }))
    await expect(clerk.getByText('扫描仪：没有放上纸张。')).toBeVisible()
    await layPapers(clerk, 1)
    // A device that takes too long is stopped, and asked again.
    await clerk.route('**/scans', () => undefined, { times: 1 })
    await keys.press('Alt+m')
    await press(clerk.getByRole('button', { name: '停止扫描' }))
    await expect(clerk.getByText('已经停止')).toBeVisible()
    await keys.press('Alt+m')
    // She goes on while it is sent: what she chooses meanwhile stays chosen.
    for (const material of others) await choose(material, '纸质，已核对原件')
    for (const material of await clerk.getByRole('group', { name: /非必须/ }).all()) await choose(material, '不提交')
    const scans = clerk.getByRole('list', { name: /^扫描件：.* 已上传/ }).getByText(/扫描件\d+\.pdf/)
    await expect(scans).toHaveCount(1)
    // A second sheet comes after the first; going on waits for it.
    await keys.press('Alt+m')
    await expect(scans).toHaveCount(2)
    await press(clerk.getByRole('button', { name: '下一步：核对' }))
    await expect(clerk.getByRole('heading', { name: '核对提交', exact: true })).toBeVisible()
    await expect(clerk.getByRole('main')).toContainText(person.name)
    await press(clerk.getByRole('button', { name: '提交申请' }))
  })

  await test.step('the receipt is printed on one sheet, with what the person needs to follow the case', async () => {
    await expect(clerk.getByRole('heading', { name: '收件凭证' })).toBeVisible()
    await expect(clerk.getByRole('img', { name: '扫码查进度' })).toBeVisible()
    await clerk.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', 'yes')
    })
    await press(clerk.getByRole('button', { name: '打印' }))
    await expect(clerk.locator('body[data-printed]')).toBeVisible()
    await clerk.emulateMedia({ media: 'print' })
    await expect(clerk.getByText('示范市 · 收件凭证')).toBeVisible()
    await expect(clerk.getByRole('navigation')).toHaveCount(0)
    expect(pagesIn(await clerk.pdf({ format: 'A4' }))).toBe(1)
    await clerk.emulateMedia({ media: null })
  })

  await test.step('she accepts it there and then', async () => {
    await press(clerk.getByRole('link', { name: '打开办件，办理受理' }))
    await press(clerk.getByRole('button', { name: '受理', exact: true }))
    await press(clerk.getByRole('dialog', { name: '受理' }).getByRole('button', { name: '受理', exact: true }))
    await expect(clerk.getByText('已完成：受理。')).toBeVisible()
  })
})

/** Walks to a control with the Tab key. */
async function reach(control: Locator): Promise<void> {
  const page = control.page()
  await expect(control).toBeVisible()
  for (let steps = 0; steps < 80; steps++) {
    if (await control.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the Tab key does not lead to ${control.toString()}`)
}

/** Walks to a button or a link and presses Enter. */
async function press(control: Locator): Promise<void> {
  await reach(control)
  await control.page().keyboard.press('Enter')
}

/** Chooses one of a group with the space bar. */
async function choose(group: Locator, option: string): Promise<void> {
  const choice = group.getByRole('radio', { name: option, exact: true })
  await expect(choice).toBeVisible()
  if (!(await choice.isChecked())) await choice.press('Space')
}

/** Lays so many sheets into the scanner of this desk; 0: takes them away. */
async function layPapers(page: Page, sheets: number): Promise<void> {
  const { scanner } = await ask<{ scanner: { url: string } }>(page, '/api/counter/desk')
  expect((await page.request.post(`${scanner.url}/lay?sheets=${sheets}`)).ok()).toBe(true)
}

/** How many sheets a printed PDF has. */
function pagesIn(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
}
