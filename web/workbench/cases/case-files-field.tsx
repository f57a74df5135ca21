/** Files that staff add to a case: the record of a hearing, photographs of a site. */
import { largestUpload } from '#modules/documents/contract.ts'
import { useResumable } from '../../client/use-resumable.ts'
import { FileDrop, type KeptFile } from '../../ui/file-drop.tsx'
import { useScanner } from '../counter/scan-papers.tsx'

const accept = ['.pdf', '.jpg', '.jpeg', '.png'] as const

type Props = { label: string; help?: string; files: readonly KeptFile[]; onChange: (files: KeptFile[]) => void }

export function CaseFilesField({ label, help, files, onChange }: Props) {
  const sending = useResumable(label)
  const scanner = useScanner()
  return (
    <FileDrop
      label={label}
      help={help}
      files={files}
      accept={accept}
      maxBytes={largestUpload}
      {...sending}
      otherWay={scanner}
      onKept={(file) => onChange([...files, file])}
      onRemove={(gone) => onChange(files.filter((one) => one.id !== gone.id))}
    />
  )
}
