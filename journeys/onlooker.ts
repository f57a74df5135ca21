/** Looks on while a story is told: no dialog and no step that anybody passes through goes without having been looked at. */
import type { Locator, Page } from '@playwright/test'
import { look } from './looks.ts'

const pages = new WeakSet<Page>()
const seen = new Set<string>()
let taught = false

/** From now on what stands on this page is looked at before the next click, once for each dialog and each step of a longer way. */
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
  // A page on its way to the next one has no answer, and is looked at there.
  const place = await page.evaluate(placeOf).catch(() => undefined)
  if (place === undefined || seen.has(place)) return
  seen.add(place)
  await look(page, place)
}

/** Runs in the page. @returns what is open in it; absent where pages are looked at as a whole by `every-screen` */
function placeOf(): string | undefined {
  const dialog = [...document.querySelectorAll('dialog[open]')].at(-1)
  const open = dialog?.querySelector('h2')?.textContent ?? document.querySelector('[aria-current=step]')?.textContent
  return open ? `${open} at ${location.pathname.replaceAll(/[0-9a-f-]{36}/g, ':id')}, ${innerWidth} wide` : undefined
}
