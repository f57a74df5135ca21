/**
 * Hands without a mouse. At a desk a journey is walked by keyboard alone: what a story clicks is walked to with Tab and pressed
 * as the control it is would be, and what it fills in is typed there. What no key comes to fails the journey.
 * `HANDS=keyboard` walks phones like that too, `HANDS=pointer` neither.
 */
import { expect, type Locator, type Page } from '@playwright/test'

type Screen = 'phone' | 'desk'

/** Nobody walks further than this for one control: from end to end of the longest page, an item's thirteen materials. */
const MOST_STEPS = 600
/** Milliseconds that a hand waits for a control to open. */
const PATIENCE = 30_000

const handsOf: Record<string, readonly Screen[]> = { keyboard: ['phone', 'desk'], pointer: [] }
const walked: readonly Screen[] = handsOf[process.env['HANDS'] ?? ''] ?? ['desk']
const pages = new WeakSet<Page>()

/** From now on this page is used without a mouse, where its screen has a keyboard. */
export function takeMouseAway(page: Page, screen: Screen): void {
  if (!walked.includes(screen)) return
  teachLocators(page)
  pages.add(page)
}

type Acts = Pick<Locator, 'click' | 'check' | 'uncheck' | 'fill' | 'selectOption' | 'setInputFiles'>
let pointer: Acts | undefined

/** Locators of one process share their acts: those on a page without a mouse go by key, all others as before. */
function teachLocators(page: Page): void {
  if (pointer) return
  const shared = Object.getPrototypeOf(page.locator('body')) as Acts
  const before: Acts = { ...pick(shared) }
  pointer = before
  const byKey: Record<keyof Acts, (at: Locator, ...asked: never[]) => Promise<unknown>> = {
    click: press,
    check: (at) => turn(at, true),
    uncheck: (at) => turn(at, false),
    fill: write,
    selectOption: choose,
    setInputFiles: handIn,
  }
  for (const [name, act] of Object.entries(byKey)) {
    const withPointer = before[name as keyof Acts] as (...asked: unknown[]) => Promise<unknown>
    Object.assign(shared, {
      [name](this: Locator, ...asked: never[]) {
        return pages.has(this.page()) ? act(this, ...asked) : withPointer.apply(this, asked)
      },
    })
  }
}

function pick({ click, check, uncheck, fill, selectOption, setInputFiles }: Acts): Acts {
  return { click, check, uncheck, fill, selectOption, setInputFiles }
}

/** What stands there, as a hand on the keyboard has to know it. */
type Control = {
  kind: 'radio' | 'checkbox' | 'option' | 'field' | 'list' | 'other'
  /** Tab stops from here to it, or to the group it belongs to; absent: none leads there. */
  steps?: number
  /** Arrow keys from the stop of its group to it. */
  arrows: number
  focused: boolean
  checked: boolean
  enabled: boolean
  /** The option that the list's keys stand on. */
  active: boolean
  what: string
  from: string
}

/** Runs in the page. A label stands for its control; words inside a link or button stand for that one. */
function inspect(asked: Element): Control {
  const STOPS = 'a[href],button,input,select,textarea,summary,[tabindex],[contenteditable="true"]'
  const GROUPS = { tab: '[role=tablist]', menuitem: '[role=menu],[role=menubar]', radio: '[role=radiogroup]' }
  const label = asked.closest('label')
  const at =
    (asked.matches('input,select,textarea') ? asked : undefined) ??
    (asked.closest('a,button') ? undefined : label?.control) ??
    asked.closest('[role=option]') ??
    asked.closest(STOPS) ??
    asked
  const input = at instanceof HTMLInputElement ? at : undefined
  const role = at.getAttribute('role') ?? ''
  // Also false for what lies folded away.
  const shown = (one: Element) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('[inert]')
  const usable = (one: Element) => !one.matches(':disabled,[aria-disabled=true]')
  const within =
    [...document.querySelectorAll('dialog[open]')].findLast((one) => one.matches(':modal')) ?? document.body
  const native = input?.type === 'radio'
  const holder = at.closest(GROUPS[role as keyof typeof GROUPS] ?? ':not(*)')
  const members = native
    ? [...within.querySelectorAll<HTMLInputElement>('input[type=radio]')].filter(
        (one) => one.name === input.name && one.form === input.form && usable(one),
      )
    : holder
      ? [...holder.querySelectorAll(`[role=${role}]`)].filter(usable)
      : []
  const stopOf = (group: readonly Element[]) =>
    group.find((one) => (one instanceof HTMLInputElement ? one.checked : (one as HTMLElement).tabIndex >= 0)) ??
    group[0]
  const stop = members.length === 0 || (!native && (at as HTMLElement).tabIndex >= 0) ? at : stopOf(members)!
  const isStop = (one: Element) => {
    if ((one as HTMLElement).tabIndex < 0 || !usable(one) || !shown(one)) return false
    if (!(one instanceof HTMLInputElement) || one.type !== 'radio' || one.name === '') return true
    const group = [...within.querySelectorAll<HTMLInputElement>('input[type=radio]')].filter(
      (other) => other.name === one.name && other.form === one.form,
    )
    return stopOf(group) === one
  }
  const stops = [...within.querySelectorAll(STOPS)].filter(isStop)
  const there = stops.indexOf(stop)
  const active = document.activeElement
  // What scrolls takes the focus too, without being a stop of ours: then it counts how many lie before it.
  const passed = stops.filter(
    (one) => active && one.compareDocumentPosition(active) & Node.DOCUMENT_POSITION_FOLLOWING,
  ).length
  const here =
    stops.includes(active!) || active === document.body ? stops.indexOf(active!) : passed - (there < passed ? 0 : 1)
  const inGroup = members.indexOf(active!)
  const named = (one: Element | null) =>
    `${one?.tagName.toLowerCase()} ${one?.textContent?.trim().slice(0, 40) || one?.getAttribute('aria-label') || one?.id || ''}`
  return {
    kind:
      role === 'option'
        ? 'option'
        : at instanceof HTMLSelectElement
          ? 'list'
          : native || role === 'radio'
            ? 'radio'
            : input?.type === 'checkbox' || role === 'checkbox' || role === 'switch'
              ? 'checkbox'
              : input?.type === 'file' || at.matches('input,textarea,[contenteditable="true"]')
                ? 'field'
                : 'other',
    steps: inGroup >= 0 ? 0 : there < 0 ? undefined : there - here,
    arrows: members.indexOf(at) - (inGroup >= 0 ? inGroup : members.indexOf(stop)),
    focused: active === at,
    checked: input?.checked ?? at.getAttribute('aria-checked') === 'true',
    enabled: usable(at),
    active: active?.getAttribute('aria-activedescendant') === at.id || /-active\b/.test(at.className),
    what: named(at),
    from: named(active),
  }
}

