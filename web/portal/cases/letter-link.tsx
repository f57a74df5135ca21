/** A letter of one's own: the first opening is recorded as the proof that it arrived, and then the file is shown. */
import type { MouseEvent, ReactNode } from 'react'
import { openLetter } from '#modules/documents/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { ErrorBox } from '../../ui/states.tsx'
import { FileLink } from '../link-button.tsx'

export type LetterLinkProps = {
  documentId: string
  href: string
  /** Known to have been opened before. */
  opened: boolean
  label?: string
  onOpen?: () => void
  children: ReactNode
}

export function LetterLink({ documentId, href, opened, label, onOpen, children }: LetterLinkProps) {
  const act = useAct(openLetter)
  const open = async (event: MouseEvent) => {
    onOpen?.()
    if (opened) return
    event.preventDefault()
    // A window asked for after an answer would be taken for an advertisement.
    const page = window.open('', '_blank')
    const answer = await act.run({ documentId })
    if (!answer) page?.close()
    else if (page) page.location.href = href
    else window.location.assign(href)
  }
  return (
    <>
      <FileLink href={href} aria-label={label} aria-busy={act.pending} onClick={(event) => void open(event)}>
        {children}
      </FileLink>
      {act.problem ? <ErrorBox problem={act.problem} /> : null}
    </>
  )
}
