/** The files of one material: sent at once, in portions that go on after a cut, and opened again from here. */
import { useState } from 'react'
import { type FileFacts, fileContent, largestUpload } from '#modules/documents/contract.ts'
import { addressOf } from '../../client/call.ts'
import { interruptedAt } from '../../client/interrupted-uploads.ts'
import { dropInterrupted, sendFile } from '../../client/send-file.ts'
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
}

function noteOf({ sameAs, closed }: FileFacts): string | undefined {
  if (closed) return uiWords.waitsForScan
  return sameAs ? uiWords.sameAs(sameAs.name, dateWords(shanghaiDate(sameAs.storedAt))) : undefined
}

export function MaterialFiles({ name, ...rest }: MaterialFilesProps) {
  const place = `${location.pathname} ${name}`
  const [left, setLeft] = useState(() => interruptedAt(place, Date.now()))
  const forget = (gone: (url: string, fileName: string) => boolean) =>
    setLeft((all) => all.filter((one) => !gone(one.url, one.name)))
  return (
    <FileDrop
      {...rest}
      label={name}
      accept={endings}
      camera
      maxBytes={largestUpload}
      interrupted={left}
      onForget={(url) => {
        forget((one) => one === url)
        void dropInterrupted(url)
      }}
      upload={async (file, options) => {
        forget((_url, fileName) => fileName === file.name)
        const kept = await sendFile(file, place, options)
        return { id: kept.id, name: kept.name, bytes: kept.size, note: noteOf(kept) }
      }}
      hrefOf={(file) => addressOf(fileContent, { id: file.id })}
    />
  )
}
