/** One stream of news from the server. It comes back by itself after a loss; a watchdog makes it anew when it has gone silent. */

/** More than two of the server's heartbeats. */
const SILENCE_MS = 50_000
const AGAIN_MS = 5000

export type LiveSource = {
  /** Opens the stream, or asks anew after a sign-in. */
  open: () => void
  close: () => void
}

/** @param heard the kinds of things that changed; everything may have, after a gap */
export function liveSource(heard: (kinds: readonly string[]) => void): LiveSource {
  let source: EventSource | undefined
  let last = 0
  let gap = false
  const alive = () => (last = Date.now())
  const close = () => {
    source?.close()
    source = undefined
  }
  const open = () => {
    close()
    alive()
    source = new EventSource('/api/live')
    source.addEventListener('ready', () => {
      alive()
      // What happened meanwhile was told to nobody.
      if (gap) heard(['cases', 'messages', 'counter'])
      gap = false
    })
    source.addEventListener('beat', alive)
    source.addEventListener('changed', (event) => {
      alive()
      heard((JSON.parse(String(event.data)) as { kinds: string[] }).kinds)
    })
    source.addEventListener('error', () => {
      gap = true
      // Refused for good, as after signing out: whoever signs in opens it again.
      if (source?.readyState === EventSource.CLOSED) close()
    })
  }
  setInterval(() => {
    if (!source || Date.now() - last < SILENCE_MS) return
    gap = true
    open()
  }, AGAIN_MS)
  return { open, close }
}
