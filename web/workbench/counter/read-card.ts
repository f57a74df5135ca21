/** Asks the ID reader of this machine what lies on it: docs/id-reader-protocol.md. */

const PATIENCE_MS = 3000

export type Card = { name: string; idNumber: string; address?: string }

/** @returns `none`: no card lies there; `silent`: the reader gave no answer that can be read */
export async function readCard(url: string): Promise<Card | 'none' | 'silent'> {
  try {
    const answer = await fetch(`${url}/card`, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) })
    if (answer.status === 404) return 'none'
    const read: unknown = answer.ok ? await answer.json() : undefined
    return isCard(read) ? read : 'silent'
  } catch {
    return 'silent'
  }
}

function isCard(read: unknown): read is Card {
  const { name, idNumber, address = '' } = (read ?? {}) as Record<string, unknown>
  return [name, idNumber, address].every((one) => typeof one === 'string')
}
