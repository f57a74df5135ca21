/**
 * Whether a licence or a letter is as it was sealed, without network or database: `npm run verify -- FILE.pdf --roots roots.pem`.
 * Exit code 0: it is; 1: it is not, or nobody in the lists vouches for it; 2: asked wrongly.
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
// Not through the facade: whoever verifies one file need not load the whole module.
import { verifyOffline } from '#modules/documents/offline.ts'

const usage = `用法：npm run verify -- 文件.pdf --roots 根证书.pem [--others 其他机构.pem]
  根证书从平台的“查验”页面下载，下载后请核对指纹；--others 是另外认可的电子认证机构的根证书。`

/** npm runs the command in the project's folder; paths mean the folder one is in. */
const read = (path: string) => readFileSync(resolve(process.env['INIT_CWD'] ?? '.', path))

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { roots: { type: 'string' }, others: { type: 'string' } },
  })
  const [file] = positionals
  if (!file || !values.roots) {
    console.error(usage)
    process.exitCode = 2
  } else {
    const others = values.others ? read(values.others).toString() : ''
    const { good, lines } = verifyOffline(read(file), read(values.roots).toString(), others)
    console.log(lines.join('\n'))
    process.exitCode = good ? 0 : 1
  }
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  process.exitCode = 2
}
