/** Writes `.br` and `.gz` beside what the server sends compressed, so that no request waits for a compressor. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const worthIt = 1400
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }

export function compressedBeforehand(): Plugin {
  return {
    name: 'onewindow:compressed-beforehand',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      for (const name of Object.keys(bundle)) {
        if (!dir || !/\.(js|css|svg|html)$/.test(name)) continue
        const path = join(dir, name)
        const content = readFileSync(path)
        if (content.length < worthIt) continue
        writeFileSync(`${path}.br`, brotliCompressSync(content, quality))
        writeFileSync(`${path}.gz`, gzipSync(content))
      }
    },
  }
}
