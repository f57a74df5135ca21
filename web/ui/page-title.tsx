/** The heading of a page. Names the browser tab and takes the focus after a navigation, so that a screen reader says where one is. */
import { type ReactNode, useEffect, useRef } from 'react'
import { uiWords } from '../words/zh/ui.ts'

let firstPage = true

/** `text` names the tab; `children` is shown instead of it when the heading needs more. */
export function PageTitle({ text, children, className }: { text: string; children?: ReactNode; className?: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const place = useRef<string>(undefined)
  useEffect(() => {
    document.title = `${text} · ${uiWords.product}`
    const arrived = place.current !== location.pathname
    place.current = location.pathname
    // A name that changes while somebody works on the page, as a saved one does, takes the focus from nobody who has it.
    const nobodyHasIt = document.activeElement === document.body
    if (!firstPage && (arrived || nobodyHasIt)) heading.current?.focus({ preventScroll: true })
    firstPage = false
  }, [text])
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children ?? text}
    </h1>
  )
}
