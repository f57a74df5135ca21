/** Upload with progress: chosen, photographed or dropped. Each file says where it is and what went wrong. */
import { Button } from 'antd'
import {
  type ReactNode,
  type RefObject,
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { asProblem } from '../client/problem.ts'
import { sizeWords } from '../words/format.ts'
import { uiWords } from '../words/zh/ui.ts'
import css from './file-drop.module.css'
import { TakePhoto } from './photo/take-photo.tsx'

export type KeptFile = {
  id: string
  name: string
  bytes?: number
  /** What one should know of it. */
  note?: string
}

/** A button beside choosing: `take` is given what it comes by. */
export type OtherWay = (label: string, take: (file: File) => void) => ReactNode

export type FileDropProps = {
  /** 身份证正反面照片. */
  label: string
  help?: string
  /** Stands below the name, above the files: another way than handing one in. */
  children?: ReactNode
  /** What is already there; the caller adds to it in `onKept`. */
  files: readonly KeptFile[]
  /** Sends one file; `call(uploadRoute, { content: file, … }, { onProgress, signal })`. */
  upload: (
    file: File,
    options: { onProgress: (share: number) => void; onPaused: (paused: boolean) => void; signal: AbortSignal },
  ) => Promise<KeptFile>
  /** Not sent to their end before the page was left; the same file chosen again goes on. */
  interrupted?: readonly { name: string; share: number; url: string }[]
  onForget?: (url: string) => void
  onKept: (file: KeptFile) => void
  onRemove?: (file: KeptFile) => void
  /** Files are on their way; or none any more. */
  onSending?: (sending: boolean) => void
  /** Papers are photographed with a phone: a button of its own opens the camera. */
  camera?: boolean
  /** At a desk with a scanner: papers come from it. */
  otherWay?: OtherWay
  /** File name endings: `['.pdf', '.jpg', '.png']`. */
  accept: readonly string[]
  maxBytes: number
  /** One file only: a new one takes the place of the old. */
  single?: boolean
  /** So many files at most. */
  most?: number
  error?: string
  /** Shows a link to the file. */
  hrefOf?: (file: KeptFile) => string
}

type Sending = { key: number; file: File; share: number; paused: boolean; problem?: string; stop: AbortController }

const PICTURES = /^\.(jpe?g|png)$/

let nextKey = 0

export function FileDrop(props: FileDropProps) {
  const { label, help, files, accept, maxBytes, single, most = Infinity, error } = props
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const { sending, add, retry, drop } = useSending(props)
  const { box, over } = useDropping(add)
  return (
    <div ref={box} className={css.box} data-over={over ? true : undefined} data-error={error ? true : undefined}>
      <p id={`${id}-label`} className={css.label}>
        {label}
      </p>
      {help ? <p className={css.help}>{help}</p> : null}
      {props.children}
      {error ? (
        <p id={`${id}-error`} className={css.error}>
          {error}
        </p>
      ) : null}
      <KeptFiles {...props} />
      <InterruptedFiles {...props} />
      <ul className={css.list} aria-live="polite">
        {sending.map((one) => (
          <li key={one.key}>
            <SendingLine one={one} onRetry={() => retry(one)} onDrop={() => drop(one)} />
          </li>
        ))}
      </ul>
      <input
        ref={input}
        id={id}
        className="unseen"
        type="file"
        tabIndex={-1}
        aria-labelledby={`${id}-label`}
        accept={accept.join(',')}
        multiple={!single}
        onChange={(event) => {
          add([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      {(single && files.length > 0 && !props.onRemove) || files.length >= most ? null : (
        <div className={css.choose}>
          <Button aria-describedby={error ? `${id}-error` : `${id}-label`} onClick={() => input.current?.click()}>
            {accept.some((one) => PICTURES.test(one)) && !props.camera ? uiWords.takePhoto : uiWords.chooseFile}
          </Button>
          {props.camera ? <TakePhoto label={label} onTaken={(file) => add([file])} /> : null}
          {props.otherWay?.(label, (file) => add([file]))}
          <span className={css.help}>
            {accept.map((one) => one.slice(1).toUpperCase()).join('、')}，{uiWords.upTo(sizeWords(maxBytes))}
            <span className={css.desktop}>；{uiWords.dropHere}</span>
          </span>
        </div>
      )}
    </div>
  )
}

function KeptFiles({ files, hrefOf, onRemove, label }: FileDropProps) {
  if (files.length === 0) return null
  return (
    <ul className={css.list} aria-label={`${label} ${uiWords.uploaded}`}>
      {files.map((file) => (
        <li key={file.id} className={css.line}>
          <span className={css.kept} aria-hidden="true">
            ✓
          </span>
          <span className={css.name}>
            {hrefOf ? (
              <a href={hrefOf(file)} target="_blank" rel="noreferrer">
                {file.name}
              </a>
            ) : (
              file.name
            )}
            <span className={css.help}> {file.bytes === undefined ? uiWords.uploaded : sizeWords(file.bytes)}</span>
            {file.note ? <span className={css.note}>{file.note}</span> : null}
          </span>
          {onRemove ? (
            <Button type="text" aria-label={`${uiWords.remove} ${file.name}`} onClick={() => onRemove(file)}>
              {uiWords.remove}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function InterruptedFiles({ interrupted = [], onForget, label }: FileDropProps) {
  if (interrupted.length === 0) return null
  return (
    <ul className={css.list} aria-label={`${label} ${uiWords.interrupted}`}>
      {interrupted.map(({ name, share, url }) => (
        <li key={url} className={css.line}>
          <span className={css.name}>
            {name}
            <span className={css.note}>{uiWords.interruptedAt(percent(share))}</span>
          </span>
          <Button type="text" aria-label={`${uiWords.remove} ${name}`} onClick={() => onForget?.(url)}>
            {uiWords.remove}
          </Button>
        </li>
      ))}
    </ul>
  )
}

const percent = (share: number) => `${Math.floor(share * 100)}%`

function SendingLine({ one, onRetry, onDrop }: { one: Sending; onRetry: () => void; onDrop: () => void }) {
  return (
    <div className={css.line}>
      <span className={css.name}>
        {one.file.name}
        {one.problem ? (
          <span className={css.error}>{one.problem}</span>
        ) : (
          <>
            <progress
              className={css.progress}
              max={1}
              value={one.share}
              aria-label={`${uiWords.uploading} ${one.file.name}`}
            />
            {one.paused ? <span className={css.note}>{uiWords.uploadPaused(percent(one.share))}</span> : null}
          </>
        )}
      </span>
      {one.problem && one.share >= 0 ? <Button onClick={onRetry}>{uiWords.retry}</Button> : null}
      <Button type="text" aria-label={`${uiWords.remove} ${one.file.name}`} onClick={onDrop}>
        {uiWords.remove}
      </Button>
    </div>
  )
}

/** Dropping files is a convenience of the mouse: the button does the same for everyone. */
function useDropping(onFiles: (files: File[]) => void): { box: RefObject<HTMLDivElement | null>; over: boolean } {
  const box = useRef<HTMLDivElement>(null)
  const [over, setOver] = useState(false)
  const take = useEffectEvent(onFiles)
  useEffect(() => {
    const stop = new AbortController()
    const hear = (kind: 'dragover' | 'dragleave' | 'drop', listen: (event: DragEvent) => void) =>
      box.current?.addEventListener(kind, listen, stop)
    hear('dragover', (event) => {
      event.preventDefault()
      setOver(true)
    })
    hear('dragleave', () => setOver(false))
    hear('drop', (event) => {
      event.preventDefault()
      setOver(false)
      take([...(event.dataTransfer?.files ?? [])])
    })
    return () => stop.abort()
  }, [])
  return { box, over }
}

/** The files on their way. A file refused before it left has a share below nought: trying again would not help. */
function useSending(props: FileDropProps) {
  const { upload, files: kept, onKept, onSending, accept, maxBytes, single, most = Infinity } = props
  const [sending, setSending] = useState<readonly Sending[]>([])
  // What was chosen or typed while a file was on its way must not be undone by its arrival.
  const latestOnKept = useRef(onKept)
  useLayoutEffect(() => {
    latestOnKept.current = onKept
  })
  const busy = sending.some((one) => one.problem === undefined)
  useEffect(() => onSending?.(busy), [busy, onSending])
  const change = (key: number, part: Partial<Sending>) =>
    setSending((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const drop = (one: Sending) => {
    one.stop.abort()
    setSending((all) => all.filter((other) => other.key !== one.key))
  }
  const send = async (one: Sending) => {
    change(one.key, { share: 0, paused: false, problem: undefined })
    try {
      const stored = await upload(one.file, {
        signal: one.stop.signal,
        onProgress: (share) => change(one.key, { share }),
        onPaused: (paused) => change(one.key, { paused }),
      })
      latestOnKept.current(stored)
      drop(one)
    } catch (error) {
      change(one.key, { problem: asProblem(error).title })
    }
  }
  const add = (files: readonly File[]) => {
    const room = single ? 1 : Math.max(0, most - kept.length - sending.length)
    const taken = files.slice(0, room).map((file): Sending => {
      const problem = refusalOf(file, accept, maxBytes)
      const share = problem ? -1 : 0
      return { key: nextKey++, file, share, paused: false, problem, stop: new AbortController() }
    })
    setSending((all) => (single ? taken : [...all, ...taken]))
    for (const one of taken) if (!one.problem) void send(one)
  }
  const retry = (one: Sending) => {
    const again = { ...one, stop: new AbortController() }
    change(one.key, again)
    void send(again)
  }
  return { sending, add, drop, retry }
}

function refusalOf(file: File, accept: readonly string[], maxBytes: number): string | undefined {
  if (file.size > maxBytes) return uiWords.fileTooLarge(sizeWords(maxBytes))
  const fits = accept.some((ending) => file.name.toLowerCase().endsWith(ending))
  return fits ? undefined : uiWords.fileWrongKind(accept.map((one) => one.slice(1).toUpperCase()).join('、'))
}
