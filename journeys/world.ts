/**
 * One real server for the whole run: its own data folder, the demo city with a short history (a long one for pictures), all told before the
 * first journey begins. `JOURNEYS_URL` names a server that already runs, for writing journeys.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { picturesAreAsked } from './pictures.ts'

const main = join(import.meta.dirname, '..', 'server', 'main.ts')
const LONGEST_START_MS = 300_000

/** Where the stand-ins of bodies outside show what they were sent, by the line with which the server tells it. */
const outside = {
  JOURNEYS_COURIER_URL: /stand-in for the courier\): (http\S+)/,
  JOURNEYS_TEXTS_URL: /stand-ins for SMS and mail\): (http\S+)/,
}

/** Tells the address to the workers by `JOURNEYS_URL`. @throws Error with the server's last words when it does not come up */
export async function openWorld(): Promise<() => Promise<void>> {
  if (process.env['JOURNEYS_URL']) return async () => {}
  const folder = mkdtempSync(join(tmpdir(), 'onewindow-journeys-'))
  const server = spawn(process.execPath, [main], { env: settings(folder), stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<void>((resolve) => server.on('exit', () => resolve()))
  const close = async () => {
    server.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  const words: string[] = []
  try {
    process.env['JOURNEYS_URL'] = await new Promise<string>((resolve, reject) => {
      let address: string | undefined
      const tooLong = setTimeout(() => reject(new Error('the server takes too long')), LONGEST_START_MS)
      for (const stream of [server.stdout, server.stderr]) {
        createInterface({ input: stream }).on('line', (line) => {
          words.push(line)
          for (const [name, says] of Object.entries(outside)) {
            const told = says.exec(line)?.[1]
            if (told) process.env[name] = told
          }
          address = /\(ready\): (http\S+)/.exec(line)?.[1] ?? address
          if (!address || !line.includes('演示历史已就绪')) return
          clearTimeout(tooLong)
          resolve(address)
        })
      }
      server.on('exit', (code) => {
        clearTimeout(tooLong)
        reject(new Error(`the server ended with ${code}`))
      })
    })
  } catch (error) {
    await close()
    throw new Error(`${(error as Error).message}:\n${words.slice(-15).join('\n')}`, { cause: error })
  }
  return close
}

function settings(folder: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ONEWINDOW_DATA: folder,
    ONEWINDOW_DEMO: '1',
    ONEWINDOW_DEMO_CASES: picturesAreAsked ? '400' : '60',
    ONEWINDOW_RATE_LIMIT: '0',
    DATABASE_URL: '',
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'error',
  }
}

// Playwright calls the default export before the first journey, and what it answers after the last.
export default openWorld
