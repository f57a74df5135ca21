/** Stands in for an S3-compatible store in tests: one bucket in memory, and nobody gets in without a right signature (AWS Signature Version 4). */
import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export type StandInS3 = {
  /** What to set as ONEWINDOW_S3_URL, for the bucket it has. */
  readonly url: string
  /** By key, within the bucket. */
  readonly objects: Map<string, Buffer>
  /** Requests that were let in, as `PUT key`. */
  readonly seen: string[]
  close(): Promise<void>
}

const KEY = 'demo-city'
/** With what has to be written otherwise in an address. */
const SECRET = 'stand/in+secret'
const REGION = 'cn-demo-1'
const BUCKET = 'papers'

export async function startS3(): Promise<StandInS3> {
  const objects = new Map<string, Buffer>()
  const seen: string[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const [status, body] = answer(request, Buffer.concat(parts), objects, seen)
      response.writeHead(status, { 'content-length': body.byteLength })
      response.end(request.method === 'HEAD' ? undefined : body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${KEY}:${encodeURIComponent(SECRET)}@127.0.0.1:${port}/${BUCKET}`,
    objects,
    seen,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  }
}

function answer(
  request: IncomingMessage,
  body: Buffer,
  objects: Map<string, Buffer>,
  seen: string[],
): [number, Buffer] {
  if (!isSigned(request, body)) return refused(403, 'SignatureDoesNotMatch')
  const [, bucket, ...rest] = request.url!.split('/')
  if (bucket !== BUCKET) return refused(404, 'NoSuchBucket')
  const key = rest.join('/')
  seen.push(`${request.method} ${key}`)
  if (request.method === 'PUT') {
    objects.set(key, body)
    return [200, Buffer.alloc(0)]
  }
  const found = objects.get(key)
  return found ? [200, found] : refused(404, 'NoSuchKey')
}

function refused(status: number, code: string): [number, Buffer] {
  return [status, Buffer.from(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`)]
}

const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/** Canonical request, string to sign, derived key: as the Signature Version 4 documentation has them. */
function isSigned({ method = '', url = '', headers }: IncomingMessage, body: Buffer): boolean {
  const given = /Credential=([^/]+)\/(\d{8}\/[^/]+\/s3\/aws4_request), SignedHeaders=([^,]+), Signature=(\w{64})/.exec(
    headers.authorization ?? '',
  )
  if (!given || given[1] !== KEY || given[2]!.split('/')[1] !== REGION) return false
  const payload = String(headers['x-amz-content-sha256'])
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== sha256(body)) return false
  const named = given[3]!.split(';').map((name) => `${name}:${String(headers[name]).replace(/\s+/g, ' ').trim()}\n`)
  const canonical = [method, url, '', named.join(''), given[3], payload].join('\n')
  const [day, region, service, end] = given[2]!.split('/') as [string, string, string, string]
  const key = [region, service, end].reduce(hmac, hmac(`AWS4${SECRET}`, day))
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], given[2], sha256(canonical)].join('\n')
  return hmac(key, text).toString('hex') === given[4]
}
