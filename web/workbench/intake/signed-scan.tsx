/** The scan of the paper that was signed at the counter. */
import { largestUpload, uploadTypes } from '#modules/documents/contract.ts'
import { useResumable } from '../../client/use-resumable.ts'
import { FileDrop, type KeptFile } from '../../ui/file-drop.tsx'
import { useScanner } from '../counter/scan-papers.tsx'
import { intakeWayWords as words } from '../../words/zh/work-intake-way.ts'

const accept = Object.values(uploadTypes).flatMap((one) =>
  one === 'JPG' ? ['.jpg', '.jpeg'] : [`.${one.toLowerCase()}`],
)

export function SignedScan({ scan, onChange }: { scan?: KeptFile; onChange: (scan?: KeptFile) => void }) {
  const sending = useResumable(words.scan)
  const scanner = useScanner()
  return (
    <FileDrop
      label={words.scan}
      files={scan ? [scan] : []}
      accept={accept}
      maxBytes={largestUpload}
      {...sending}
      otherWay={scanner}
      onKept={onChange}
      onRemove={() => onChange(undefined)}
    />
  )
}
