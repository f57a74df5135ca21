/** The scan of the paper that was signed at the counter. */
import { largestUpload, uploadFile, uploadTypes } from '#modules/documents/contract.ts'
import { call } from '../../client/call.ts'
import { FileDrop, type KeptFile } from '../../ui/file-drop.tsx'
import { intakeWayWords as words } from '../../words/zh/work-intake-way.ts'

const accept = Object.values(uploadTypes).flatMap((one) =>
  one === 'JPG' ? ['.jpg', '.jpeg'] : [`.${one.toLowerCase()}`],
)

export function SignedScan({ scan, onChange }: { scan?: KeptFile; onChange: (scan?: KeptFile) => void }) {
  return (
    <FileDrop
      label={words.scan}
      files={scan ? [scan] : []}
      accept={accept}
      maxBytes={largestUpload}
      upload={async (file, options) => {
        const { id, name, size } = await call(uploadFile, { name: file.name, content: file }, options)
        return { id, name, bytes: size }
      }}
      onKept={onChange}
      onRemove={() => onChange(undefined)}
    />
  )
}
