import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { completeLock, type Lock } from './complete-lock.ts'

const folders: string[] = []
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const lock = { packages: { '': {}, 'node_modules/one': { version: '1.0.0' } } }
const workingNode = '#!/bin/sh\necho v24.0.0\n'
/** Installs what the lock says and writes down that it was asked to. */
const workingNpm = `
  const fs = require('node:fs')
  fs.appendFileSync('asked', process.argv.slice(2).join(' ') + '\\n')
  fs.mkdirSync('node_modules/.bin', { recursive: true })
  fs.writeFileSync('node_modules/.bin/node', ${JSON.stringify(workingNode)}, { mode: 0o755 })`

function givenProject(npm = workingNpm): { folder: string; start: () => { status: number | null; said: string } } {
  const folder = mkdtempSync(join(tmpdir(), 'onewindow-install-'))
  folders.push(folder)
  mkdirSync(join(folder, 'tools'))
  cpSync(join(import.meta.dirname, 'ensure-installed.mjs'), join(folder, 'tools', 'ensure-installed.mjs'))
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock))
  writeFileSync(join(folder, 'npm-cli.js'), npm)
  const env = { ...process.env, npm_execpath: join(folder, 'npm-cli.js'), npm_node_execpath: process.execPath }
  return {
    folder,
    start() {
      const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/ensure-installed.mjs'], {
        cwd: folder,
        env,
        encoding: 'utf8',
      })
      return { status, said: stdout + stderr }
    },
  }
}

function timesAsked(folder: string): number {
  return existsSync(join(folder, 'asked')) ? readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n').length : 0
}

test('a fresh clone is installed once, and again only when the lock file changes', () => {
  const { folder, start } = givenProject()
  assert.equal(start().status, 0)
  assert.equal(start().status, 0)
  assert.equal(timesAsked(folder), 1)
  assert.match(readFileSync(join(folder, 'asked'), 'utf8'), /^ci --include=dev/)
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ ...lock, changed: true }))
  assert.equal(start().status, 0)
  assert.equal(timesAsked(folder), 2)
})

test('packages installed by hand are taken as they are when npm noted the same versions', () => {
  const { folder, start } = givenProject()
  mkdirSync(join(folder, 'node_modules', '.bin'), { recursive: true })
  writeFileSync(join(folder, 'node_modules', '.bin', 'node'), workingNode)
  chmodSync(join(folder, 'node_modules', '.bin', 'node'), 0o755)
  writeFileSync(join(folder, 'node_modules', '.package-lock.json'), JSON.stringify(lock))
  assert.equal(start().status, 0)
  assert.equal(timesAsked(folder), 0)
})

test('a failed installation stops with a sentence in both languages', () => {
  const { status, said } = givenProject('process.exit(1)').start()
  assert.equal(status, 1)
  assert.match(said, /依赖包没有安装成功/)
  assert.match(said, /could not be installed/)
})

test('when npm ran no install scripts the words say how to let it', () => {
  const { status, said } = givenProject('').start()
  assert.equal(status, 1)
  assert.match(said, /npm rebuild/)
})

test('the lock file names every optional package, or npm would refuse it', () => {
  const own = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package-lock.json'), 'utf8'))
  assert.deepEqual(completeLock(own), [], 'run node tools/complete-lock.ts')
})

test('a build for another platform is added with the version and the platform its parent means', () => {
  const incomplete: Lock = {
    packages: {
      'node_modules/lint': {
        dev: true,
        optionalDependencies: { '@lint/linux-x64-musl': '2.0.0', 'lint-darwin-arm64': '2.0.0' },
      },
    },
  }
  assert.deepEqual(completeLock(incomplete), ['@lint/linux-x64-musl', 'lint-darwin-arm64'])
  assert.deepEqual(incomplete.packages['node_modules/@lint/linux-x64-musl'], {
    version: '2.0.0',
    cpu: ['x64'],
    dev: true,
    libc: ['musl'],
    optional: true,
    os: ['linux'],
  })
})
