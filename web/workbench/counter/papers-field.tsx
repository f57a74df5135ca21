/** Papers handed in at a desk: chosen, photographed or scanned. */
import { useEffect, useEffectEvent, useState } from 'react'
import { largestUpload, uploadTypes } from '#modules/documents/contract.ts'
import { useResumable } from '../../client/use-resumable.ts'
import { FileDrop, type FileDropProps, type KeptFile } from '../../ui/file-drop.tsx'
import { scanWords as words } from '../../words/zh/work-counter.ts'
import { useScanner } from './scan-papers.tsx'

const accept = Object.values(uploadTypes).flatMap((one) =>
  one === 'JPG' ? ['.jpg', '.jpeg'] : [`.${one.toLowerCase()}`],
)

type Files = readonly KeptFile[]
type Props = Pick<FileDropProps, 'label' | 'help' | 'files' | 'most' | 'error' | 'hrefOf'> & {
  /** Told as a change and not as a result: two papers may arrive at once. */
  onChange: (change: (files: Files) => Files) => void
  /** A paper is being scanned or sent; or no longer. */
  onComing?: (coming: boolean) => void
  /** Somebody wanted to go on and has to wait for it. */
  waits?: boolean
}

export function PapersField({ onChange, onComing, waits, error, ...rest }: Props) {
  const upload = useResumable(rest.label)
  const [scanning, setScanning] = useState(false)
  const [sending, setSending] = useState(false)
  const scanner = useScanner(setScanning)
  const coming = scanning || sending
  const tell = useEffectEvent((on: boolean) => onComing?.(on))
  useEffect(() => {
    tell(coming)
    return () => tell(false)
  }, [coming])
  return (
    <FileDrop
      {...rest}
      {...upload}
      otherWay={scanner}
      error={waits ? words.wait : error}
      accept={accept}
      maxBytes={largestUpload}
      onSending={setSending}
      onKept={(file) => onChange((files) => [...files, file])}
      onRemove={(gone) => onChange((files) => files.filter(({ id }) => id !== gone.id))}
    />
  )
}

/** Whoever went on while papers are still coming would leave them behind. `field` is for the field, `mustWait` is asked before going on. */
export function useComingPapers() {
  const [coming, setComing] = useState(false)
  const [asked, setAsked] = useState(false)
  return {
    field: { onComing: setComing, waits: asked && coming },
    mustWait: () => {
      setAsked(true)
      return coming
    },
  }
}
