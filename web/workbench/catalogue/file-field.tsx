/** A sample or a blank form: a file given here, or the address of one elsewhere. */
import { fileContent, largestUpload } from '#modules/documents/contract.ts'
import { addressOf } from '../../client/call.ts'
import { useResumable } from '../../client/use-resumable.ts'
import { FileDrop } from '../../ui/file-drop.tsx'
import { workItemElementWords } from '../../words/zh/work-item-elements.ts'
import { useFaultAt } from './faults.tsx'
import { OptionalWords } from './small-fields.tsx'

const words = workItemElementWords.file
const ENDINGS = ['.pdf', '.jpg', '.jpeg', '.png'] as const
const STORED = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

export type FileFieldProps = {
  path: string
  label: string
  /** An address, or the id of a stored file. */
  value: string | undefined
  onChange: (value: string | undefined) => void
}

export function FileField({ path, label, value, onChange }: FileFieldProps) {
  const { error } = useFaultAt()(path)
  const sending = useResumable(path)
  const stored = value !== undefined && STORED.test(value)
  return (
    <div>
      <FileDrop
        label={label}
        files={stored ? [{ id: value, name: words.stored }] : []}
        accept={ENDINGS}
        maxBytes={largestUpload}
        single
        error={stored ? error : undefined}
        {...sending}
        hrefOf={(file) => addressOf(fileContent, { id: file.id })}
        onKept={(file) => onChange(file.id)}
        onRemove={() => onChange(undefined)}
      />
      {stored ? null : (
        <OptionalWords path={path} label={words.address(label)} most={256} value={value} onChange={onChange} />
      )}
    </div>
  )
}
