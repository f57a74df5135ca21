/** Hearing that something in one's reach has changed: a shared worker where the browser has them, otherwise a stream of this tab. */
import { useEffect, useRef } from 'react'
import { liveSource } from './live-source.ts'

const listeners = new Set<(kinds: readonly string[]) => void>()
let openStream: (() => void) | undefined

function heard(kinds: readonly string[]): void {
  for (const listener of listeners) listener(kinds)
}

function connect(): () => void {
  if (typeof SharedWorker === 'undefined') return liveSource(heard).open
  const { port } = new SharedWorker(new URL('./live-worker.ts', import.meta.url), { type: 'module', name: 'live' })
  port.addEventListener('message', ({ data }: MessageEvent<string[]>) => heard(data))
  port.start()
  window.addEventListener('pagehide', () => port.postMessage('bye'))
  // Back from the browser's memory of pages left.
  window.addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
  return () => port.postMessage('open')
}

/** Opens the stream for this account and post, and anew when they change. */
export function useLiveStream(who: string): void {
  useEffect(() => {
    if (who === '') return
    openStream ??= connect()
    openStream()
  }, [who])
}

/** Calls when something of this kind may have changed. */
export function useLive(kind: string, changed: () => void): void {
  const latest = useRef(changed)
  useEffect(() => {
    latest.current = changed
  })
  useEffect(() => {
    const listener = (kinds: readonly string[]) => {
      if (kinds.includes(kind)) latest.current()
    }
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }, [kind])
}
