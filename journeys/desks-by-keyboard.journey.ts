/** The desks of the catalogue without a mouse: every control is come to and seen, and no act leaves one at the top of the page. */
import type { Page } from '@playwright/test'
import { ask, send } from './arranged.ts'
import { watched } from './looks.ts'
import { expect, people, test } from './people.ts'

const ITEM = '农药经营许可'
const DESKS = [
  '/work/catalogue',
  '/work/catalogue/calendar',
  '/work/catalogue/imports',
  '/work/catalogue/change-sets',
  '/work/catalogue/completeness',
  '/work/catalogue/levels',
  '/work/catalogue/lists/new',
  '/work/catalogue/lexicon',
  '/work/catalogue/trees',
]

test('each desk is walked with the Tab key, and what is done by keyboard leaves the focus beside it', async ({
  come,
}) => {
  const editor = await come('desk', people.editor)
  const settled = watched(editor)
  const open = async (address: string) => {
    await editor.goto(address)
    await expect(editor.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible()
    await settled()
  }
  const dialog = editor.getByRole('dialog')
  const press = async (...keys: string[]) => {
    for (const key of keys) await editor.keyboard.press(key)
  }
  const confirm = async () => {
    await expect(dialog).toBeVisible()
    await press('Control+Enter')
    await expect(dialog).toBeHidden()
  }
  const { rows } = await ask<{ rows: { id: string }[] }>(
    editor,
    `/api/catalogue/items?limit=1&name=${encodeURIComponent(ITEM)}`,
  )
  const { rules } = await ask<{ rules: { id: string }[] }>(editor, '/api/catalogue/sameness-rules')
  const draft = await send<{ id: string }>(editor, `/api/catalogue/items/${rows[0]!.id}/drafts`, {})
  const address = `/work/catalogue/versions/${draft.id}`

  await test.step('the Tab key comes to every control of every desk, and one sees where it is', async () => {
    for (const desk of [...DESKS, `/work/catalogue/levels/${rules[0]!.id}`, `${address}?part=materials`]) {
      await open(desk)
      expect(await walked(editor), desk).toEqual({ missed: [], unmarked: [] })
    }
  })

  await test.step('a material of the draft is moved, one is added and taken away', async () => {
    const moved = editor.getByRole('button', { name: /^下移/ }).first()
    const name = (await moved.getAttribute('aria-label'))!
    await moved.focus()
    while (await editor.getByRole('button', { name, exact: true }).isEnabled()) await press('Enter')
    await expectFocusIn(editor, 'ol > li')
    await press('Alt+Insert', 'Alt+Delete')
    await expectFocusIn(editor, 'ol > li')
    await press('Control+s')
    await expect(editor.getByText(/^已自动保存/)).toBeVisible()
  })

  await test.step('the draft is handed in and taken back, and the way on is never lost', async () => {
    await editor.getByRole('button', { name: '提交审核' }).focus()
    await press('Enter')
    await confirm()
    await expect(editor.getByRole('button', { name: '撤回提交' })).toBeVisible()
    await expectFocusIn(editor, 'main')
    await editor.getByRole('button', { name: '撤回提交' }).focus()
    await press('Enter')
    await confirm()
    await expect(editor.getByRole('button', { name: '提交审核' })).toBeVisible()
    await expectFocusIn(editor, 'main')
  })

  await test.step('a choice of the tree is moved and taken away; its neighbour has the focus', async () => {
    await open('/work/catalogue/trees')
    const nodes = editor.locator('[data-node]')
    const first = (await nodes.first().getAttribute('data-node'))!
    await nodes.first().focus()
    await press('Alt+ArrowDown')
    await expect(nodes.nth(1)).toHaveAttribute('data-node', first)
    await expect(nodes.nth(1)).toBeFocused()
    await press('Delete')
    await confirm()
    await expect(editor.locator(`[data-node="${first}"]`)).toHaveCount(0)
    await expectFocusIn(editor, 'li')
  })

  await test.step('a saying is retired from the row one is in', async () => {
    await open('/work/catalogue/lexicon?show=sayings')
    const retire = editor.getByRole('button', { name: /^停用/ })
    const name = await retire.first().innerText()
    await retire.first().focus()
    await press('Enter')
    await expect(retire.first()).not.toHaveText(name)
    await expectFocusIn(editor, 'table')
  })
})

/** Walks through the main part of the page with the Tab key. @returns controls it did not come to, and those that did not show it */
async function walked(page: Page): Promise<{ missed: string[]; unmarked: string[] }> {
  const count = await page.evaluate(() => {
    const main = document.querySelector('main')!
    const operable = 'a[href], button, summary, select, textarea, input, [tabindex="0"]'
    const all = [...main.querySelectorAll<HTMLElement>(operable)].filter(
      (one) =>
        one.checkVisibility({ visibilityProperty: true }) &&
        one.tabIndex >= 0 &&
        !one.matches(':disabled, input[type=radio]:not(:checked)'),
    )
    const marks = (one: Element | null | undefined, pseudo?: string) => {
      if (!one) return false
      const style = getComputedStyle(one, pseudo)
      return (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'
    }
    const seen = new Set<Element>()
    const unmarked = new Set<Element>()
    document.addEventListener('focusin', ({ target }) => {
      const one = target as Element
      seen.add(one)
      if (!marks(one) && !marks(one, '::after') && !marks(one.closest('label')) && !marks(one.parentElement))
        unmarked.add(one)
    })
    Object.assign(globalThis, { walk: { all, seen, unmarked } })
    document.querySelector<HTMLElement>('main h1')!.focus()
    return all.length
  })
  for (let at = 0; at < count + 3; at++) await page.keyboard.press('Tab')
  return page.evaluate(() => {
    const { all, seen, unmarked } = (
      globalThis as unknown as { walk: { all: HTMLElement[]; seen: Set<Element>; unmarked: Set<Element> } }
    ).walk
    const named = (one: Element) => one.outerHTML.slice(0, 160)
    const main = document.querySelector('main')!
    return {
      missed: all.filter((one) => one.isConnected && !seen.has(one)).map(named),
      unmarked: [...unmarked].filter((one) => main.contains(one) && one.tagName !== 'H1').map(named),
    }
  })
}

/** The focus is not lost: it stands inside such an element. */
async function expectFocusIn(page: Page, selector: string): Promise<void> {
  await expect
    .poll(() => page.evaluate((within) => document.activeElement?.closest(within) !== null, selector))
    .toBe(true)
}
