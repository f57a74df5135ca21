/** Opens a phone's camera. Nothing is sent before one has said so. */
import { Button } from 'antd'
import { lazy, Suspense, useRef, useState } from 'react'
import { photoWords as words } from '../../words/zh/photo.ts'
import css from '../file-drop.module.css'

const PhotoDialog = lazy(() => import('./photo-dialog.tsx').then((loaded) => ({ default: loaded.PhotoDialog })))

export function TakePhoto({ label, onTaken }: { label: string; onTaken: (file: File) => void }) {
  const asked = useRef<HTMLInputElement>(null)
  const [photo, setPhoto] = useState<File>()
  const openCamera = () => {
    const input = Object.assign(document.createElement('input'), {
      type: 'file',
      accept: 'image/*',
      capture: 'environment',
    })
    input.addEventListener('change', () => setPhoto(input.files?.[0]))
    // Held until it has answered: a browser may forget what is on no page.
    asked.current = input
    input.click()
  }
  return (
    <>
      <Button className={css.camera} aria-label={`${words.take} ${label}`} onClick={openCamera}>
        {words.take}
      </Button>
      {photo ? (
        <Suspense fallback={null}>
          <PhotoDialog
            key={`${photo.name} ${photo.lastModified}`}
            photo={photo}
            name={label}
            onUse={(file) => {
              setPhoto(undefined)
              onTaken(file)
            }}
            onAgain={openCamera}
            onClose={() => setPhoto(undefined)}
          />
        </Suspense>
      ) : null}
    </>
  )
}
