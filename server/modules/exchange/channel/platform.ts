/** The platform above as docs/exchange-protocol.md describes it: rows out, receipts back, and what it has of a day. */
import { askPeer } from '#kernel/signed-request.ts'
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

function ask<S extends z.ZodType>(
  setting: string,
  what: string,
  question: object,
  now: Date,
  shape: S,
): Promise<z.output<S>> {
  return askPeer(setting, { name: '上级平台', what, question, now, shape, patienceMs: PATIENCE_MS })
}
