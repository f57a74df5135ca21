/** A server in a process of its own, with a database of its own that syncs to disk, in a folder that goes away. */
import { type ChildProcess, fork } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import packageJson from '../package.json' with { type: 'json' }

/** What `npm start` gives Node besides the file: a server is measured as it is run. */
export const NODE_FLAGS: readonly string[] = packageJson.scripts.start.split(' ').slice(1, -1)

export type ServerProcess = {
  readonly address: string
  readonly databaseUrl: string
  readonly dataFolder: string
  readonly pid: number
  /** Reactions, sealer and jobs, in a server started with `background: 'later'`. */
  startBackground(): void
  stop(): Promise<void>
}

/**
 * @param background false: acts alone, no reaction, sealer or job; `later`: until it is told to
 * @param cpuProfile a folder for `--cpu-prof`; the profile is written when the server ends
 */
export async function startServer({
  background = true,
  cpuProfile,
}: {
  background?: boolean | 'later'
  cpuProfile?: string
} = {}): Promise<ServerProcess> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'onewindow-bench-'))
  chmodSync(dataFolder, 0o755)
  const child = fork(join(import.meta.dirname, 'serve.ts'), [], {
    env: {
      ...process.env,
      ONEWINDOW_DATA: dataFolder,
      ONEWINDOW_DEMO: '0',
      ONEWINDOW_RATE_LIMIT: '0',
      BENCH_BACKGROUND: background === true ? '1' : '0',
      PORT: process.env['BENCH_PORT'] ?? '0',
      LOG_LEVEL: 'warn',
    },
    execArgv: [...NODE_FLAGS, ...(cpuProfile ? ['--cpu-prof', `--cpu-prof-dir=${cpuProfile}`] : [])],
  })
  const { address, databaseUrl } = await readiness(child)
  return {
    address,
    databaseUrl,
    dataFolder,
    pid: child.pid!,
    startBackground: () => void child.send('work'),
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

function readiness(child: ChildProcess): Promise<{ address: string; databaseUrl: string }> {
  return new Promise((resolve, reject) => {
    child.once('message', (message: { ready: { address: string; databaseUrl: string } }) => resolve(message.ready))
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready`)))
  })
}

/** Resident memory of a process in MB, as Linux tells it. */
export function residentMegabytes(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Math.round(Number(kilobytes) / 1024)
}
