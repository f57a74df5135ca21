/** What every screen owes everybody: readable by a screen reader, and no wider than the screen. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Locator, type Page, type Request } from '@playwright/test'
import type axe from 'axe-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Looks at each address in both themes, standard and large text; goes on after a fault, so that one run tells all. */
export async function expectGoodLooks(page: Page, addresses: readonly string[]): Promise<void> {
  const settled = watched(page)
  for (const address of addresses) {
    await page.goto(address, { waitUntil: 'load' })
    await expect(page.getByRole('heading', { level: 1 }).first(), address).toBeVisible()
    await settled()
    await look(page, address)
    const other = page.getByRole('button', { name: /^(大字版|标准版)$/ })
    if ((await other.count()) === 0) continue
    const before = await themeOf(page)
    await other.first().click()
    await expect.poll(() => themeOf(page), address).not.toBe(before)
    await look(page, address)
  }
}

/** The line for news stays open, and the end of its worker's script is told to the worker alone. */
const ofNews = /\/(api\/live|assets\/live-worker)/

/** Waits until what the page asked for is answered. */
export function watched(page: Page): () => Promise<void> {
  const open = new Set<Request>()
  page.on('request', (request) => ofNews.test(request.url()) || open.add(request))
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
  // What a page left open when one went on to the next never tells its end.
  page.on('framenavigated', () => open.clear())
  return async () => {
    for (let calm = 0, looks = 0; calm < 4 && looks < 100; looks++) {
      await page.waitForTimeout(30)
      calm = open.size === 0 ? calm + 1 : 0
    }
  }
}

/** Opens a dialog by each of the buttons in turn, looks at it, and leaves it by the keyboard with nothing done. */
export async function expectGoodDialogs(page: Page, buttons: Locator): Promise<void> {
  await expect(buttons.first()).toBeVisible()
  for (const button of await buttons.all()) {
    const name = (await button.textContent()) ?? ''
    await button.click()
    const dialog = page.getByRole('dialog')
    await expect(dialog, name).toBeVisible()
    await look(page, `dialog ${name}`)
    await page.keyboard.press('Escape')
    await expect(dialog, `${name} after Escape`).toBeHidden()
    await expect(button, `the focus after ${name}`).toBeFocused()
  }
}

/** The screen as it stands now, as long as it stands: what is found on one that is being left counts for nothing. */
export async function look(page: Page, address: string, stands = () => Promise.resolve(true)): Promise<void> {
  const where = `${address} (${await themeOf(page)})`
  const faults = await lastingFaultsOf(page)
  if (await stands()) expect.soft(faults, where).toEqual([])
}

/** What was still being drawn at the first look, as lists that renew themselves are, stands at the second. */
async function lastingFaultsOf(page: Page): Promise<string[]> {
  const atFirst = await faultsOf(page)
  return atFirst.length === 0 ? atFirst : await faultsOf(page)
}

function themeOf(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.documentElement.dataset['theme'])
}

/** What axe finds against the page and where, and by how much it is too wide. Axe is brought in once a page, and is not asked what is well: both take long. */
export async function faultsOf(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
  return page.evaluate(async () => {
    const { axe: here } = globalThis as unknown as { axe: typeof axe }
    const { violations } = await here.run({ resultTypes: ['violations'], preload: false })
    const { scrollWidth, clientWidth } = document.documentElement
    return [
      ...violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}. ${nodes[0]?.failureSummary}`,
      ),
      ...(scrollWidth > clientWidth ? [`too-wide: scrolls sideways by ${scrollWidth - clientWidth} pixels`] : []),
    ]
  })
}
