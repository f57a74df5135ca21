/** A photographed page before it is sent: turned, its corners set by finger or keys, straightened, looked at. Loaded with the first photograph. */
import { Button } from 'antd'
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { photoWords as words } from '../../words/zh/photo.ts'
import { Buttons, Stack } from '../card.tsx'
import { Dialog } from '../dialog.tsx'
import { Waiting } from '../states.tsx'
import css from './photo-dialog.module.css'
import { asJpg, readPicture, straight, turned } from './picture.ts'
import { type Corners, firstCorners, withCorner } from './straighten.ts'

export type PhotoDialogProps = {
  photo: File
  /** 户口簿: what the file will be called. */
  name: string
  onUse: (file: File) => void
  /** Another photograph. */
  onAgain: () => void
  onClose: () => void
}

export function PhotoDialog({ photo, name, onUse, onAgain, onClose }: PhotoDialogProps) {
  const [picture, setPicture] = useState<HTMLCanvasElement>()
  const [unreadable, setUnreadable] = useState(false)
  const [corners, setCorners] = useState(firstCorners)
  const [page, setPage] = useState<HTMLCanvasElement>()
  useEffect(() => {
    let gone = false
    readPicture(photo).then(
      (read) => gone || setPicture(read),
      () => gone || setUnreadable(true),
    )
    return () => {
      gone = true
    }
  }, [photo])
  const use = async (canvas: HTMLCanvasElement) => onUse(await asJpg(canvas, name))
  const footer = page ? (
    <Buttons>
      <Button type="primary" onClick={() => void use(page)}>
        {words.use}
      </Button>
      <Button onClick={() => setPage(turned(page))}>{words.turn}</Button>
      <Button onClick={() => setPage(undefined)}>{words.corners}</Button>
      <Button onClick={onAgain}>{words.again}</Button>
    </Buttons>
  ) : (
    <Buttons>
      <Button type="primary" disabled={!picture} onClick={() => picture && setPage(straight(picture, corners))}>
        {words.straighten}
      </Button>
      <Button disabled={!picture} onClick={() => picture && setPage(picture)}>
        {words.skip}
      </Button>
      <Button disabled={!picture} onClick={() => picture && setPicture(turned(picture))}>
        {words.turn}
      </Button>
      <Button onClick={onAgain}>{words.again}</Button>
    </Buttons>
  )
  return (
    <Dialog open title={page ? words.look : words.title} onClose={onClose} footer={footer}>
      <Stack>
        <p>{unreadable ? words.unreadable : page ? words.lookHelp : words.help}</p>
        {picture || unreadable ? null : <Waiting lines={3} />}
        {page ? <Shown canvas={page} label={words.preview} /> : null}
        {picture && !page ? <Cornered picture={picture} corners={corners} onCorners={setCorners} /> : null}
      </Stack>
    </Dialog>
  )
}

function Shown({ canvas, label }: { canvas: HTMLCanvasElement; label: string }) {
  return <img className={css.picture} src={canvas.toDataURL('image/jpeg', 0.8)} alt={label} />
}

type CorneredProps = { picture: HTMLCanvasElement; corners: Corners; onCorners: (corners: Corners) => void }

/** One press of an arrow key, as a share of the picture. */
const STEP = 0.01

const steps: Readonly<Record<string, { x: number; y: number }>> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
}

function Cornered({ picture, corners, onCorners }: CorneredProps) {
  const box = useRef<HTMLDivElement>(null)
  const drag = (which: number) => (event: PointerEvent<HTMLButtonElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const { left, top, width, height } = box.current!.getBoundingClientRect()
    onCorners(withCorner(corners, which, { x: (event.clientX - left) / width, y: (event.clientY - top) / height }))
  }
  const press = (which: number) => (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    const at = corners[which]!
    onCorners(withCorner(corners, which, { x: at.x + step.x, y: at.y + step.y }))
  }
  return (
    <div ref={box} className={css.box}>
      <Shown canvas={picture} label={words.photo} />
      <svg className={css.frame} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        <polygon points={corners.map(({ x, y }) => `${x * 100},${y * 100}`).join(' ')} />
      </svg>
      {corners.map(({ x, y }, which) => (
        <button
          key={words.cornerNames[which]}
          type="button"
          className={css.corner}
          style={{ left: `${x * 100}%`, top: `${y * 100}%` }}
          aria-label={words.corner(words.cornerNames[which]!, Math.round(x * 100), Math.round(y * 100))}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={drag(which)}
          onKeyDown={press(which)}
        />
      ))}
    </div>
  )
}
