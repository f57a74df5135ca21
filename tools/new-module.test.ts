import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { findBreaches } from './check-boundaries.ts'
import { writeNewModule } from './new-module.ts'

const project = join(import.meta.dirname, '..')
let root: string

before(() => {
  root = mkdtempSync(join(tmpdir(), 'onewindow-new-module-'))
  mkdirSync(join(root, 'server', 'modules'), { recursive: true })
  const needed = ['server/kernel', 'server/testing.ts', 'server/every-message.ts', 'server/properties.ts']
  for (const path of ['package.json', 'tsconfig.json', 'biome.json', ...needed]) {
    cpSync(join(project, path), join(root, path), { recursive: true })
  }
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'))
  writeFileSync(
    join(root, 'server', 'modules.ts'),
    `import type { Module } from '#kernel/module.ts'
import { operations } from '#kernel/operations.ts'

export const modules: readonly Module[] = [operations]
`,
  )
})
after(() => rmSync(root, { recursive: true, force: true }))

test('a new module stands last in the list, crosses no boundary, is formatted and type-checks', () => {
  writeNewModule(root, 'permits', '许可')
  const list = readFileSync(join(root, 'server', 'modules.ts'), 'utf8')
  assert.match(list, /= \[operations, permitsModule\]/)
  assert.deepEqual(
    findBreaches(root).filter(({ file }) => !file.startsWith('server/kernel/')),
    [],
  )
  const programs = join(project, 'node_modules', '.bin')
  execFileSync(join(programs, 'biome'), ['format', 'server/modules'], { cwd: root })
  execFileSync(join(programs, 'tsc'), ['--noEmit', '-p', root], { cwd: root, encoding: 'utf8' })
})

test('a second one comes after it; a taken or impossible name is refused', () => {
  writeNewModule(root, 'stalls', '摊位')
  assert.match(
    readFileSync(join(root, 'server', 'modules.ts'), 'utf8'),
    /= \[operations, permitsModule, stallsModule\]/,
  )
  assert.throws(() => writeNewModule(root, 'permits', '许可'), /already there/)
  assert.throws(() => writeNewModule(root, 'Two Words', '许可'), /one English word/)
  assert.throws(() => writeNewModule(root, 'other', 'Other'), /Chinese name/)
})
