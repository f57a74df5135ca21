/**
 * How long `npm start` takes from nothing and once more, with and without the demo city, and its memory at rest.
 *
 *   node bench/start-up.ts
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { NODE_FLAGS, residentMegabytes } from './server-process.ts'

const REST_MS = 10_000

export type StartUp = {
  /** Seconds until the server says it is ready: on an empty folder, and on the folder it left. */
  cold: number
  warm: number
  /** Resident memory of the Node process ten seconds after a warm start, in MB. */
  megabytes: number
}

/** @param demo with the demo city; its history is told in the background, so the server is ready before */
export async function measureStartUp({ demo }: { demo: boolean }): Promise<StartUp> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'onewindow-bench-'))
  chmodSync(dataFolder, 0o755)
  try {
    const first = await start(dataFolder, demo)
    await first.stop()
    const second = await start(dataFolder, demo)
    await pause(REST_MS)
    const megabytes = residentMegabytes(second.pid)
    await second.stop()
    return { cold: first.seconds, warm: second.seconds, megabytes }
  } finally {
    rmSync(dataFolder, { recursive: true, force: true })
  }
}

/** The whole of `npm start`; its address and how long it took to be ready. */
export async function start(dataFolder: string, demo: boolean) {
  const started = performance.now()
  const child = spawn(process.execPath, [...NODE_FLAGS, join(import.meta.dirname, '../server/main.ts')], {
    env: {
      ...process.env,
      ONEWINDOW_DATA: dataFolder,
      ONEWINDOW_DEMO: demo ? '1' : '0',
      PORT: process.env['BENCH_PORT'] ?? '0',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = await ready(child)
  return {
    seconds: (performance.now() - started) / 1000,
    pid: child.pid!,
    address,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
    },
  }
}

function ready(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout!.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk
      const [, address] = /\(ready\): (http\S+)/.exec(said) ?? []
      if (address) resolve(address)
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready:\n${said}`)))
  })
}

if (process.argv[1] === import.meta.filename) {
  for (const demo of [false, true]) {
    const { cold, warm, megabytes } = await measureStartUp({ demo })
    console.log(
      `${demo ? 'with' : 'without'} the demo city: cold ${cold.toFixed(1)} s, warm ${warm.toFixed(1)} s, ${megabytes} MB at rest`,
    )
  }
}
