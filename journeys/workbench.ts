/** What staff do on the workbench. */
import { addDays, type LegalDate, legalDateOf } from '#kernel/time.ts'
import { expect, type Locator, type Page } from '@playwright/test'

/** Opens a case by its number with the find box, hands on the keyboard. */
export async function openCase(page: Page, number: string): Promise<void> {
  if (!page.url().includes('/work')) await page.goto('/work')
  await expect(page.getByRole('combobox', { name: '查找办件、事项和页面' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.insertText(number)
  await expect(page.getByRole('option', { name: number })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: '可以办理' })).toBeVisible()
}

/** Presses the act's button, fills its dialog in and confirms with `verb`. */
export async function act(
  page: Page,
  title: string,
  verb: string,
  fill: (dialog: Locator) => Promise<void> = async () => {},
): Promise<void> {
  await page.getByRole('group', { name: '可以办理' }).getByRole('button', { name: title, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: title })
  await fill(dialog)
  await dialog.getByRole('button', { name: verb, exact: true }).click()
  await expect(page.getByText(`已完成：${title}。`)).toBeVisible()
}

/** A draft of an item is saved, which it may have been by itself, and goes to the colleague who checks it. */
export async function handInDraft(page: Page): Promise<void> {
  await page.keyboard.press('Control+s')
  const dialog = page.getByRole('dialog', { name: '提交审核' })
  await expect(async () => {
    await page.getByRole('button', { name: '提交审核', exact: true }).click()
    await expect(dialog).toBeVisible({ timeout: 5000 })
  }).toPass()
  await dialog.getByRole('button', { name: '提交审核' }).click()
}

/** Opens the bad rating of a case from the desk that answers bad ratings. */
export async function openRating(page: Page, caseNumber: string): Promise<void> {
  await page.goto('/work/ratings')
  await page.getByRole('row', { name: caseNumber }).getByRole('link').click()
}

/** Takes one step of the loop behind a bad rating. */
export async function takeStep(
  page: Page,
  step: string,
  verb: string,
  fill: (dialog: Locator) => Promise<void>,
): Promise<void> {
  await page.getByRole('button', { name: step, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: step })
  await fill(dialog)
  await dialog.getByRole('button', { name: verb }).click()
  await expect(dialog).toBeHidden()
}

/** Today in Shanghai, wherever the journey is run, or so many days later. */
export function day(ahead = 0): LegalDate {
  return addDays(legalDateOf(new Date()), ahead)
}

/** Fills in a date by its three fields. */
export async function fillDay(within: Locator, date: LegalDate): Promise<void> {
  const numbers = date.split('-').map(Number)
  for (const [at, part] of ['年', '月', '日'].entries())
    await within.getByLabel(part, { exact: true }).fill(String(numbers[at]))
}
