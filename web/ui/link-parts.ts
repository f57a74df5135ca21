/** A link as the server writes it, in the parts the router wants. */
export function linkParts(link: string): { to: string; search: Record<string, string>; hash?: string } {
  const [path = '/', hash] = link.split('#')
  const [to = '/', query] = path.split('?')
  return { to, search: Object.fromEntries(new URLSearchParams(query)), hash }
}
