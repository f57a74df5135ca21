/** The one way from the browser to the server: a call made from a contract, typed by it. */
import type { FileAnswer, InputOf, OutputOf, Route } from '#kernel/contract.ts'
import { parcelOf, type RouteFace } from './address.ts'
import { csrfToken, rememberCsrfToken } from './csrf.ts'
import { newKey } from './key.ts'
import { asProblem, localProblem, type ProblemError, problemFrom } from './problem.ts'
import { askForSignIn } from './sign-in.ts'
import { type Received, type Sent, send } from './transport.ts'

/** In the browser the bytes of an upload are a file. */
type WithFiles<I> = I extends unknown ? { [K in keyof I]: I[K] extends Uint8Array ? Blob : I[K] } : never

/** What a screen gives: the contract's input, with files where it says bytes. */
export type CallInput<R> = WithFiles<InputOf<R>>

export type CallOptions = {
  /** Given by `useAct`; made here when absent, and the same through all retries of this call. */
  idempotencyKey?: string
  signal?: AbortSignal
  /** Share of the upload that has left, 0 to 1. */
  onProgress?: (share: number) => void
}

const waits = [400, 1200, 3000]

/**
 * Asks the server. Repeats by itself when no answer came (safe: reads change nothing, acts carry an idempotency key),
 * and waits at the sign-in door when a sign-in is needed.
 * @throws ProblemError
 */
export async function call<R extends Route>(
  route: R,
  input: CallInput<R>,
  options: CallOptions = {},
): Promise<OutputOf<R>> {
  const key = options.idempotencyKey ?? newKey()
  const received = await insist(route, input as Record<string, unknown>, { ...options, idempotencyKey: key })
  if (route.answer === 'file') return (await fileFrom(received)) as OutputOf<R>
  const text = await received.text()
  try {
    return (text === '' ? undefined : JSON.parse(text)) as OutputOf<R>
  } catch {
    throw localProblem('web.unreadable', received.status)
  }
}

/** The address of a file that a link or an image may point to. */
export function addressOf<R extends Route>(route: R, input: CallInput<R>): string {
  return parcelOf(route as RouteFace, input as Record<string, unknown>).url
}

async function insist(route: RouteFace, input: Record<string, unknown>, options: CallOptions): Promise<Received> {
  let asked = false
  let freshToken = false
  for (let attempt = 0; ; attempt++) {
    try {
      return await once(route, input, options)
    } catch (error) {
      const problem = asProblem(error)
      if (problem.code === 'kernel.sign-in-needed' && !asked) {
        asked = true
        if (!(await askForSignIn())) throw problem
      } else if (problem.code === 'kernel.cross-site' && !freshToken) {
        freshToken = true
        rememberCsrfToken()
      } else if (!mayRepeat(problem) || attempt >= waits.length) {
        throw problem
      } else {
        await pause(waits[attempt]!, options.signal)
      }
    }
  }
}

function mayRepeat(problem: ProblemError): boolean {
  return problem.code === 'web.unreachable' || [502, 503, 504].includes(problem.status)
}

async function once(route: RouteFace, input: Record<string, unknown>, options: CallOptions): Promise<Received> {
  const parcel = parcelOf(route, input)
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json, */*' }
  const sent: Sent = { method: route.method, url: parcel.url, headers, signal: options.signal }
  if (route.method !== 'GET') {
    const token = await csrfToken().catch(() => Promise.reject(localProblem('web.unreachable')))
    if (token !== null) headers['x-csrf-token'] = token
    headers['idempotency-key'] = options.idempotencyKey!
  }
  if (parcel.content) {
    headers['content-type'] = 'application/octet-stream'
    sent.body = parcel.content
    sent.onProgress = options.onProgress ?? (() => undefined)
  } else if (parcel.body) {
    headers['content-type'] = 'application/json'
    sent.body = JSON.stringify(parcel.body)
  }
  const received = await send(sent)
  if (received.status >= 200 && received.status < 300) return received
  throw problemFrom(received.status, await received.text())
}

async function fileFrom(received: Received): Promise<FileAnswer> {
  const blob = await received.blob()
  const disposition = received.header('content-disposition') ?? ''
  return {
    content: new Uint8Array(await blob.arrayBuffer()),
    mediaType: received.header('content-type') ?? 'application/octet-stream',
    name: fileNameIn(disposition),
    inline: disposition.startsWith('inline'),
  }
}

/** The file name of a `content-disposition` header, RFC 6266. */
export function fileNameIn(disposition: string): string {
  const encoded = /filename\*=(?:UTF-8|utf-8)''([^;]+)/.exec(disposition)?.[1]
  if (encoded) return decodeURIComponent(encoded)
  return /filename="?([^";]+)"?/.exec(disposition)?.[1] ?? '下载文件'
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(localProblem('web.cancelled'))
    })
  })
}
