/** Keeps the drawing and the draft's text in step: texts are drawn one after the other, changes are handed back when it is quiet. */

export type Sheet = {
  /** Draws the text in the place of what is there; fails when it cannot be read. */
  draw: (text: string) => Promise<unknown>
  /** What is drawn, as text. */
  read: () => Promise<string | undefined>
  /** The draft takes this text; it comes back by `given`, at once or later. */
  tell: (text: string) => void
  /** All that was wanted is drawn, or the last could not be read. */
  drawn: (readable: boolean) => void
}

export type InStep = { given: (text: string) => void; changed: () => void; stop: () => void }

const QUIET_MS = 400

export function keepInStep({ draw, read, tell, drawn }: Sheet, quiet = QUIET_MS): InStep {
  let shown: string | undefined
  /** Told, and not come back yet: the drawing has gone on meanwhile and must not be put back to them. */
  let told: string[] = []
  let wanted: string | undefined
  let drawing = false
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const hand = async () => {
    const text = await read()
    // What was read before another text came is no longer what is wanted.
    if (!text || text === shown || drawing || stopped) return
    shown = text
    told.push(text)
    tell(text)
  }

  const drawWanted = async () => {
    drawing = true
    let readable = true
    while (wanted !== undefined) {
      shown = wanted
      wanted = undefined
      readable = await draw(shown).then(
        () => true,
        () => false,
      )
    }
    drawing = false
    if (!stopped) drawn(readable)
  }

  return {
    given(text) {
      const at = told.lastIndexOf(text)
      if (at >= 0) {
        told = told.slice(at + 1)
        return
      }
      if (text === (wanted ?? shown)) return
      told = []
      clearTimeout(timer)
      wanted = text
      if (!drawing) void drawWanted()
    },
    changed() {
      // Clearing the sheet for another text is no change of anybody's.
      if (drawing) return
      clearTimeout(timer)
      timer = setTimeout(() => void hand(), quiet)
    },
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
