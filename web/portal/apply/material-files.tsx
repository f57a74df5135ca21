/** The files of one material: sent at once, kept by the server, opened again from here. */
import { fileContent, largestUpload, uploadFile } from '#modules/documents/contract.ts'
import { addressOf, call } from '../../client/call.ts'
import { FileDrop, type KeptFile } from '../../ui/file-drop.tsx'

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

export function MaterialFiles({ name, ...rest }: MaterialFilesProps) {
  return (
    <FileDrop
      {...rest}
      label={name}
      accept={endings}
      maxBytes={largestUpload}
      upload={async (file, options) => {
        const kept = await call(uploadFile, { name: file.name, content: file }, options)
        return { id: kept.id, name: kept.name, bytes: kept.size }
      }}
      hrefOf={(file) => addressOf(fileContent, { id: file.id })}
    />
  )
}
