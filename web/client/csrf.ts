/** The token that proves a request comes from our own page. It arrives with the session and changes with it. */

let token: Promise<string | null> | undefined

/** The token of the present session, asked of the server when it is not known; null while nobody is signed in. */
export function csrfToken(): Promise<string | null> {
  token ??= askServer().catch((error: unknown) => {
    token = undefined
    throw error
  })
  return token
}

/** Called when a session answer has been read, or with nothing when the token turned out to be stale. */
export function rememberCsrfToken(known?: string | null): void {
  token = known === undefined ? undefined : Promise.resolve(known)
}

async function askServer(): Promise<string | null> {
  const response = await fetch('/api/session', { headers: { accept: 'application/json' }, credentials: 'same-origin' })
  if (!response.ok) throw new TypeError(`session answered ${response.status}`)
  const body = (await response.json()) as { csrfToken: string | null }
  return body.csrfToken
}
