/** `npm run new-module -- permits "许可"`: writes a module that works and puts it last in server/modules.ts. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { moduleSkeleton } from './module-skeleton.ts'

/**
 * @param root the project
 * @param name one English word in lower case: folder, schema, prefix of permissions and events
 * @param title the Chinese name
 * @returns the module's folder, from the root
 * @throws Error when the name cannot be one or is taken
 */
export function writeNewModule(root: string, name: string, title: string): string {
  if (!/^[a-z]{3,20}$/.test(name)) throw new Error('the name is one English word of 3 to 20 lower case letters')
  if (!/\p{Script=Han}/u.test(title)) throw new Error('the second word is the Chinese name')
  const folder = join('server', 'modules', name)
  if (existsSync(join(root, folder))) throw new Error(`${folder} is already there`)
  for (const [path, text] of Object.entries(moduleSkeleton(name, title))) {
    const file = join(root, folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  const list = join(root, 'server', 'modules.ts')
  writeFileSync(list, withModule(readFileSync(list, 'utf8'), name))
  execFileSync(
    join(import.meta.dirname, '..', 'node_modules', '.bin', 'biome'),
    ['format', '--write', folder, 'server/modules.ts'],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  return folder
}

/** The list with the module's import after the others and the module in the last place. */
function withModule(list: string, name: string): string {
  const lastImport = list.lastIndexOf('\nimport ')
  const afterImports = list.indexOf('\n', lastImport + 1)
  const end = list.lastIndexOf(']')
  const items = list.slice(0, end).trimEnd().replace(/,$/, '')
  if (lastImport === -1 || end === -1) throw new Error('server/modules.ts does not look like the list of modules')
  const grown = `${items}, ${name}Module${list.slice(end)}`
  return `${grown.slice(0, afterImports)}\nimport { ${name}Module } from '#modules/${name}/module.ts'${grown.slice(afterImports)}`
}

if (process.argv[1] === import.meta.filename) {
  const [name = '', title = ''] = process.argv.slice(2)
  try {
    const folder = writeNewModule(join(import.meta.dirname, '..'), name, title)
    console.log(`${folder} is written and stands last in server/modules.ts; move its line to where it belongs.`)
    console.log(`Then: node tools/test.ts --only ${folder}, and npm run map.`)
  } catch (error) {
    console.error(`${(error as Error).message}\nnpm run new-module -- <name> "<中文名>"`)
    process.exitCode = 1
  }
}
