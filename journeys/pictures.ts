/** The pictures of the README: taken on the way by journeys, and only when ONEWINDOW_SCREENSHOTS=1 asks for them. */
import { join } from 'node:path'
import type { Page } from '@playwright/test'

const folder = join(import.meta.dirname, '..', 'docs', 'screenshots')

export const picturesAreAsked = process.env['ONEWINDOW_SCREENSHOTS'] === '1'

/** What the screen shows now, from the top or as far as it is scrolled. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!picturesAreAsked) return
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
}
