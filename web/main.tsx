/** Starts the page. Where it came with its first picture (first-picture/), the picture comes to life in its place. */
import { type ReactNode, useEffect } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { Everything } from './everything.tsx'
import { pressAgain } from './first-picture/early-press.ts'
import { newRouter } from './routes.tsx'

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')
void begin(place)

async function begin(at: HTMLElement): Promise<void> {
  const router = newRouter()
  const everything = (
    <Alive>
      <Everything router={router} />
    </Alive>
  )
  if (!at.firstChild) return createRoot(at).render(everything)
  // The router must draw what it drew for the build, and know where it is before it draws.
  router.ssr = { manifest: undefined }
  await router.load()
  hydrateRoot(at, everything)
}

function Alive({ children }: { children: ReactNode }) {
  // After the drawing: while it lasts, nothing that is pressed is heard.
  useEffect(() => {
    const later = setTimeout(pressAgain)
    return () => clearTimeout(later)
  }, [])
  return children
}
