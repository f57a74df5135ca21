/** 评价机: rating with what stands on the receipt, at a terminal of the hall; it clears itself when somebody walks away. */
import { useEffect, useState } from 'react'
import { RateByCode } from '../portal/ratings/pad-page.tsx'
import { ScreenFrame } from '../ui/screen-frame.tsx'
import { hallScreenWords as words } from '../words/zh/screens.ts'
import css from './applicant-screen.module.css'

const IDLE_MS = 90_000

export function RatingKiosk() {
  const [turn, setTurn] = useState(0)
  const [codes, setCodes] = useState<{ number?: string; code: string }>()
  useIdle(() => {
    setCodes(undefined)
    setTurn((before) => before + 1)
  })
  return (
    <ScreenFrame title={words.rate}>
      <div className={css.narrow}>
        <p>{words.rateText}</p>
        <RateByCode key={turn} {...codes} onCodes={setCodes} atTerminal />
      </div>
    </ScreenFrame>
  )
}

/** Nobody has touched the terminal for a while. */
function useIdle(left: () => void): void {
  useEffect(() => {
    let timer = setTimeout(left, IDLE_MS)
    const touched = () => {
      clearTimeout(timer)
      timer = setTimeout(left, IDLE_MS)
    }
    const kinds = ['pointerdown', 'keydown'] as const
    for (const kind of kinds) window.addEventListener(kind, touched)
    return () => {
      clearTimeout(timer)
      for (const kind of kinds) window.removeEventListener(kind, touched)
    }
  })
}
