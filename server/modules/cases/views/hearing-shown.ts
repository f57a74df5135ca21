/** Hearings, site checks and interested parties as the pages show them. */
import type { OutputOf } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { describeFiles } from '#modules/documents/index.ts'
import type { casePage } from '../contract.ts'
import { hearingOf, type HearingRow, hearingTitles, partiesOf, siteChecksOf } from '../hearing-store.ts'
import type { CaseRow } from '../store.ts'

type Page = OutputOf<typeof casePage>

export async function hearingShown(
  ctx: Ctx,
  file: CaseRow,
): Promise<{ row?: HearingRow; shown?: NonNullable<Page['hearing']> }> {
  const row = file.hearing ? await hearingOf(ctx, file.id) : undefined
  if (!row || !file.hearing) return {}
  const shown = {
    state: file.hearing,
    stateTitle: hearingTitles[file.hearing],
    reason: row.reason,
    requestBy: row.request_by ?? undefined,
    requestedOn: row.requested_on ?? undefined,
    requestedBy: row.requested_by ?? undefined,
    holdBy: row.hold_by ?? undefined,
    hearingOn: row.hearing_on ?? undefined,
    time: row.at_time ?? undefined,
    place: row.place ?? undefined,
    host: row.host_name ? `${row.host_post} ${row.host_name}` : undefined,
    announcement: row.announcement ?? undefined,
    putOffReason: row.put_off_reason ?? undefined,
    heldOn: row.held_on ?? undefined,
    record: row.record ?? undefined,
    attendees: row.attendees ?? undefined,
    files: await namedFiles(ctx, row.document_ids),
  }
  return { row, shown }
}

export async function siteChecksShown(ctx: Ctx, caseId: string): Promise<Page['siteChecks']> {
  const rows = await siteChecksOf(ctx, caseId)
  const files = await namedFiles(
    ctx,
    rows.flatMap((row) => row.document_ids),
  )
  return rows.map((row) => ({
    officers: row.officers,
    checkedOn: row.checked_on,
    place: row.place,
    findings: row.findings,
    passed: row.passed,
    recordedAt: row.recorded_at.toISOString(),
    files: files.filter((one) => row.document_ids.includes(one.documentId)),
  }))
}

/** Staff only: the contact of a third person is nobody else's business. */
export async function partiesShown(ctx: Ctx, caseId: string): Promise<Page['parties']> {
  return (await partiesOf(ctx, caseId)).map((row) => ({
    no: row.no,
    name: row.name,
    interest: row.interest,
    contact: ctx.vault.open(row.sealed_contact),
    toldOn: row.told_on,
    statement: row.statement ?? undefined,
    statedOn: row.stated_on ?? undefined,
  }))
}

async function namedFiles(ctx: Ctx, ids: readonly string[]) {
  if (ids.length === 0) return []
  return (await describeFiles(ctx, ids)).map(({ id, name }) => ({ documentId: id, name }))
}
