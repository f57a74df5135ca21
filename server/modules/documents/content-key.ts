/** What folder and bucket have in common. */

export type ContentStore = {
  /**
   * Keeps the bytes: durable before this returns, whole or not at all. Keeping the same bytes twice is harmless, and bytes
   * whose transaction was rolled back stay behind without a row, which is harmless too.
   * @param token unique to this writing, so that two writers of the same content do not share a temporary file
   */
  keep(content: Uint8Array, sha256: string, token: string): Promise<void>
  /** Undefined: there is nothing under this name. */
  read(sha256: string): Promise<Uint8Array | undefined>
}

/** Within the store, as in a folder that a person may have to look through. */
export function keyOf(sha256: string): string {
  return `files/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`
}
