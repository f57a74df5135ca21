/** The platform above as docs/exchange-protocol.md describes it: rows out, receipts back, and what it has of a day. */
import { messageOf } from '#kernel/log.ts'
import { headersFor, peerOf } from '#kernel/signed-request.ts'
import { z } from 'zod'
import type { Kept } from '../digest.ts'
import type { TableName, Values } from '../rules/fields.ts'

export type SentRow = {
  table: TableName
  guid: string
  revision: number
  operation: 'I' | 'U'
  day: string
  digest: string
  row: Values
}
export type SentBatch = { batch: string; source: string; rows: SentRow[] }

const answer = z.object({
  guid: z.uuid(),
  revision: z.number().int(),
  outcome: z.enum(['accepted', 'refused', 'later']),
  receipt: z.string().max(200).optional(),
  code: z.string().max(50).optional(),
  reason: z.string().max(500).optional(),
})
export type Answer = z.infer<typeof answer>

const receipts = z.object({ batch: z.string(), receipts: z.array(answer) })
const totals = z.object({ day: z.string(), count: z.number().int(), digest: z.string() })
const kept = z.object({
  rows: z.array(z.object({ guid: z.uuid(), revision: z.number().int(), digest: z.string() })),
  next: z.string().optional(),
})

const PATIENCE_MS = 15_000

/** @throws Error, without a word of the rows, when it is worth trying again */
export async function handOver(setting: string, batch: SentBatch, now: Date): Promise<Answer[]> {
  return (await ask(setting, 'rows', batch, now, receipts)).receipts
}

/** How many rows the platform has of a day, and their digest. @throws Error */
export function askDay(setting: string, day: string, now: Date): Promise<z.infer<typeof totals>> {
  return ask(setting, 'days', { day }, now, totals)
}

/** All rows the platform has of a day, page by page. @throws Error */
export async function askRowsOfDay(setting: string, day: string, now: Date): Promise<Kept[]> {
  const rows: Kept[] = []
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = await ask(setting, 'day-rows', { day, after }, now, kept)
    rows.push(...page.rows)
    after = page.next
  }
  return rows
}

async function ask<S extends z.ZodType>(
  setting: string,
  what: string,
  question: object,
  now: Date,
  shape: S,
): Promise<z.output<S>> {
  const peer = peerOf(setting)
  const body = JSON.stringify(question)
  const reply = await fetch(`${peer.address.replace(/\/+$/, '')}/${what}`, {
    method: 'POST',
    headers: headersFor(peer, now, body),
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((error: unknown) => {
    throw new Error(`连不上上级平台：${messageOf((error as Error).cause ?? error)}`)
  })
  if (reply.status === 401) throw new Error('上级平台不认可签名，请核对应用号和密钥')
  if (reply.status !== 200) throw new Error(`上级平台答复 ${reply.status}`)
  const told = await reply.text().catch((error: unknown) => {
    throw new Error(`上级平台的答复没有收完：${messageOf(error)}`)
  })
  const read = shape.safeParse(jsonIn(told))
  if (!read.success) throw new Error('上级平台的答复不符合协议')
  return read.data
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