async function keys(page: Page, key: string, times: number): Promise<void> {
  for (let at = 0; at < times; at++) await page.keyboard.press(key)
}

/** Walks there with Tab, and within a group with the arrows. @throws Error when no key comes to it */
async function reach(locator: Locator): Promise<Control> {
  const page = locator.page()
  const began = Date.now()
  let walkedSoFar = 0
  for (;;) {
    const control = await locator.evaluate(inspect, undefined, { timeout: PATIENCE })
    if (control.focused || control.kind === 'option') return control
    if (control.enabled && control.steps !== undefined && walkedSoFar < MOST_STEPS) {
      walkedSoFar += Math.abs(control.steps) || 1
      if (control.steps === 0) {
        await keys(page, control.arrows > 0 ? 'ArrowDown' : 'ArrowUp', Math.abs(control.arrows))
        if (control.arrows === 0) await keys(page, 'Tab', 1)
      } else await keys(page, control.steps > 0 ? 'Tab' : 'Shift+Tab', Math.abs(control.steps))
    } else if (Date.now() - began > PATIENCE)
      throw new Error(
        `no key comes to ${control.what} (${String(locator)}): ${control.steps} steps from ${control.from}`,
      )
    else await page.waitForTimeout(50)
  }
}

async function press(locator: Locator): Promise<void> {
  await expect(locator).toBeVisible()
  const { kind, active } = await reach(locator)
  const page = locator.page()
  if (kind === 'option') return chooseOption(locator, active)
  if (kind === 'field') return
  await page.keyboard.press(kind === 'radio' || kind === 'checkbox' ? 'Space' : 'Enter')
}

/** The list of a combobox is walked with the arrows while its field keeps the focus. */
async function chooseOption(locator: Locator, already: boolean): Promise<void> {
  const page = locator.page()
  for (let at = 0, there = already; !there; at++) {
    if (at > MOST_STEPS) throw new Error(`no key comes to the option ${String(locator)}`)
    await page.keyboard.press('ArrowDown')
    there = (await locator.evaluate(inspect)).active
  }
  await page.keyboard.press('Enter')
}

async function turn(locator: Locator, on: boolean): Promise<void> {
  const { checked, kind } = await reach(locator)
  // An arrow that comes to a radio chooses it already.
  const now = kind === 'radio' ? (await locator.evaluate(inspect)).checked : checked
  if (now !== on) await locator.page().keyboard.press('Space')
  await expect(locator).toBeChecked({ checked: on })
}

/** The browser's window for files is its own; the field, or the button that stands for it, has to be in reach. */
async function handIn(locator: Locator, ...files: Parameters<Locator['setInputFiles']>): Promise<void> {
  const aside = await locator.evaluate((field: HTMLElement) =>
    field.hidden ? 'preceding' : field.tabIndex < 0 && 'following',
  )
  await reach(aside ? locator.locator(`xpath=${aside}::button[1]`) : locator)
  await pointer!.setInputFiles.apply(locator, files)
}

async function write(locator: Locator, text: string): Promise<void> {
  await reach(locator)
  const type = await locator.getAttribute('type')
  // How a date is typed is the browser's, not ours.
  if (['date', 'month', 'time', 'datetime-local', 'number'].includes(type ?? ''))
    return pointer!.fill.call(locator, text)
  const page = locator.page()
  await page.keyboard.press('Control+a')
  await (text === '' ? page.keyboard.press('Delete') : page.keyboard.insertText(text))
}

async function choose(locator: Locator, wanted: string | { label?: string; index?: number }): Promise<string[]> {
  await reach(locator)
  /** Keys from the entry that is chosen to the wanted one; absent: it is no entry. */
  const away = () =>
    locator.evaluate((list, asked) => {
      const { options, selectedIndex } = list as HTMLSelectElement
      const is = (one: HTMLOptionElement) =>
        typeof asked === 'string'
          ? one.value === asked || one.label === asked
          : asked.index === undefined
            ? one.label === asked.label
            : one.index === asked.index
      const at = [...options].findIndex(is)
      return at < 0 ? undefined : at - selectedIndex
    }, wanted)
  await expect.poll(away, { message: `an entry of ${String(locator)}` }).toBeDefined()
  // A list may still take in what was chosen before it: then one looks where one stands and goes on from there.
  await expect(async () => {
    await reach(locator)
    const steps = (await away())!
    await keys(locator.page(), steps > 0 ? 'ArrowDown' : 'ArrowUp', Math.abs(steps))
    expect(await away(), `${steps} entries were missing in ${String(locator)}`).toBe(0)
  }).toPass({ timeout: 4 * PATIENCE })
  return [await locator.inputValue()]
}
