/** Sends one request and hands back what came; knows nothing of routes. */
import { localProblem } from './problem.ts'

export type Sent = {
  method: string
  url: string
  headers: Record<string, string>
  body?: string | Blob | Uint8Array
  signal?: AbortSignal
  /** Share of the upload that has left, 0 to 1. */
  onProgress?: (share: number) => void
}

export type Received = {
  status: number
  header(name: string): string | null
  text(): Promise<string>
  blob(): Promise<Blob>
}

/** @throws ProblemError `web.offline`, `web.unreachable` or `web.cancelled` when no answer came */
export async function send(request: Sent): Promise<Received> {
  if (request.onProgress) return sendWithProgress(request)
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      body: request.body as BodyInit | undefined,
      signal: request.signal,
      credentials: 'same-origin',
    })
    return {
      status: response.status,
      header: (name) => response.headers.get(name),
      text: () => response.text(),
      blob: () => response.blob(),
    }
  } catch {
    throw noAnswer(request.signal)
  }
}

/** Only XMLHttpRequest tells how much of an upload has left. */
function sendWithProgress(request: Sent): Promise<Received> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest()
    xhr.open(request.method, request.url)
    xhr.responseType = 'blob'
    for (const [name, value] of Object.entries(request.headers)) xhr.setRequestHeader(name, value)
    xhr.upload.onprogress = (event) => event.lengthComputable && request.onProgress?.(event.loaded / event.total)
    xhr.onload = () => {
      const answer = xhr.response as Blob
      resolve({
        status: xhr.status,
        header: (name) => xhr.getResponseHeader(name),
        text: () => answer.text(),
        blob: () => Promise.resolve(answer),
      })
    }
    xhr.onerror = () => reject(noAnswer(request.signal))
    xhr.onabort = () => reject(localProblem('web.cancelled'))
    request.signal?.addEventListener('abort', () => xhr.abort(), { once: true })
    xhr.send(request.body as XMLHttpRequestBodyInit | undefined)
  })
}

function noAnswer(signal: AbortSignal | undefined): Error {
  if (signal?.aborted) return localProblem('web.cancelled')
  return localProblem(navigator.onLine ? 'web.unreachable' : 'web.offline')
}
