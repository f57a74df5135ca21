/** A QR code drawn as SVG, sharp on paper and screens. */
import { useEffect, useState } from 'react'

export type QrCodeProps = {
  text: string
  /** What scanning it does: 扫码核验这份证照. */
  label: string
  size?: number
}

type Drawn = { text: string; path: string; width: number }

export function QrCode({ text, label, size = 176 }: QrCodeProps) {
  const [drawn, setDrawn] = useState<Drawn>()
  useEffect(() => {
    let wanted = true
    const draw = async () => {
      try {
        const { create } = await import('qrcode')
        const { size: width, data } = create(text, { errorCorrectionLevel: 'M' }).modules
        if (wanted) setDrawn({ text, width, path: pathOf(width, data) })
      } catch {
        // Without a network what draws it is not there yet; it is drawn once there is one again.
        if (wanted) window.addEventListener('online', again)
      }
    }
    const again = () => {
      window.removeEventListener('online', again)
      void draw()
    }
    void draw()
    return () => {
      wanted = false
      window.removeEventListener('online', again)
    }
  }, [text])
  const margin = 4
  const side = (drawn?.width ?? 21) + margin * 2
  return (
    <svg
      role="img"
      aria-label={label}
      width={size}
      height={size}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      {drawn?.text === text ? <path d={drawn.path} fill="#000" transform={`translate(${margin} ${margin})`} /> : null}
    </svg>
  )
}

function pathOf(width: number, data: ArrayLike<number>): string {
  const parts: string[] = []
  for (let at = 0; at < width * width; at++) {
    if (data[at]) parts.push(`M${at % width} ${Math.floor(at / width)}h1v1h-1z`)
  }
  return parts.join('')
}
