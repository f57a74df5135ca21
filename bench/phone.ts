/**
 * What a citizen waits on a slow phone: the home page until one can type in its search box, and each key in a form until
 * the screen shows it. The processor is slowed four times and the line is a slow 4G one (150 ms, 1.6 Mbit/s down).
 *
 *   node bench/run.ts --only phone
 */
import { type Browser, chromium, type Page } from '@playwright/test'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEMO_PASSWORD } from '#data/demo/load-city.ts'
import { findBrowser } from '../journeys/browser.ts'
import { start } from './start-up.ts'
import { median } from './rounds.ts'

const VISITS = 7
const SLOWER = 4
const LINE = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6e6 / 8) * 0.9,
  uploadThroughput: (0.75e6 / 8) * 0.9,
}
const TYPED = '示范省示范市云溪区云桥街道清和路36号3单元502室'

/** Milliseconds: medians and the worst of all. */
export type PhoneTimes = { home: { median: number; worst: number }; key: { median: number; worst: number } }

export async function measurePhone({ slow }: { slow: boolean }): Promise<PhoneTimes> {
  const folder = mkdtempSync(join(tmpdir(), 'onewindow-bench-'))
  chmodSync(folder, 0o755)
  const server = await start(folder, true)
  const browser = await chromium.launch(await findBrowser())
  try {
    const home: number[] = []
    for (let at = 0; at < VISITS; at++) home.push(await firstVisit(browser, server.address, slow))
    const keys = await typing(browser, server.address, slow)
    const told = (times: readonly number[]) => ({ median: median(times), worst: Math.max(...times) })
    return { home: told(home), key: told(keys) }
  } finally {
    await browser.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function openPhone(browser: Browser, slow: boolean): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true })
  const page = await context.newPage()
  if (!slow) return page
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', LINE)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  return page
}

/** With nothing kept from an earlier visit. */
async function firstVisit(browser: Browser, address: string, slow: boolean): Promise<number> {
  const page = await openPhone(browser, slow)
  const begun = performance.now()
  await page.goto(address, { waitUntil: 'commit' })
  await page.getByRole('searchbox').waitFor()
  const took = performance.now() - begun
  await page.context().close()
  return took
}

/** From the key to the next picture, as the browser itself counts it, in steps of 8 ms. */
async function typing(browser: Browser, address: string, slow: boolean): Promise<number[]> {
  const page = await openPhone(browser, slow)
  await page.request.post(`${address}/api/session`, { data: { username: 'citizen', password: DEMO_PASSWORD } })
  const found = await page.request.get(`${address}/api/search/items?q=${encodeURIComponent('社会保障卡补领')}`)
  const [item] = ((await found.json()) as { items: { id: string }[] }).items
  await page.goto(`${address}/apply/${item!.id}`)
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
  await page.context().close()
  // What the browser does not tell was quicker than its threshold.
  return [...slowOnes, ...Array.from({ length: Math.max(0, TYPED.length - slowOnes.length) }, () => 16)]
}
