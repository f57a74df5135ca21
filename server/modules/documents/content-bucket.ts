/** The bytes of every file in a bucket of an S3-compatible store, under the same keys as in the folder. */
import { AwsClient } from 'aws4fetch'
import { type ContentStore, keyOf } from './content-key.ts'
import { storeSilent } from './contract.ts'

const TIMEOUT_MS = 30_000

/** @param url `https://KEY:SECRET@host/bucket` or `…/bucket/prefix`; the bucket is part of the path */
export function contentBucket(url: string, region: string): ContentStore {
  const { username, password, origin, pathname } = new URL(url)
  const client = new AwsClient({
    accessKeyId: decodeURIComponent(username),
    secretAccessKey: decodeURIComponent(password),
    service: 's3',
    region,
    retries: 2,
    initRetryMs: 200,
  })
  const ask = async (sha256: string, init: RequestInit): Promise<Response> => {
    const address = `${origin}${pathname.replace(/\/+$/, '')}/${keyOf(sha256)}`
    const answer = await client
      .fetch(address, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) })
      .catch((cause: unknown) => Promise.reject(silent(cause)))
    if (answer.ok || answer.status === 404) return answer
    throw silent(new Error(`${answer.status} ${codeIn(await answer.text())}`))
  }
  return {
    async keep(content, sha256) {
      const kept = await ask(sha256, { method: 'HEAD' })
      if (kept.ok && Number(kept.headers.get('content-length')) === content.byteLength) return
      // The name is the fingerprint of what is sent: the store checks it as the bytes come in.
      const headers = { 'x-amz-content-sha256': sha256, 'content-type': 'application/octet-stream' }
      const answer = await ask(sha256, { method: 'PUT', headers, body: content as BodyInit })
      if (!answer.ok) throw silent(new Error(`404 ${codeIn(await answer.text())}`))
    },
    async read(sha256) {
      const answer = await ask(sha256, { method: 'GET' })
      return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined
    },
  }
}

function silent(cause: unknown): Error {
  return Object.assign(storeSilent(), { cause })
}

/** `SignatureDoesNotMatch`, `NoSuchBucket`: the word of the store's own answer. */
function codeIn(answer: string): string {
  return /<Code>(\w+)<\/Code>/.exec(answer)?.[1] ?? ''
}
