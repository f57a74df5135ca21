/** A part that may be larger than its frame: it scrolls by itself and, as long as there is something to scroll, with the keyboard too. */
import type { ReactNode } from 'react'

export type ScrollAreaProps = {
  /** What is in it, for who cannot see it. */
  label: string
  /** `ul`: the children are its rows. */
  as?: 'section' | 'aside' | 'ul'
  className?: string
  children: ReactNode
}

export function ScrollArea({ label, as: Tag = 'section', className, children }: ScrollAreaProps) {
  return (
    <Tag ref={keepReachable} className={className} aria-label={label}>
      {children}
    </Tag>
  )
}

/** As a `ref`: a stop on the way of the Tab key where something is hidden, and none where all is seen. */
export function keepReachable(area: HTMLElement | null): (() => void) | undefined {
  if (!area) return undefined
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
