/**
 * What a citizen waits on a slow phone: the home page until its search box is there and until all of it lives, and each key in
 * a form until the screen shows it. The processor is slowed four times and the line is a slow 4G one (150 ms, 1.6 Mbit/s down).
 *
 *   node bench/run.ts --only phone
 */
import { type Browser, chromium } from '@playwright/test'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEMO_PASSWORD } from '#data/demo/load-city.ts'
import { findBrowser } from '../journeys/browser.ts'
import { openPhone, timeHome, timeKeys } from '../journeys/slow-phone.ts'
import { start } from './start-up.ts'
import { median } from './rounds.ts'

const VISITS = 7

/** Milliseconds. */
type Times = { median: number; worst: number }
export type PhoneTimes = { box: Times; alive: Times; key: Times }

export async function measurePhone({ slow }: { slow: boolean }): Promise<PhoneTimes> {
  const folder = mkdtempSync(join(tmpdir(), 'onewindow-bench-'))
  chmodSync(folder, 0o755)
  const server = await start(folder, true)
  const browser = await chromium.launch(await findBrowser())
  try {
    const visits: { box: number; alive: number }[] = []
    for (let at = 0; at < VISITS; at++) {
      const page = await openPhone(browser, slow)
      visits.push(await timeHome(page, server.address))
      await page.context().close()
    }
    return {
      box: timesOf(visits.map(({ box }) => box)),
      alive: timesOf(visits.map(({ alive }) => alive)),
      key: timesOf(await typing(browser, server.address, slow)),
    }
  } finally {
    await browser.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function timesOf(all: readonly number[]): Times {
  return { median: median(all), worst: Math.max(...all) }
}

async function typing(browser: Browser, address: string, slow: boolean): Promise<number[]> {
  const page = await openPhone(browser, slow)
  await page.request.post(`${address}/api/session`, { data: { username: 'citizen', password: DEMO_PASSWORD } })
  const found = await page.request.get(`${address}/api/search/items?q=${encodeURIComponent('社会保障卡补领')}`)
  const [item] = ((await found.json()) as { items: { id: string }[] }).items
  await page.goto(`${address}/apply/${item!.id}`)
  const keys = await timeKeys(page)
  await page.context().close()
  return keys
}
