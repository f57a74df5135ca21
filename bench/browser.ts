/** One keep-alive connection with a session, as a browser has. */
import { Client } from 'undici'
import { PASSWORD } from './city.ts'

export type Browser = {
  /** @throws Error when the answer is not 2xx */
  get(path: string): Promise<unknown>
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<unknown>
  upload(path: string, content: Uint8Array): Promise<unknown>
  close(): Promise<void>
}

export async function signIn(address: string, username: string): Promise<Browser> {
  const client = new Client(address, { pipelining: 1 })
  const answer = await client.request({
    method: 'POST',
    path: '/api/session',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: PASSWORD }),
  })
  const text = await answer.body.text()
  if (answer.statusCode >= 300) throw new Error(`${username} could not sign in: ${answer.statusCode} ${text}`)
  const cookie = String(answer.headers['set-cookie']).split(';')[0]!
  const session = await client.request({ method: 'GET', path: '/api/session', headers: { cookie } })
  const { csrfToken } = (await session.body.json()) as { csrfToken: string }
  return browserOver(client, { cookie, 'x-csrf-token': csrfToken })
}

/** Without a session. */
export function stranger(address: string): Browser {
  return browserOver(new Client(address, { pipelining: 1 }), {})
}

function browserOver(client: Client, session: Record<string, string>): Browser {
  const ask = async (
    method: 'GET' | 'POST',
    path: string,
    body?: string | Uint8Array,
    headers: Record<string, string> = {},
  ) => {
    const answer = await client.request({ method, path, body, headers: { ...session, ...headers } })
    const text = await answer.body.text()
    if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.statusCode} ${text}`)
    return JSON.parse(text) as unknown
  }
  return {
    get: (path) => ask('GET', path),
    post: (path, body, headers) =>
      ask('POST', path, JSON.stringify(body), { 'content-type': 'application/json', ...headers }),
    upload: (path, content) => ask('POST', path, content, { 'content-type': 'application/octet-stream' }),
    close: () => client.close(),
  }
}
