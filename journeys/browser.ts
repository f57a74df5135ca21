/** The Chromium that journeys run in. It gets a Chinese font from npm, so that a screenshot shows the same on every machine. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { basename, join } from 'node:path'
import type { LaunchOptions } from '@playwright/test'

const npmBringsOne = process.platform === 'linux' && process.arch === 'x64'

const OF_THE_MACHINE = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** No sandbox, because root and containers cannot have one; no talk with anybody outside this machine. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const FONTS = ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf']

/**
 * How Playwright launches the browser: the one npm brings, the same on every machine and without a window to draw, or the machine's
 * where npm has none. `CHROMIUM_PATH` chooses another.
 * @throws Error when CHROMIUM_PATH names a file that is not there, or no browser can be had
 */
export async function findBrowser(asked = process.env['CHROMIUM_PATH']): Promise<LaunchOptions> {
  if (asked && !existsSync(asked)) throw new Error(`CHROMIUM_PATH: no such file: ${asked}`)
  const fonts = await unpacked('@expo-google-fonts/noto-sans-sc', unpackFonts)
  const env = { ...surroundings(), FONTCONFIG_FILE: join(fonts, 'fonts.conf') }
  if (!asked && npmBringsOne) {
    const browser = await unpacked('@sparticuz/chromium', unpackChromium)
    // It is built for a bare machine and brings the libraries that it would miss there.
    const libraries = [join(browser, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':')
    return { executablePath: join(browser, 'chromium'), args: ARGS, env: { ...env, LD_LIBRARY_PATH: libraries } }
  }
  const found = asked || OF_THE_MACHINE.find((path) => existsSync(path))
  if (found) return { executablePath: found, args: ARGS, env }
  throw new Error(
    'npm brings a browser for 64-bit Intel Linux only: install Chromium or Chrome and set CHROMIUM_PATH to it',
  )
}

function surroundings(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

type Unpack = (source: string, folder: string, final: string) => Promise<void>

/** A folder of this user with what `unpack` puts there; whole or not there at all, also when two workers begin at once. */
async function unpacked(name: string, unpack: Unpack): Promise<string> {
  const source = packageFolder(name)
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as { version: string }
  const folder = join(tmpdir(), `onewindow-${basename(name)}-${version}-${userInfo().username}`)
  if (existsSync(folder)) return folder
  const unfinished = `${folder}.${process.pid}`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  await unpack(source, unfinished, folder)
  try {
    renameSync(unfinished, folder)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
  return folder
}

async function unpackChromium(source: string, folder: string): Promise<void> {
  const { inflate } = await import('@sparticuz/chromium')
  const before = process.env['TMPDIR']
  // The package unpacks into the temporary folder under fixed names; one of our own keeps users and versions apart.
  process.env['TMPDIR'] = folder
  try {
    const parts = ['chromium.br', 'swiftshader.tar.br', 'al2023.tar.br']
    await Promise.all(parts.map((part) => inflate(join(source, 'bin', part))))
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

async function unpackFonts(source: string, folder: string, final: string): Promise<void> {
  for (const font of FONTS) copyFileSync(join(source, font), join(folder, basename(font)))
  writeFileSync(
    join(folder, 'fonts.conf'),
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${final}</dir>
  <cachedir>${final}/cache</cachedir>
</fontconfig>
`,
  )
}

function packageFolder(name: string): string {
  return join(import.meta.dirname, '..', 'node_modules', name)
}
