/** Files that staff add to a case: the record of a hearing, photographs of a site. */
import { largestUpload, uploadFile } from '#modules/documents/contract.ts'
import { call } from '../../client/call.ts'
import { FileDrop, type KeptFile } from '../../ui/file-drop.tsx'

const accept = ['.pdf', '.jpg', '.jpeg', '.png'] as const

type Props = { label: string; help?: string; files: readonly KeptFile[]; onChange: (files: KeptFile[]) => void }

export function CaseFilesField({ label, help, files, onChange }: Props) {
  return (
    <FileDrop
      label={label}
      help={help}
      files={files}
      accept={accept}
      maxBytes={largestUpload}
      upload={async (file, options) => {
        const kept = await call(uploadFile, { name: file.name, content: file }, options)
        return { id: kept.id, name: kept.name, bytes: kept.size }
      }}
      onKept={(file) => onChange([...files, file])}
      onRemove={(gone) => onChange(files.filter((one) => one.id !== gone.id))}
    />
  )
}
