/** Several PDFs of ours behind one another as one file to print. Their signatures stay behind: a joined file has none. */
import { objectsIn, type PdfObject, pdfOf, refersTo } from './pdf-objects.ts'

const CATALOGUE = 1
const PAGES = 2

/**
 * Every page of the originals gets the stamp below what is on it; the cover's pages do not.
 * @param stamp its only page is the stamp, as large as the pages
 */
export function mergePdfs(cover: Uint8Array, originals: readonly Uint8Array[], stamp: Uint8Array): Uint8Array {
  const out = new Merged()
  const source = out.take(stamp, 'STAMPA')
  const [page] = source.pages
  const { contents, resources } = partsOf(page!)
  const drawn = source.objects.get(contents)!
  const box = /\/MediaBox (\[[^\]]*\])/.exec(page!.head)![1]!
  const form = out.add({
    head: `<<\n/Type /XObject\n/Subtype /Form\n/BBox ${box}\n/Resources ${source.copy(resources)} 0 R\n${drawn.head.slice(3)}`,
    stream: drawn.stream,
  })
  const draw = 'q /Copy Do Q'
  const under = out.add({ head: `<<\n/Length ${draw.length}\n>>`, stream: Buffer.from(draw) })
  out.addPages(cover, tagOf(0))
  originals.forEach((original, index) => out.addPages(original, tagOf(index + 1), { form, under }))
  return out.pdf()
}

/** Six letters that tell the fonts of one file from those of another: printers take two of one name for one. */
function tagOf(index: number): string {
  const letters = [...String(index).padStart(6, '0')].map((digit) => String.fromCharCode(65 + Number(digit)))
  return letters.join('')
}

const isPage = ({ head }: PdfObject) => /\/Type \/Page\n/.test(head)

function partsOf({ head }: PdfObject): { contents: number; resources: number } {
  return {
    contents: Number(/\/Contents (\d+) 0 R/.exec(head)![1]),
    resources: Number(/\/Resources (\d+) 0 R/.exec(head)![1]),
  }
}

class Merged {
  readonly #out: PdfObject[] = [{ head: '' }, { head: '' }]
  readonly #pages: number[] = []

  /** @returns its number in the new file */
  add(object: PdfObject): number {
    return this.#out.push(object)
  }

  /** One of the files; `copy` brings an object over with all it needs and gives its new number. */
  take(content: Uint8Array, tag: string) {
    const objects = objectsIn(content)
    const copied = new Map<number, number>()
    const copy = (number: number): number => {
      const known = copied.get(number)
      if (known !== undefined) return known
      const { head, stream } = objects.get(number)!
      const place = this.add({ head: '' })
      copied.set(number, place)
      for (const other of refersTo(head)) copy(other)
      const renumbered = head.replaceAll(/(\d+) 0 R\b/g, (_, other) => `${copied.get(Number(other))} 0 R`)
      this.#out[place - 1] = { head: renumbered.replaceAll(/\/[A-Z]{6}\+/g, `/${tag}+`), stream }
      return place
    }
    return { objects, copy, pages: [...objects.values()].filter(isPage) }
  }

  addPages(content: Uint8Array, tag: string, copy?: { form: number; under: number }): void {
    const source = this.take(content, tag)
    for (const page of source.pages) {
      const parts = partsOf(page)
      const contents = source.copy(parts.contents)
      let resources = source.copy(parts.resources)
      if (copy) resources = this.add({ head: withForm(this.#out[resources - 1]!.head, copy.form) })
      const drawn = copy ? `[${copy.under} 0 R ${contents} 0 R]` : `${contents} 0 R`
      // What the reader could click, the seal's signature, stays with the original.
      const head = page.head
        .replace(/\/Annots \[[^\]]*\]\n/, '')
        .replace(/\/Parent \d+ 0 R/, `/Parent ${PAGES} 0 R`)
        .replace(/\/Contents \d+ 0 R/, `/Contents ${drawn}`)
        .replace(/\/Resources \d+ 0 R/, `/Resources ${resources} 0 R`)
      this.#pages.push(this.add({ head }))
    }
  }

  pdf(): Uint8Array {
    const kids = this.#pages.map((page) => `${page} 0 R`).join(' ')
    this.#out[CATALOGUE - 1] = { head: `<<\n/Type /Catalog\n/Pages ${PAGES} 0 R\n/Lang (zh-CN)\n>>` }
    this.#out[PAGES - 1] = { head: `<<\n/Type /Pages\n/Count ${this.#pages.length}\n/Kids [${kids}]\n>>` }
    return pdfOf(this.#out)
  }
}

function withForm(resources: string, form: number): string {
  return resources.replace(/^<<\n/, `<<\n/XObject <<\n/Copy ${form} 0 R\n>>\n`)
}
