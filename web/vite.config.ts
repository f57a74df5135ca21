import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { portalBudget } from './budget.ts'
import { contractsWithoutZod } from './contract-plugin.ts'
import { earlyPress, firstPicture } from './first-picture/plugin.ts'
import { compressedBeforehand } from './precompress.ts'

const api = process.env.ONEWINDOW_API ?? 'http://127.0.0.1:8080'
const here = fileURLToPath(new URL('.', import.meta.url))

const sources = () => [contractsWithoutZod(), react()]

/** One page for the three faces. `ONEWINDOW_API` names the server that `vite dev` passes /api on to. */
export default defineConfig({
  root: here,
  plugins: [...sources(), firstPicture(sources), portalBudget(), compressedBeforehand()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: { input: [join(here, 'index.html'), earlyPress] },
    // echarts and bpmn-js are large by nature and load only where they are used; the budget watches the citizen’s pages.
    chunkSizeWarningLimit: 900,
    reportCompressedSize: false,
  },
  // The server refuses acts from another origin than its own: what is passed on carries that one.
  server: { host: '127.0.0.1', proxy: { '/api': { target: api, changeOrigin: true, headers: { origin: api } } } },
})
