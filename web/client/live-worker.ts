/** Shared by all tabs of a browser: one stream for all of them, since a browser grants six connections to a host and no more. */
import { liveSource } from './live-source.ts'

const tabs = new Set<MessagePort>()
const source = liveSource((kinds) => {
  // A port leads to one tab of this origin only: there is no target to name.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  for (const tab of tabs) tab.postMessage(kinds)
})

addEventListener('connect', (event) => {
  const [tab] = (event as MessageEvent).ports
  if (!tab) return
  tabs.add(tab)
  tab.addEventListener('message', ({ data }: MessageEvent<'open' | 'bye'>) => {
    if (data === 'open') source.open()
    else tabs.delete(tab)
    if (tabs.size === 0) source.close()
  })
  tab.start()
})
