/** Records as their makers and their keepers read them. */
import type { OutputOf } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { describeFiles } from '#modules/documents/index.ts'
import { describeOrgans } from '#modules/organs/index.ts'
import { breachStatuses, type myCredit } from './contract.ts'
import { isWhose, mayAnswer } from './policy.ts'
import { type BreachRow, type RequestRow, requestsOf } from './store.ts'

export type BreachShown = OutputOf<typeof myCredit>['rows'][number]

export async function breachesShown(ctx: Ctx, rows: readonly BreachRow[]): Promise<BreachShown[]> {
  const requests = await requestsOf(
    ctx,
    rows.map((row) => row.id),
  )
  const files = await describeFiles(
    ctx,
    requests.flatMap((one) => one.document_ids),
  )
  const names = new Map(files.map((file) => [file.id, file.name]))
  const organs = await describeOrgans(
    ctx,
    rows.map((row) => row.organ_id),
  )
  return rows.map((row) => {
    const own = requests.filter((one) => one.breach_id === row.id)
    return {
      id: row.id,
      caseId: row.case_id,
      caseNumber: row.case_number,
      itemName: row.item_name,
      organName: organs.get(row.organ_id)?.name ?? '',
      what: row.what,
      basis: row.basis,
      recordedOn: row.recorded_on,
      status: row.status,
      statusTitle: breachStatuses[row.status],
      settledOn: row.settled_on ?? undefined,
      published: row.published,
      requests: own.map((one) => ({
        id: one.id,
        kind: one.kind,
        statement: one.statement,
        files: one.document_ids.map((documentId) => ({ documentId, name: names.get(documentId) ?? '' })),
        madeAt: one.made_at.toISOString(),
        outcome: one.outcome ?? undefined,
        answer: one.answer ?? undefined,
        answeredAt: one.answered_at?.toISOString(),
      })),
      can: canOf(ctx, row, own),
    }
  })
}

function canOf({ actor }: Ctx, row: BreachRow, requests: readonly RequestRow[]): BreachShown['can'] {
  if (row.status !== 'standing') return []
  const waits = (kind: RequestRow['kind']) => requests.some((one) => one.kind === kind && one.outcome === null)
  if (isWhose(actor, row))
    return [...(['repair', 'objection'] as const).filter((kind) => !waits(kind)), 'publish' as const]
  return mayAnswer(actor, row) && (waits('repair') || waits('objection')) ? ['answer'] : []
}
