/** A real server in a process of its own, to be killed and started again; and a client that knows its session. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const main = join(import.meta.dirname, '../server/main.ts')

export type ServerProcess = { url: string; kill9(): Promise<void>; stop(): Promise<void> }

/** Starts the server on the data folder and waits until it is ready. @throws Error with its last words */
export async function startServer(dataFolder: string): Promise<ServerProcess> {
  const env = {
    ...process.env,
    ONEWINDOW_DATA: dataFolder,
    ONEWINDOW_DEMO: '1',
    ONEWINDOW_DEMO_CASES: '0',
    ONEWINDOW_RATE_LIMIT: '0',
    DATABASE_URL: '',
    PORT: '0',
    LOG_LEVEL: 'error',
  }
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  const url = await readyAddress(child)
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await ended
  }
  return { url, kill9: () => end('SIGKILL'), stop: () => end('SIGTERM') }
}

function readyAddress(child: ChildProcess): Promise<string> {
  const words: string[] = []
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout!, child.stderr!]) {
      createInterface({ input: stream }).on('line', (line) => {
        words.push(line)
        const address = /\(ready\): (http\S+)/.exec(line)?.[1]
        if (address) resolve(address)
      })
    }
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}:\n${words.slice(-15).join('\n')}`)))
  })
}

/** Speaks HTTP as the web does: session cookie, token, idempotency key. */
export class Client {
  #cookie = ''
  #token = ''

  async signIn(url: string, username: string, password: string): Promise<void> {
    await this.send(url, 'POST', '/api/session', { username, password })
    const session = (await this.send(url, 'GET', '/api/session')) as { csrfToken: string }
    this.#token = session.csrfToken
  }

  /** @throws Error when the connection breaks or the answer is a refusal (then with `status` and `code`) */
  async send(url: string, method: 'GET' | 'POST', path: string, body?: unknown, key?: string): Promise<unknown> {
    const bytes = body instanceof Uint8Array
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(this.#cookie ? { cookie: this.#cookie } : {}),
        ...(this.#token ? { 'x-csrf-token': this.#token } : {}),
        ...(key ? { 'idempotency-key': key } : {}),
        ...(body === undefined ? {} : { 'content-type': bytes ? 'application/octet-stream' : 'application/json' }),
      },
      ...(body === undefined ? {} : { body: bytes ? Buffer.from(body) : JSON.stringify(body) }),
    })
    const [cookie] = response.headers.getSetCookie()
    if (cookie) this.#cookie = cookie.split(';')[0]!
    const answer: unknown = await response.json()
    if (response.ok) return answer
    throw Object.assign(new Error(JSON.stringify(answer)), { status: response.status, ...(answer as object) })
  }
}
