/** The pictures of the README: taken on the way by journeys, and only when ONEWINDOW_SCREENSHOTS=1 asks for them. */
import { join } from 'node:path'
import type { Page } from '@playwright/test'

const folder = join(import.meta.dirname, '..', 'docs', 'screenshots')

export const picturesAreAsked = process.env['ONEWINDOW_SCREENSHOTS'] === '1'

/** What the screen shows now, as far as it is scrolled; no more than `height` of it, for a picture that would weigh too much. */
export async function picture(page: Page, name: string, height = 900): Promise<void> {
  if (!picturesAreAsked) return
  // The workbench keeps a line open for news: its network is never idle, and three seconds are enough.
  await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => undefined)
  const size = page.viewportSize()!
  const clip = { x: 0, y: 0, width: size.width, height: Math.min(size.height, height) }
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', clip })
}
