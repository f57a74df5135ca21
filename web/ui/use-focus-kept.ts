/**
 * Whoever works with the keyboard must not fall back to the top of the page because the button they pressed went away, was
 * moved or can no longer be pressed: the focus goes to what stands nearest, and to the heading of the page when nothing does.
 */
import { useEffect } from 'react'

/** Pages that take the focus somewhere themselves do so first. */
const PAGE_FIRST_MS = 60

export function useFocusKept(): void {
  useEffect(() => keepFocus(), [])
}

/** One that had the focus, what it stands in, and beside what it stood when it was taken away. */
type Held = { at: HTMLElement; above: readonly HTMLElement[]; after?: Node | null; before?: Node | null }

function keepFocus(): () => void {
  let last: Held | undefined
  /** The last one outside any dialog: where one goes back to from a dialog. */
  let below: Held | undefined
  let waiting: number | undefined
  const remember = (event: FocusEvent) => {
    const at = event.target as HTMLElement
    last = { at, above: ancestorsOf(at) }
    if (!at.closest('dialog')) below = last
  }
  // Who points elsewhere means to leave.
  const forget = () => {
    last = undefined
    below = undefined
  }
  const keep = () => {
    waiting = undefined
    if (!last || !isLost(last.at)) return
    const lost = below && inDialog(last) && !canTake(last.at) ? below : last
    nearest(lost)?.focus({ preventScroll: true })
  }
  const watch = (records: readonly MutationRecord[]) => {
    let taken = false
    for (const held of new Set([last, below])) {
      const record = held && records.find((one) => takesAway(one, held.at))
      if (!record) continue
      held.after = record.nextSibling
      held.before = record.previousSibling
      taken = true
    }
    if (taken) waiting ??= window.setTimeout(keep, PAGE_FIRST_MS)
  }
  const observer = new MutationObserver(watch)
  observer.observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['disabled', 'hidden', 'open'],
  })
  document.addEventListener('focusin', remember)
  document.addEventListener('pointerdown', forget)
  return () => {
    observer.disconnect()
    window.clearTimeout(waiting)
    document.removeEventListener('focusin', remember)
    document.removeEventListener('pointerdown', forget)
  }
}

function inDialog({ above }: Held): boolean {
  return above.some((around) => around.tagName === 'DIALOG')
}

/** A node that was only moved is in the page again, and has lost the focus all the same. */
function takesAway({ type, target, removedNodes }: MutationRecord, element: HTMLElement): boolean {
  if (type === 'attributes') return target.contains(element)
  return [...removedNodes].some((node) => node.contains(element))
}

function isLost(element: HTMLElement): boolean {
  const now = document.activeElement
  return now === null || now === document.body || (now === element && !canTake(element))
}

/** The same one where it was moved to, then what came after it, what came before it, and so on outwards. */
function nearest({ at, above, after, before }: Held): HTMLElement | undefined {
  if (canTake(at)) return at
  const beside = after?.isConnected ? firstIn(after) : undefined
  if (beside) return beside
  const previous = before?.isConnected ? lastIn(before) : undefined
  if (previous) return previous
  for (const around of above) {
    if (around.tagName === 'MAIN' || around === document.body) break
    const found = around.isConnected ? firstIn(around) : undefined
    if (found) return found
  }
  return document.querySelector<HTMLElement>('main h1[tabindex]') ?? undefined
}

/** Not the fields one types in: a letter meant as a shortcut would be written there. */
const OPERABLE = 'a[href], button, summary, select, input:is([type=checkbox], [type=radio]), [tabindex="0"]'

function operableIn(within: Element): HTMLElement[] {
  const inside = [...within.querySelectorAll<HTMLElement>(OPERABLE)]
  return (within.matches(OPERABLE) ? [within as HTMLElement, ...inside] : inside).filter(canTake)
}

const firstIn = (within: Node) => (within instanceof Element ? operableIn(within)[0] : undefined)
const lastIn = (within: Node) => (within instanceof Element ? operableIn(within).at(-1) : undefined)

function canTake(element: HTMLElement): boolean {
  return element.isConnected && !element.matches(':disabled') && element.checkVisibility({ visibilityProperty: true })
}

function ancestorsOf(element: HTMLElement): HTMLElement[] {
  const found: HTMLElement[] = []
  for (let at = element.parentElement; at; at = at.parentElement) found.push(at)
  return found
}
