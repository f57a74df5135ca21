/** Who hears XML as it is read. */
export type XmlHearer = {
  /** @param name without its prefix, as are those of attributes */
  open(name: string, attribute: (name: string) => string | undefined): void
  text(text: string): void
  close(name: string): void
}

/** Malformed, or larger than any list. */
export class XmlFault extends Error {}
