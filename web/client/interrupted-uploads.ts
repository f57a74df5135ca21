/**
 * Files that were not sent to their end: kept for this tab only, so that they outlive a reload but not the person at the screen.
 * The file itself cannot be kept; chosen again, it goes on where it stopped.
 */
export type Interrupted = {
  /** Where on which page it was being sent. */
  place: string
  name: string
  /** Of its content: a phone gives the same photograph another name and date each time it is chosen. */
  print: string
  url: string
  /** How much had left, 0 to 1. */
  share: number
  /** When it began, in milliseconds. */
  since: number
}

const KEY = 'onewindow.uploads'
/** The server lets what was not gone on with go after two days. */
const KEPT_FOR = 47 * 3_600_000

/** What was left at this place, the latest last. */
export function interruptedAt(place: string, now: number): readonly Interrupted[] {
  return all().filter((one) => one.place === place && now - one.since < KEPT_FOR)
}

export function interruptedLike(place: string, print: string, now: number): Interrupted | undefined {
  return interruptedAt(place, now).find((one) => one.print === print)
}

/** Tells one file from another: its length and a sum over all its bytes (FNV-1a, twice 32 bits). No proof of anything. */
export async function printOf(file: Blob): Promise<string> {
  let [left, right] = [0x811c9dc5, 0xcbf29ce4]
  for (const byte of new Uint8Array(await file.arrayBuffer())) {
    left = Math.imul(left ^ byte, 0x01000193)
    right = Math.imul(right ^ byte, 0x01000197)
  }
  return [file.size, left >>> 0, right >>> 0].map((part) => part.toString(36)).join('-')
}

/** Remembers how far a file has come, in the place of what was known of it. */
export function rememberInterrupted(one: Interrupted): void {
  keep([...without(one.url), one])
}

export function forgetInterrupted(url: string): void {
  keep(without(url))
}

const without = (url: string) => all().filter((one) => one.url !== url)

function all(): Interrupted[] {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as Interrupted[]
  } catch {
    return []
  }
}

function keep(list: readonly Interrupted[]): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(list))
  } catch {
    // A browser that keeps nothing sends the whole file again after a reload.
  }
}
