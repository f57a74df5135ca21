/** Who reads in large text 大字版 says so in a cookie: so the very first picture of a page can already be drawn in it. */
const NAME = 'onewindow_large_text'
const A_YEAR = 365 * 24 * 3600

/** @param cookies as in the header: `a=1; b=2` */
export function readsLarge(cookies: string): boolean {
  return cookies.split(';').some((one) => one.trim() === `${NAME}=1`)
}

/** What a page assigns to `document.cookie` for the choice to last. */
export function rememberTextSize(large: boolean): string {
  return `${NAME}=1; Path=/; Max-Age=${large ? A_YEAR : 0}; SameSite=Lax`
}
