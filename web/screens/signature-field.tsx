/** A place to sign with a finger or a pen. */
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type SignaturePad from 'signature_pad'
import { Buttons } from '../ui/card.tsx'
import { applicantScreenWords as words } from '../words/zh/screens.ts'
import css from './applicant-screen.module.css'

/** @param props.onSigned gets the picture, a PNG in base64 */
export function SignatureField({ pending, onSigned }: { pending: boolean; onSigned: (image: string) => void }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const pad = useRef<SignaturePad>(undefined)
  const [empty, setEmpty] = useState(false)
  useEffect(() => {
    let left = false
    void import('signature_pad').then(({ default: Pad }) => {
      const box = canvas.current
      if (left || !box) return
      // As many points as the display has, so that the strokes are sharp.
      const { width, height } = box.getBoundingClientRect()
      const ratio = Math.max(1, window.devicePixelRatio)
      box.width = width * ratio
      box.height = height * ratio
      box.getContext('2d')?.scale(ratio, ratio)
      pad.current = new Pad(box, { penColor: '#1f2329', backgroundColor: '#ffffff' })
    })
    return () => {
      left = true
      pad.current?.off()
    }
  }, [])
  const sign = () => {
    const none = !pad.current || pad.current.isEmpty()
    setEmpty(none)
    if (!none) onSigned(pad.current!.toDataURL('image/png').replace(/^data:image\/png;base64,/, ''))
  }
  return (
    <>
      <fieldset aria-label={words.pad}>
        <canvas ref={canvas} className={css.pad} />
      </fieldset>
      <p role="alert" className={css.wrong}>
        {empty ? words.empty : null}
      </p>
      <Buttons>
        <Button type="primary" size="large" loading={pending} onClick={sign}>
          {words.sign}
        </Button>
        <Button
          size="large"
          onClick={() => {
            setEmpty(false)
            pad.current?.clear()
          }}
        >
          {words.again}
        </Button>
      </Buttons>
    </>
  )
}
