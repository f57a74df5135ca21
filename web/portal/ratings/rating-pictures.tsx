/** Pictures that go with a rating. Who reads them stands beside the field: they are never on a public page. */
import { fileContent, largestUpload } from '#modules/documents/contract.ts'
import { mostPictures } from '#modules/ratings/contract.ts'
import { addressOf } from '../../client/call.ts'
import { useResumable } from '../../client/use-resumable.ts'
import { FileDrop, type KeptFile } from '../../ui/file-drop.tsx'
import { portalRatingWords } from '../../words/zh/portal-ratings.ts'

const words = portalRatingWords.pictures
const endings = ['.jpg', '.jpeg', '.png'] as const

export type RatingPicturesProps = {
  bad: boolean
  files: readonly KeptFile[]
  onChange: (change: (files: readonly KeptFile[]) => readonly KeptFile[]) => void
  onSending: (sending: boolean) => void
}

export function RatingPictures({ bad, files, onChange, onSending }: RatingPicturesProps) {
  const sending = useResumable(words.label, undefined, 'camera-data')
  return (
    <FileDrop
      {...sending}
      label={words.label}
      help={words.help(mostPictures, bad)}
      files={files}
      accept={endings}
      camera
      most={mostPictures}
      maxBytes={largestUpload}
      hrefOf={(file) => addressOf(fileContent, { id: file.id })}
      onKept={(file) => onChange((all) => [...all, file])}
      onRemove={(gone) => onChange((all) => all.filter((one) => one.id !== gone.id))}
      onSending={onSending}
    />
  )
}
