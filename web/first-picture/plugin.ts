/**
 * The home page comes drawn already: on a slow phone its search box is there, and works, before any script has come.
 * The build draws it twice, in both sizes of text, by rendering the page's own components (render.tsx).
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite'
import { cssVariables, type ThemeName, themes } from '../ui/tokens.ts'
import type { drawHome as draw } from './render.tsx'

type DrawHome = typeof draw
type Bundle = Rolldown.OutputBundle

/** Comes with the picture, by itself and at once. */
export const earlyPress = join(import.meta.dirname, 'early-press.ts')

/** @param others the plugins by which the page itself is built */
export function firstPicture(others: () => InlineConfig['plugins']): Plugin {
  return {
    name: 'onewindow:first-picture',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const folder = mkdtempSync(join(tmpdir(), 'onewindow-picture-'))
        try {
          const drawHome = await buildDrawer(folder, others())
          const page = textOf(bundle, 'index.html')
          const early = chunkOf(bundle, earlyPress)
          const styleOf = (file: string) => textOf(bundle, file)
          for (const theme of ['portal', 'large'] as const) {
            const picture = await drawHome(theme === 'large')
            const fileName = theme === 'large' ? 'home-large.html' : 'home.html'
            this.emitFile({ type: 'asset', fileName, source: withPicture(page, { picture, theme, early, styleOf }) })
          }
        } finally {
          rmSync(folder, { recursive: true, force: true })
        }
      },
    },
  }
}

/** The page's components once more, in one file that runs without a browser. */
async function buildDrawer(folder: string, plugins: InlineConfig['plugins']): Promise<DrawHome> {
  await build({
    root: join(import.meta.dirname, '..'),
    configFile: false,
    logLevel: 'warn',
    plugins,
    ssr: { noExternal: true },
    build: { ssr: join(import.meta.dirname, 'render.tsx'), outDir: folder, copyPublicDir: false, target: 'es2022' },
  })
  const { drawHome } = (await import(pathToFileURL(join(folder, 'render.js')).href)) as { drawHome: DrawHome }
  return drawHome
}

export type Parts = {
  /** What stands in `#root`. */
  picture: string
  theme: ThemeName
  /** File of the script that comes at once. */
  early: string
  styleOf: (file: string) => string
}

/**
 * The page with its picture. The style comes within, so that one answer is enough to see it; the links to it stand behind the
 * picture, where they hold up nothing and pages loaded later find them.
 * @throws Error when the page has no place for one of the parts
 */
export function withPicture(page: string, { picture, theme, early, styleOf }: Parts): string {
  const links = page.match(/<link rel="stylesheet"[^>]*>/g) ?? []
  const styles = links.map((link) => styleOf(/href="\/([^"]+)"/.exec(link)![1]!))
  const variables = Object.entries(cssVariables(themes[theme])).map(([name, value]) => `${name}:${value}`)
  const style = `<style>:root{${variables.join(';')}}${styles.join('')}</style>`
  const script = `<script type="module" async crossorigin src="/${early}"></script>`
  const places = [
    [/ *<link rel="stylesheet"[^>]*>\n/g, ''],
    ['<html ', `<html data-theme="${theme}" `],
    ['</head>', `${style}${script}</head>`],
    ['<div id="root"></div>', `<div id="root">${picture}</div>${links.join('')}`],
  ] as const
  return places.reduce((text, [place, instead]) => replaced(text, place, instead), page)
}

function replaced(text: string, place: string | RegExp, instead: string): string {
  const result = text.replace(place, () => instead)
  if (result === text) throw new Error(`index.html has no ${String(place)} for the first picture`)
  return result
}

function textOf(bundle: Bundle, fileName: string): string {
  const asset = bundle[fileName]
  if (asset?.type !== 'asset') throw new Error(`The first picture needs ${fileName}, which is not in the build`)
  return String(asset.source)
}

function chunkOf(bundle: Bundle, module: string): string {
  const chunk = Object.values(bundle).find((one) => one.type === 'chunk' && one.facadeModuleId === module)
  if (!chunk) throw new Error(`The first picture needs ${module}, which is not in the build`)
  return chunk.fileName
}
