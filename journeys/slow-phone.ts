/** A phone that is slow, on a line that is slow: what its owner waits for. The bench tells it, and a story holds its limits. */
import type { Browser, Page } from '@playwright/test'

const SLOWER = 4
/** A slow 4G line: 150 ms, 1.6 Mbit/s down, 0.75 up, of which a tenth goes to what carries it. Bytes a second. */
const LINE = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6e6 / 8) * 0.9,
  uploadThroughput: (0.75e6 / 8) * 0.9,
}
const TYPED = '示范省示范市云溪区云桥街道清和路36号3单元502室'

/** A phone on which nothing is kept from an earlier visit. */
export async function openPhone(browser: Browser, slow: boolean): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true })
  const page = await context.newPage()
  if (!slow) return page
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', LINE)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  return page
}

/**
 * A first visit to the home page.
 * @returns milliseconds until its search box is there, which works from then on, and until the whole page has come to life:
 *   who is here has been asked, and the way to sign in is shown
 */
export async function timeHome(page: Page, address: string): Promise<{ box: number; alive: number }> {
  const begun = performance.now()
  await page.goto(address, { waitUntil: 'commit' })
  await page.getByRole('searchbox').waitFor()
  const box = performance.now() - begun
  await page.getByRole('link', { name: '登录', exact: true }).waitFor()
  return { box, alive: performance.now() - begun }
}

/**
 * Types an address into a form that is open.
 * @returns milliseconds of each key until the next picture, as the browser itself counts them, in steps of 8
 */
export async function timeKeys(page: Page): Promise<number[]> {
  const field = page.getByLabel('现住址')
  await field.fill('')
  await page.evaluate(() => {
    const seen: number[] = []
    Object.assign(window, { seen })
    const observer = new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (name === 'keydown') seen.push(duration)
    })
    observer.observe({ type: 'event', durationThreshold: 16, buffered: false } as PerformanceObserverInit)
  })
  // Chinese comes in by composition; a letter beside each sign is the key that the browser times.
  for (const sign of TYPED) await field.press('a', { delay: 20 }).then(() => page.keyboard.insertText(sign))
  await page.waitForTimeout(1000)
  const slowOnes = await page.evaluate(() => (window as unknown as { seen: number[] }).seen)
  // What the browser does not tell was quicker than its threshold.
  return [...slowOnes, ...Array.from({ length: Math.max(0, TYPED.length - slowOnes.length) }, () => 16)]
}
