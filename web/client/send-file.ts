/** Sends a file in portions and goes on where it stopped: after a cut, a lapsed session, a reload. */
import type { DetailedError, Upload, UploadOptions } from 'tus-js-client'
import { beginUpload, type FileFacts, fileTooLarge, finishUpload } from '#modules/documents/contract.ts'
import { call } from './call.ts'
import { csrfToken, rememberCsrfToken } from './csrf.ts'
import { forgetInterrupted, interruptedLike, printOf, rememberInterrupted } from './interrupted-uploads.ts'
import { localProblem, ProblemError, problemFrom } from './problem.ts'
import { askForSignIn } from './sign-in.ts'

export type SendOptions = {
  onProgress: (share: number) => void
  /** The connection is lost and is waited for; or it is back. */
  onPaused?: (paused: boolean) => void
  signal: AbortSignal
  /** What the server leaves out of a picture before it keeps it. */
  without?: 'camera-data'
}

/** What has been acknowledged outlives a cut even behind a proxy that holds back whole requests. */
const PORTION = 1024 * 1024
const waits = [1000, 2000, 4000, 8000, 15_000]

/**
 * @param place where on which page: a file left there is gone on with
 * @throws ProblemError `web.cancelled`, or what the server says against the file
 */
export async function sendFile(file: File, place: string, options: SendOptions): Promise<FileFacts> {
  // Loaded with the first file: most visits send none.
  const { Upload } = await import('tus-js-client')
  const uploadId = await carried(Upload, file, place, options)
  try {
    const facts = await call(
      finishUpload,
      { uploadId, name: file.name, without: options.without },
      { signal: options.signal },
    )
    forgetInterrupted(addressFor(uploadId))
    return facts
  } catch (error) {
    // What the server will not have is not gone on with.
    if (error instanceof ProblemError && !error.undecided) forgetInterrupted(addressFor(uploadId))
    throw error
  }
}

/** Gives a file up that is on its way. */
export async function dropInterrupted(url: string): Promise<void> {
  forgetInterrupted(url)
  const token = await csrfToken().catch(() => null)
  const headers = { 'tus-resumable': '1.0.0', ...(token ? { 'x-csrf-token': token } : {}) }
  // What cannot be taken back now is swept by the server.
  await fetch(url, { method: 'DELETE', headers, credentials: 'same-origin' }).catch(() => undefined)
}

const addressFor = (uploadId: string) => `${beginUpload.path}/${uploadId}`

async function carried(
  Carrier: typeof Upload,
  file: File,
  place: string,
  { onProgress, onPaused, signal }: SendOptions,
): Promise<string> {
  let asked = false
  let freshToken = false
  const print = await printOf(file)
  let url = interruptedLike(place, print, Date.now())?.url
  signal.addEventListener('abort', () => (url ? void dropInterrupted(url) : undefined), { once: true })
  for (let attempt = 0; ; attempt++) {
    const answer = await oneTry(Carrier, file, url, signal, (share, at) => {
      // It moves again: the next cut is a first one.
      attempt = 0
      url = at
      rememberInterrupted({ place, name: file.name, print, url: at, share, since: Date.now() })
      onPaused?.(false)
      onProgress(share)
    })
    if (answer === 'done') return url!.split('/').at(-1)!
    if (answer === 'cut') {
      onPaused?.(true)
      await connectionAgain(waits[Math.min(attempt, waits.length - 1)]!, signal)
    } else if (answer.code === 'kernel.sign-in-needed' && !asked) {
      asked = true
      if (!(await askForSignIn())) throw answer
    } else if (answer.code === 'kernel.cross-site' && !freshToken) {
      freshToken = true
      rememberCsrfToken()
    } else throw answer
  }
}

type Outcome = 'done' | 'cut' | ProblemError

/** One connection, from where the server stands to the end or the next cut. */
function oneTry(
  Carrier: typeof Upload,
  file: File,
  uploadUrl: string | undefined,
  signal: AbortSignal,
  onMoved: (share: number, url: string) => void,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const options: UploadOptions = {
      endpoint: beginUpload.path,
      uploadUrl,
      chunkSize: PORTION,
      retryDelays: null,
      storeFingerprintForResuming: false,
      onBeforeRequest: async (request) => {
        const token = await csrfToken()
        if (token !== null) request.setHeader('x-csrf-token', token)
      },
      onUploadUrlAvailable: () => (uploadUrl ? undefined : onMoved(0, placeOf(upload))),
      onProgress: (sent) => upload.url && onMoved(sent / file.size, placeOf(upload)),
      onSuccess: () => settle('done'),
      onError: (error) => settle(cutOrRefused(error)),
    }
    const upload = new Carrier(file, options)
    const stop = () => {
      void upload.abort()
      reject(localProblem('web.cancelled'))
    }
    const settle = (answer: Outcome) => {
      signal.removeEventListener('abort', stop)
      resolve(answer)
    }
    signal.addEventListener('abort', stop)
    if (signal.aborted) stop()
    else upload.start()
  })
}

const placeOf = ({ url }: Upload) => new URL(url!, location.origin).pathname

function cutOrRefused(error: Error | DetailedError): Outcome {
  const answer = 'originalResponse' in error ? error.originalResponse : undefined
  const status = answer?.getStatus() ?? 0
  if (!answer || status === 0 || status === 409 || status === 423 || [502, 503, 504].includes(status)) return 'cut'
  if (status === 413) return new ProblemError({ code: fileTooLarge.code, status, title: fileTooLarge.title })
  return problemFrom(status, answer.getBody())
}

/** A while later, or as soon as the browser believes it has a network again. */
function connectionAgain(wait: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const over = new AbortController()
    const go = () => {
      if (!navigator.onLine) return
      over.abort()
      resolve()
    }
    const stop = () => {
      over.abort()
      reject(localProblem('web.cancelled'))
    }
    window.addEventListener('online', go, { signal: over.signal })
    signal.addEventListener('abort', stop, { signal: over.signal })
    setTimeout(go, wait)
  })
}
