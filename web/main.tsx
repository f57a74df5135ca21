/** Starts the page. Where it came with its first picture (first-picture/), the picture comes to life in its place. */
import { type ReactNode, useEffect } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { Everything } from './everything.tsx'
import { takePressed } from './first-picture/early-press.ts'
import { newRouter } from './routes.tsx'

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')
void begin(place)

async function begin(at: HTMLElement): Promise<void> {
  const router = newRouter()
  if (at.firstChild) {
    // The router must draw what it drew for the build, and know where it is before it draws.
    router.ssr = { manifest: undefined }
    await router.load()
  }
  const pressed = takePressed()
  const everything = (
    <Alive then={() => pressed?.click()}>
      <Everything router={router} />
    </Alive>
  )
  if (at.firstChild) hydrateRoot(at, everything)
  else createRoot(at).render(everything)
}

function Alive({ then, children }: { then: () => void; children: ReactNode }) {
  // After the drawing: while it lasts, what is pressed is not heard.
  useEffect(() => {
    const later = setTimeout(then)
    return () => clearTimeout(later)
  }, [then])
  return children
}
