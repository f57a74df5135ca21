/** What an upload really is; its name does not count. */

/**
 * Whether a PDF asks for a password or is otherwise encrypted (ISO 32000-1, 7.6): its trailer names an Encrypt dictionary.
 * Such a file can neither be read by a reviewer in ten years nor archived.
 */
export function isEncryptedPdf(content: Uint8Array): boolean {
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1')
  return /\/Encrypt\s*(\d+\s+\d+\s+R|<<)/.test(text)
}

/** The name a download carries: no path, no control characters, and the ending that fits the content. */
export function tidyName(name: string, ending: string): string {
  const last = name.split(/[/\\]/).at(-1)!
  const clean = last.replace(/[\p{Cc}"<>|:*?]/gu, '').trim()
  const stem = clean.replace(/\.[A-Za-z0-9]{1,5}$/, '').replace(/^\.+/, '') || '材料'
  return `${stem}.${ending}`
}
