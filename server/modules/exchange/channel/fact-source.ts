/** Asking one fact as docs/fact-protocol.md describes it. */
import { messageOf } from '#kernel/log.ts'
import { headersFor, peerOf } from '#kernel/signed-request.ts'
import { z } from 'zod'

export type AskedOutside = {
  question: string
  fact: string
  fields: readonly string[]
  purpose: string
  basis: string
  /** Number of the case. */
  about: string
  organ: string
  subject: { kind: 'person' | 'enterprise'; name: string; identifier: string }
}

const answer = z.discriminatedUnion('outcome', [
  z.object({
    question: z.string(),
    outcome: z.literal('answered'),
    values: z.record(z.string(), z.union([z.string().max(500), z.number(), z.boolean()])),
  }),
  z.object({
    question: z.string(),
    outcome: z.literal('refused'),
    code: z.string().max(50),
    reason: z.string().max(500),
  }),
])
export type FactAnswer = z.infer<typeof answer>

/** A rule waits for no body longer than this; the question is asked again. */
export const PATIENCE_MS = 3_000

/** @throws Error, without a word of the person, when it is worth asking again */
export async function askSource(
  setting: string,
  asked: AskedOutside,
  now: Date,
  patience = PATIENCE_MS,
): Promise<FactAnswer> {
  const peer = peerOf(setting)
  const body = JSON.stringify(asked)
  const reply = await fetch(`${peer.address.replace(/\/+$/, '')}/facts`, {
    method: 'POST',
    headers: headersFor(peer, now, body),
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  }).catch((error: unknown) => {
    throw new Error(`连不上数据共享平台：${messageOf((error as Error).cause ?? error)}`)
  })
  if (reply.status === 401) throw new Error('数据共享平台不认可签名，请核对应用号和密钥')
  if (reply.status !== 200) throw new Error(`数据共享平台答复 ${reply.status}`)
  const read = answer.safeParse(await reply.json().catch(() => undefined))
  if (!read.success || read.data.question !== asked.question) throw new Error('数据共享平台的答复不符合协议')
  return read.data
}
