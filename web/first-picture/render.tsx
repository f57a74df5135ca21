/** Draws the home page as the browser will draw it at first: nobody signed in yet, nothing asked yet. Run by the build. */
import { createMemoryHistory } from '@tanstack/react-router'
import { prerender } from 'react-dom/static'
import { Everything } from '../everything.tsx'
import { newRouter } from '../routes.tsx'
import { FirstTextSize } from '../ui/theme.tsx'

/**
 * @param large in large text 大字版
 * @returns what stands in `#root`
 * @throws whatever a component throws where there is no browser
 */
export async function drawHome(large: boolean): Promise<string> {
  const router = newRouter(createMemoryHistory({ initialEntries: ['/'] }))
  await router.load()
  const faults: unknown[] = []
  const { prelude } = await prerender(
    <FirstTextSize value={large}>
      <Everything router={router} />
    </FirstTextSize>,
    // In one piece: what is sent later is put in its place by a script, which the page's policy forbids.
    { progressiveChunkSize: Number.MAX_SAFE_INTEGER, onError: (fault) => void faults.push(fault) },
  )
  const drawn = await new Response(prelude).text()
  if (faults.length > 0) throw faults[0]
  return drawn
}
