/** A button pressed on the first picture, before the page has come to life, is pressed again once it has. */
let pressed: HTMLElement | null = null

function keep({ target }: Event): void {
  pressed = target instanceof Element ? target.closest<HTMLElement>('button[type="button"]') : null
}
document.addEventListener('click', keep, true)

export function pressAgain(): void {
  document.removeEventListener('click', keep, true)
  pressed?.click()
  pressed = null
}
