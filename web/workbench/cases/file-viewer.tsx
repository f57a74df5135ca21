/** An image or a PDF beside the form: larger, smaller, turned, also by the keys + − r. */
import { useState } from 'react'
import { PdfFrame } from '../../ui/pdf-frame.tsx'
import { ScrollArea } from '../../ui/scroll-area.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { workCaseWords } from '../../words/zh/work-cases.ts'
import css from './file-viewer.module.css'

const words = workCaseWords.viewer
const SCALES = [0.5, 0.75, 1, 1.5, 2, 3, 4] as const
const FIT = SCALES.indexOf(1)

/** For the browsers' PDF viewers: the width of the page, no list of pages beside it. */
const withoutSidebar = '#view=FitH&navpanes=0'

export type ViewedFile = { key: string; name: string; mediaType: string; address: string }

export function FileViewer({ label, files }: { label: string; files: readonly ViewedFile[] }) {
  const [key, setKey] = useState(files[0]?.key)
  const file = files.find((one) => one.key === key) ?? files[0]
  if (!file) return null
  return (
    <div className={css.viewer}>
      {files.length > 1 ? (
        <fieldset aria-label={words.files} className={css.files}>
          {files.map((one) => (
            <button
              key={one.key}
              type="button"
              className={css.file}
              aria-pressed={one.key === file.key}
              onClick={() => setKey(one.key)}
            >
              {one.name}
            </button>
          ))}
        </fieldset>
      ) : null}
      {file.mediaType.startsWith('image/') ? (
        <Picture key={file.key} file={file} label={label} />
      ) : (
        <Paper key={file.key} file={file} />
      )}
    </div>
  )
}

function Picture({ file, label }: { file: ViewedFile; label: string }) {
  const [step, setStep] = useState<number>(FIT)
  const [turns, setTurns] = useState(0)
  const scale = SCALES[step]!
  const larger = () => setStep(Math.min(step + 1, SCALES.length - 1))
  const smaller = () => setStep(Math.max(step - 1, 0))
  const turn = () => setTurns(turns + 1)
  useKeys({ '+': larger, '=': larger, '-': smaller, r: turn })
  const lying = turns % 2 === 1
  // Width over height, known once the picture has come.
  const [shape, setShape] = useState(1)
  return (
    <>
      <div className={css.tools}>
        <button type="button" onClick={larger} disabled={step === SCALES.length - 1}>
          {words.zoomIn}
        </button>
        <button type="button" onClick={smaller} disabled={step === 0}>
          {words.zoomOut}
        </button>
        <button type="button" onClick={turn}>
          {words.rotate}
        </button>
        <button
          type="button"
          onClick={() => {
            setStep(FIT)
            setTurns(0)
          }}
        >
          {words.fit}
        </button>
        <span aria-live="polite">{words.scale(scale * 100)}</span>
        <Elsewhere file={file} />
      </div>
      <ScrollArea label={`${words.label}：${label}`} className={css.stage}>
        <div className={css.sheet} style={{ width: `${scale * 100}%`, aspectRatio: lying ? 1 / shape : shape }}>
          <img
            src={file.address}
            alt={`${label}，${file.name}`}
            className={css.picture}
            style={{ width: `${lying ? shape * 100 : 100}%`, rotate: `${turns * 90}deg` }}
            onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => setShape(naturalWidth / naturalHeight)}
          />
        </div>
      </ScrollArea>
    </>
  )
}

function Paper({ file }: { file: ViewedFile }) {
  return (
    <>
      <div className={css.tools}>
        <Elsewhere file={file} />
      </div>
      <PdfFrame
        className={css.paper}
        address={`${file.address}${withoutSidebar}`}
        title={file.name}
        elsewhere={<p className={css.note}>{words.pdfElsewhere}</p>}
      />
    </>
  )
}

function Elsewhere({ file }: { file: ViewedFile }) {
  return (
    <a href={file.address} target="_blank" rel="noreferrer" className={css.elsewhere}>
      {words.newWindow}
      <span className="unseen">：{file.name}</span>
    </a>
  )
}
