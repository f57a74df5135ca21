/** A part that may be larger than its frame: it scrolls by itself and, as long as there is something to scroll, with the keyboard too. */
import { type ReactNode, useEffect, useRef } from 'react'

export type ScrollAreaProps = {
  /** What is in it, for who cannot see it. */
  label: string
  /** `ul`: the children are its rows. */
  as?: 'section' | 'aside' | 'ul'
  className?: string
  children: ReactNode
}

export function ScrollArea({ label, as: Tag = 'section', className, children }: ScrollAreaProps) {
  const area = useRef<HTMLElement>(null)
  useEffect(() => {
    const { current } = area
    return current ? keepReachable(current) : undefined
  }, [])
  return (
    <Tag ref={(found: HTMLElement | null) => void (area.current = found)} className={className} aria-label={label}>
      {children}
    </Tag>
  )
}

/** A stop on the way of the Tab key where something is hidden, and none where all is seen. @returns its end */
function keepReachable(area: HTMLElement): () => void {
  const measure = () => {
    const { scrollHeight, clientHeight, scrollWidth, clientWidth } = area
    if (scrollHeight > clientHeight + 1 || scrollWidth > clientWidth + 1) area.tabIndex = 0
    else if (document.activeElement !== area) area.removeAttribute('tabindex')
  }
  const size = new ResizeObserver(measure)
  size.observe(area)
  const content = new MutationObserver(measure)
  content.observe(area, { childList: true, subtree: true, attributes: true, attributeFilter: ['open', 'style'] })
  // A picture that has come makes what holds it larger; `load` does not bubble.
  area.addEventListener('load', measure, true)
  return () => {
    size.disconnect()
    content.disconnect()
    area.removeEventListener('load', measure, true)
  }
}
