/** What a citizen does on the portal, step by step as a hand would. */
import { expect, type Locator, type Page } from '@playwright/test'
import { drawing, type Paper } from './papers.ts'

export const FOOD_LICENCE = '食品经营许可（新办）'
/** Of a self-employed person's shop. */
export const SHOP_USCC = '92990102MA0L4B9E1X'

/** The number and the query code of a case, as its receipt gives them. */
export type CaseCodes = { id: string; number: string; queryCode: string }

/** From home to the guide, asking in one's own words. */
export async function findGuide(page: Page, question: string, plainName: string): Promise<void> {
  await page.goto('/')
  await page.getByRole('searchbox', { name: '说说您想办什么' }).fill(question)
  await page.getByRole('button', { name: '搜索' }).click()
  await page.getByRole('link', { name: plainName, exact: true }).click()
  await expect(page.getByRole('link', { name: '在线办理' })).toBeVisible()
}

/** A small restaurant, no machines, and one comes oneself: told where the guide asks. */
export async function tellOwnRestaurant(page: Page): Promise<void> {
  await answer(page, '店里主要卖什么？', '现做现卖：饭馆、奶茶店、面包房、食堂')
  await answer(page, '用自动售货机、自动制售设备来卖吗？', '不用')
  await answer(page, '谁来办手续？', '法定代表人（负责人、经营者）本人')
}

/** One tap for one question about one's situation. */
export async function answer(page: Page, question: string, option: string): Promise<void> {
  await page.getByRole('region', { name: question }).getByRole('button', { name: option, exact: true }).click()
  await expect(page.getByRole('button', { name: `改：${question}` })).toBeVisible()
}

/** 云溪区, from the province down. */
export async function chooseRegion(page: Page): Promise<void> {
  const region = page.getByRole('group', { name: '所在县区、街道' })
  for (const [level, place] of [
    ['省', '示范省'],
    ['市', '示范市'],
    ['县（区）', '云溪区'],
  ] as const) {
    await region.getByLabel(level, { exact: true }).selectOption({ label: place })
  }
}

/** The form of a food business licence for a small restaurant. */
export async function fillFoodForm(page: Page, shop: string, uscc = SHOP_USCC): Promise<void> {
  await page.getByLabel('名称', { exact: true }).fill(shop)
  await page.getByLabel('统一社会信用代码').fill(uscc)
  await page.getByLabel('法定代表人（负责人、经营者）').fill('王静雯')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByLabel('门店招牌名称').fill(shop)
  await page.getByLabel('经营场所地址').fill('示范省示范市云溪区云桥街道清和路36号')
  await chooseRegion(page)
  await page.getByLabel('使用面积').fill('58')
  await page.getByRole('radio', { name: '餐饮服务' }).check()
  await page.getByRole('checkbox', { name: '热食类食品制售' }).check()
  await page.getByLabel('食品从业人员人数').fill('4')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByLabel('食品安全管理人员姓名').fill('王静雯')
  await page.getByRole('group', { name: '是否通过网络接单' }).getByLabel('否').check()
  await page.getByRole('button', { name: '下一步：材料' }).click()
}

/** Uploads a picture for every material that is still asked for. */
export async function handInMaterials(page: Page): Promise<void> {
  const needed = page.getByRole('main').locator('section', { hasText: '请提交' }).last()
  await expect(needed).toBeVisible()
  const inputs = needed.locator('input[type=file]')
  for (let at = 0; at < (await inputs.count()); at++) {
    const label = await page.locator(`[id="${await inputs.nth(at).getAttribute('aria-labelledby')}"]`).innerText()
    await upload(inputs.nth(at), await drawing(page, label))
  }
}

/** Hands one paper in and waits until the server has it. */
export async function upload(input: Locator, ...papers: Paper[]): Promise<void> {
  await input.setInputFiles(papers)
  for (const { name } of papers) {
    await expect(input.page().getByRole('button', { name: `移除 ${name}` })).toBeVisible()
    await expect(input.page().getByRole('link', { name })).toBeVisible()
  }
}

/** Reads everything once more and submits. */
export async function submit(page: Page): Promise<CaseCodes> {
  await page.getByRole('button', { name: '下一步：核对' }).click()
  await expect(page.getByRole('heading', { name: '请核对' })).toBeVisible()
  await page.getByRole('button', { name: '提交申请' }).click()
  return readReceipt(page)
}

export async function readReceipt(page: Page): Promise<CaseCodes> {
  await expect(page.getByRole('heading', { name: '申请已提交' })).toBeVisible()
  const after = (label: string) =>
    page
      .locator('p', { hasText: new RegExp(`^${label}$`) })
      .locator('+ p')
      .innerText()
  const id = /\/cases\/([^/]+)/.exec(page.url())![1]!
  return { id, number: await after('办件编号'), queryCode: await after('查询码') }
}

/** A letter is written behind the act that it tells of: the page is loaded again until it is there. */
export async function expectLetter(page: Page, name: string | RegExp): Promise<void> {
  const link = page.getByRole('link', { name })
  await expect(async () => {
    if ((await link.count()) === 0) await page.reload()
    await expect(link).toBeVisible({ timeout: 5000 })
  }).toPass()
}

/** What a message begins by one tap, once the message is there. */
export async function openFromMessage(page: Page, verb: '去补正' | '去缴费' | '看怎么领取' | '去评价'): Promise<void> {
  await page.goto('/messages')
  const link = page.getByRole('link', { name: verb })
  await expect(async () => {
    if ((await link.count()) === 0) await page.reload()
    await expect(link.first()).toBeVisible({ timeout: 5000 })
  }).toPass()
  await link.first().click()
  await expect(page).not.toHaveURL(/\/messages$/)
}

/** Why a social security card is asked for again: each question, and the answer of somebody who has lost it. */
export const LOST_CARD = [
  ['补领原因', '丢失'],
  ['是否已经挂失', '是'],
  ['卡的服务银行', '原服务银行'],
  ['领取方式', '窗口即时领'],
  ['是否同时激活医保电子凭证', '是'],
] as const
