import { expect, type Page } from '@playwright/test'

/** Does it and waits until the server has kept the draft. */
export async function saved(page: Page, change: () => Promise<void>): Promise<void> {
  const kept = page.waitForResponse(
    (answer) => answer.url().endsWith('/draft') && answer.request().method() === 'PUT' && answer.ok(),
  )
  await change()
  expect((await kept).ok()).toBe(true)
}
