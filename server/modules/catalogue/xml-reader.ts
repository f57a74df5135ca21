/** XML read as it comes: enough for office files, and nothing of what makes XML dangerous (no DTD, no entities of its own). */
import sax from 'sax'
import { XmlFault, type XmlHearer } from './rules/xml-hearer.ts'

export type XmlReader = { write(piece: string): void; end(): void }

const DEEPEST = 100

/** @throws XmlFault while it is written to */
export function createXmlReader(hearer: XmlHearer): XmlReader {
  const parser = sax.parser(true, { position: false })
  let depth = 0
  let begun = false
  parser.onopentag = ({ name, attributes }) => {
    if (begun && depth === 0) throw new XmlFault('a second root')
    begun = true
    depth += 1
    if (depth > DEEPEST) throw new XmlFault('no list is that deep')
    let known: Map<string, string> | undefined
    hearer.open(localName(name), (wanted) => (known ??= byLocalName(attributes as Record<string, string>)).get(wanted))
  }
  parser.onclosetag = (name) => {
    depth -= 1
    hearer.close(localName(name))
  }
  // Around the root stands nothing but white space, or the parser says so.
  parser.ontext = (text) => depth > 0 && hearer.text(text)
  parser.oncdata = (text) => hearer.text(text)
  parser.ondoctype = () => {
    throw new XmlFault('a document type is not read')
  }
  parser.onerror = (error) => {
    throw new XmlFault(error.message)
  }
  return {
    write: (piece) => void parser.write(piece),
    end() {
      parser.close()
      if (!begun) throw new XmlFault('empty')
    },
  }
}

function byLocalName(attributes: Record<string, string>): Map<string, string> {
  return new Map(Object.entries(attributes).map(([name, value]) => [localName(name), value]))
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
