/** Keeps which button is pressed on the first picture, before the page has come to life. */
let pressed: HTMLElement | undefined

function keep({ target }: Event): void {
  pressed = (target instanceof Element && target.closest<HTMLElement>('button[type="button"]')) || undefined
}
document.addEventListener('click', keep, true)

/** Called as the page begins to hear for itself, so that nothing is heard twice. @returns the last button pressed */
export function takePressed(): HTMLElement | undefined {
  document.removeEventListener('click', keep, true)
  return pressed
}
