/**
 * Runs before `npm start` and `npm test`, under whatever Node the machine has: installs the packages when they
 * are missing or were made from another package-lock.json. Plain JavaScript, and nothing newer than Node 18 knows.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const LEAST = [20, 19]
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const stamp = join(root, 'node_modules', '.onewindow-lock')
const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex')

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < LEAST[0] || (major === LEAST[0] && minor < LEAST[1])) {
  stop(
    `需要 Node.js ${LEAST.join('.')} 或更新版本，现在是 ${process.versions.node}：请到 https://nodejs.org 安装。`,
    `OneWindow needs Node.js ${LEAST.join('.')} or newer and this is ${process.versions.node}: see https://nodejs.org.`,
  )
}

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  if (!installedByHand()) install()
  const broken = brokenPart()
  if (broken) stop(broken.zh, broken.en)
  writeFileSync(stamp, lock)
}

/** Somebody ran `npm ci` already: npm's own note says with which versions. */
function installedByHand() {
  if (!existsSync(join(root, 'node_modules', '.package-lock.json'))) return false
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const present = JSON.parse(readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true
    return present[path] ? present[path].version === version : Boolean(optional || devOptional)
  })
}

function install() {
  console.log('正在安装依赖包，第一次需要一两分钟 / installing packages, a minute or two the first time')
  // The npm that runs this script, under the machine's own Node: the one in node_modules is about to be replaced.
  const { npm_execpath: npm, npm_node_execpath: node } = process.env
  const [program, ...first] = npm?.endsWith('npm-cli.js') && node ? [node, npm] : ['npm']
  // Development packages too: they bring the tests and the types.
  // Warnings would only say that some packages want a newer Node, which is one of the packages.
  const args = [...first, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const { status, error } = spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    shell: program === 'npm' && process.platform === 'win32',
  })
  if (status === 0) return
  stop(
    `依赖包没有安装成功${error ? `（${error.message}）` : ''}：请检查网络或 npm 镜像设置后再试。`,
    'The packages could not be installed: check the network or npm’s registry setting and try again.',
  )
}

/** npm from version 12 on runs only the install scripts that package.json allows; some settings forbid all of them. */
function brokenPart() {
  const node = spawnSync(join(root, 'node_modules', '.bin', 'node'), ['-v'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (node.status === 0 && node.stdout.startsWith('v24.')) return undefined
  return {
    zh: '软件包 node（Node 24）没有装好，多半是 npm 未运行其安装脚本：请执行 npm config set ignore-scripts false，再执行 npm rebuild。',
    en: 'The package “node” (Node 24) is not ready; npm probably did not run its install script: npm config set ignore-scripts false, then npm rebuild.',
  }
}

function stop(zh, en) {
  console.error(`\n${zh}\n${en}\n`)
  process.exit(1)
}
