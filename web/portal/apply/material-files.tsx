/** The files of one material: sent at once, in portions that go on after a cut, and opened again from here. */
import type { ReactNode } from 'react'
import { type FileFacts, fileContent, largestUpload } from '#modules/documents/contract.ts'
import { addressOf } from '../../client/call.ts'
import { useResumable } from '../../client/use-resumable.ts'
import { FileDrop, type KeptFile } from '../../ui/file-drop.tsx'
import { dateWords, shanghaiDate } from '../../words/format.ts'
import { uiWords } from '../../words/zh/ui.ts'

const endings = ['.pdf', '.jpg', '.jpeg', '.png'] as const

export type MaterialFilesProps = {
  name: string
  help?: string
  files: readonly KeptFile[]
  onKept: (file: KeptFile) => void
  onRemove: (file: KeptFile) => void
  error?: string
  onSending?: (sending: boolean) => void
  /** Stands below the name. */
  children?: ReactNode
}

function noteOf({ sameAs, closed }: FileFacts): string | undefined {
  if (closed) return uiWords.waitsForScan
  return sameAs ? uiWords.sameAs(sameAs.name, dateWords(shanghaiDate(sameAs.storedAt))) : undefined
}

export function MaterialFiles({ name, ...rest }: MaterialFilesProps) {
  const sending = useResumable(name, noteOf)
  return (
    <FileDrop
      {...rest}
      {...sending}
      label={name}
      accept={endings}
      camera
      maxBytes={largestUpload}
      hrefOf={(file) => addressOf(fileContent, { id: file.id })}
    />
  )
}
