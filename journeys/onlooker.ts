/** Looks on while a story is told: no dialog and no step that anybody passes through goes without having been looked at. */
import type { Locator, Page } from '@playwright/test'
import { look } from './looks.ts'

const pages = new WeakSet<Page>()
const seen = new Set<string>()
let taught = false

/** From now on what stands on this page is looked at before the next click, once for each dialog and each step of a longer way, in both sizes of text. */
export function lookOn(page: Page): void {
  pages.add(page)
  if (taught) return
  taught = true
  const shared = Object.getPrototypeOf(page.locator('body')) as Pick<Locator, 'click'>
  const { click } = shared
  Object.assign(shared, {
    async click(this: Locator, ...asked: Parameters<Locator['click']>) {
      if (pages.has(this.page())) await lookOnce(this.page())
      return click.apply(this, asked)
    },
  })
}

async function lookOnce(page: Page): Promise<void> {
  const place = await placeOn(page)
  if (place === undefined || seen.has(place)) return
  seen.add(place)
  // The address may already be the next page's while the last one still stands: then nothing was seen of either.
  const stands = async () => {
    const same = (await placeOn(page)) === place
    if (!same) seen.delete(place)
    return same
  }
  await look(page, place, stands)
  if (!(await page.evaluate(changeTextSize))) return
  await look(page, place, stands)
  await page.evaluate(changeTextSize)
}

/** A page on its way to the next one has no answer, and is looked at there. */
function placeOn(page: Page): Promise<string | undefined> {
  return page.evaluate(placeIn).catch(() => undefined)
}

/** Runs in the page: behind a dialog no hand reaches the switch, but it does its work. @returns false where there is none */
async function changeTextSize(): Promise<boolean> {
  const root = document.documentElement
  const before = root.dataset['theme']
  const buttons = [...document.querySelectorAll('button')]
  const switcher = buttons.find((button) => /^(大字版|标准版)$/.test(button.textContent.trim()))
  if (!switcher) return false
  switcher.click()
  while (root.dataset['theme'] === before) await new Promise(requestAnimationFrame)
  return true
}

/** Runs in the page. @returns what is open in it; absent where pages are looked at as a whole by `every-screen` */
function placeIn(): string | undefined {
  const dialog = [...document.querySelectorAll('dialog[open]')].at(-1)
  const open = dialog?.querySelector('h2')?.textContent ?? document.querySelector('[aria-current=step]')?.textContent
  return open ? `${open} at ${location.pathname.replaceAll(/[0-9a-f-]{36}/g, ':id')}, ${innerWidth} wide` : undefined
}
